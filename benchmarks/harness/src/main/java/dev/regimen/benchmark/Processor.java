package dev.regimen.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The processor that figures are taken on: its name, which stands in every line, and what peers
 * need to know to use it well. The OpenBLAS that comes with ND4J is older than some processors and
 * then runs kernels for the oldest of them, so it is told.
 */
final class Processor {
  private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");

  private Processor() {}

  /** Variables of the environment of every side. */
  static Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>();
    if (wide()) {
      environment.put("OPENBLAS_CORETYPE", "SKYLAKEX");
    }
    environment.putAll(Isa.chosen().environment());
    return environment;
  }

  /** As the system calls it, for example {@code AMD EPYC family 26 model 2}. */
  static String name() throws IOException {
    return field("model name", System.getProperty("os.arch"))
        + field("cpu family", "").replaceFirst("^(?=.)", " family ")
        + field("model", "").replaceFirst("^(?=.)", " model ");
  }

  /** The instructions that sides may use: {@code avx512}, {@code avx2} or {@code other}. */
  static String instructions() throws IOException {
    if (wide()) {
      return Isa.chosen() == Isa.AVX2 ? "avx2 (imitated)" : "avx512";
    }
    return has("avx2") ? "avx2" : "other";
  }

  private static boolean wide() throws IOException {
    return has("avx512f");
  }

  private static boolean has(String flag) throws IOException {
    return List.of(field("flags", "").split(" ")).contains(flag);
  }

  /** Of the first processor; Linux only, elsewhere the other. */
  private static String field(String name, String other) throws IOException {
    if (!Files.exists(DESCRIPTION)) {
      return other;
    }
    return Files.readAllLines(DESCRIPTION).stream()
        .map(line -> line.split(":", 2))
        .filter(
            parts -> parts.length == 2 && parts[0].strip().toLowerCase(Locale.ROOT).equals(name))
        .map(parts -> parts[1].strip())
        .findFirst()
        .orElse(other);
  }
}
