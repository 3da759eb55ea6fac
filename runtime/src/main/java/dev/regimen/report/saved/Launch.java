package dev.regimen.report.saved;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a run's process was started, and where the run is saved.
 *
 * @param host the machine; empty if it is not known
 * @param process its number there; 0 if it is not known
 * @param began when the process did; empty if it is not known
 * @param directory that it works in
 * @param command the program and its arguments; empty if the system does not tell
 * @param checkpoints where it is saved; empty if it is not
 */
public record Launch(
    String host,
    long process,
    Optional<Instant> began,
    String directory,
    List<String> command,
    Optional<Path> checkpoints) {
  /** Systems round the time differently. */
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  static Launch of(JsonMembers run) throws RecordException {
    JsonMembers launch = run.object("launch");
    return new Launch(
        launch.text("host", ""),
        launch.whole("process", 0),
        launch.has("began") ? Optional.of(launch.time("began")) : Optional.empty(),
        launch.text("directory", ""),
        launch.texts("command"),
        launch.has("checkpoints") ? Optional.of(launch.path("checkpoints")) : Optional.empty());
  }

  /** Whether the process ran on this machine and is no more; another's has taken its number. */
  boolean gone() {
    if (process == 0 || !host.equals(Machine.name())) {
      return false;
    }
    Optional<ProcessHandle> found = ProcessHandle.of(process).filter(ProcessHandle::isAlive);
    return found.isEmpty() || found.get().info().startInstant().map(this::differs).orElse(false);
  }

  private boolean differs(Instant instant) {
    return began
        .map(known -> Duration.between(known, instant).abs().compareTo(ROUNDING) > 0)
        .orElse(false);
  }
}
