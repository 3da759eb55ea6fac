package dev.regimen.report.saved;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The name of this machine, by which a run's process is known to be one of its own. */
public final class Machine {
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

  private Machine() {}

  /** Its name; empty where it has none. No network is asked. */
  public static String name() {
    return read(LINUX)
        .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
        .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
        .orElse("");
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      // Another system than Linux.
      return Optional.empty();
    }
  }
}
