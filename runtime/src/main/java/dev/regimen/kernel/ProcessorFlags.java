package dev.regimen.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The instruction sets of the processor, as Linux tells them. */
public final class ProcessorFlags {
  /** Of x86 and of ARM. */
  private static final Pattern LINE = Pattern.compile("(?m)^(?:flags|Features)\\s*:(.*)$");

  private ProcessorFlags() {}

  /** Their names in Linux, such as {@code avx512_bf16}; empty where nothing tells them. */
  public static Optional<Set<String>> all() {
    return of(Path.of("/proc/cpuinfo"));
  }

  /** What such a file says. */
  static Optional<Set<String>> of(Path file) {
    try {
      Matcher line = LINE.matcher(Files.isReadable(file) ? Files.readString(file) : "");
      return line.find()
          ? Optional.of(Set.copyOf(List.of(line.group(1).strip().split("\\s+"))))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
