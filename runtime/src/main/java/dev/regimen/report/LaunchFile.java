package dev.regimen.report;

import dev.regimen.report.saved.Machine;
import dev.regimen.train.Run;
import dev.regimen.train.file.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How this process was started, so that another can take a run up again: its number, its folder,
 * its command, where the run is saved.
 */
final class LaunchFile {
  /** Linux tells the whole command; what Java tells of it ends with a page of memory. */
  private static final Path COMMAND = Path.of("/proc/self/cmdline");

  /**
   * Arguments whose values are nobody's business, up to the value. Searched for, not matched as a
   * whole: a class path has ten thousand characters, and every run is recorded with it.
   */
  private static final Pattern SECRET =
      Pattern.compile("(?i)(?:password|passwd|secret|token|credential|api.?key)[^=]*=");

  /** The same, where the value is the next argument. */
  private static final Pattern SECRET_NEXT =
      Pattern.compile("(?i)--?[a-z-]*(?:password|passwd|secret|token|credential|api.?key)");

  private static final String HIDDEN = "***";

  private LaunchFile() {}

  static JsonObject of(Run run) {
    ProcessHandle process = ProcessHandle.current();
    JsonObject launch =
        new JsonObject().text("host", Machine.name()).number("process", process.pid());
    process
        .info()
        .startInstant()
        .ifPresent(
            instant -> launch.text("began", instant.truncatedTo(ChronoUnit.SECONDS).toString()));
    launch.text("directory", Path.of("").toAbsolutePath().toString());
    launch.texts("command", discreet(command(process)));
    run.checkpoints()
        .ifPresent(folder -> launch.text("checkpoints", folder.toAbsolutePath().toString()));
    return launch;
  }

  /**
   * {@code -Ddatabase.password=hunter2} without what stands behind the sign, {@code --password
   * hunter2} without the second.
   */
  static List<String> discreet(List<String> arguments) {
    List<String> told = new ArrayList<>();
    boolean hidden = false;
    for (String argument : arguments) {
      told.add(hidden ? HIDDEN : discreet(argument));
      hidden = SECRET_NEXT.matcher(argument).matches();
    }
    return told;
  }

  private static String discreet(String argument) {
    Matcher secret = SECRET.matcher(argument);
    return secret.find() ? argument.substring(0, secret.end()) + HIDDEN : argument;
  }

  private static List<String> command(ProcessHandle process) {
    try {
      String all = Files.readString(COMMAND, StandardCharsets.UTF_8);
      return Arrays.asList(all.split("\0"));
    } catch (IOException e) {
      // Another system than Linux, or letters of another encoding.
      return told(process.info());
    }
  }

  private static List<String> told(ProcessHandle.Info info) {
    Optional<String[]> arguments = info.arguments();
    if (info.command().isEmpty() || arguments.isEmpty()) {
      return List.of();
    }
    List<String> command = new ArrayList<>(List.of(info.command().get()));
    command.addAll(Arrays.asList(arguments.get()));
    return command;
  }
}
