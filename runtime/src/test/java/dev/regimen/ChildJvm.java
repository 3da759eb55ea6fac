package dev.regimen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM beside that of the tests. It lives for a second or two, of which the JIT's second stage, a
 * collector's threads and a trainer's head start would take the larger part.
 */
public final class ChildJvm {
  private ChildJvm() {}

  /** The command that starts one with these arguments. */
  public static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.add("-Dregimen.headstart=off");
    command.addAll(List.of(arguments));
    return command;
  }

  /** The command that runs a program of the tests on their class path. */
  public static List<String> running(Class<?> program, String... arguments) {
    List<String> command = command("-cp", classPath(), program.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** The class path of the tests, entry by entry. */
  public static String classPath() {
    String plain = System.getProperty("java.class.path");
    return System.getProperty("surefire.test.class.path", plain);
  }
}
