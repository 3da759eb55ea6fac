package dev.regimen.processor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The JDK's javac in a process of its own, in a folder: there it finds the processor on a path, as
 * for users, and prints what users see.
 *
 * @param succeeded whether it exited with 0
 * @param said all that it printed
 */
record Javac(boolean succeeded, String said) {
  static Javac run(Path folder, String... arguments) throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("javac").toString());
    command.addAll(List.of("-J-Duser.language=en", "-J-Dfile.encoding=UTF-8"));
    // Half the time of a run as short as that.
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile(folder, "javac", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.endsWith("JAVA_OPTIONS"));
    builder.environment().keySet().removeIf(name -> name.endsWith("JAVA_TOOL_OPTIONS"));
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("javac hangs: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new Javac(process.exitValue() == 0, Files.readString(log));
  }

  /** The class path of the tests, the processor and the runtime among it. */
  static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return ofTests == null ? System.getProperty("java.class.path") : ofTests;
  }

  /** Path entries joined. */
  static String path(Object... entries) {
    List<String> texts = new ArrayList<>();
    for (Object entry : entries) {
      texts.add(entry.toString());
    }
    return String.join(File.pathSeparator, texts);
  }
}
