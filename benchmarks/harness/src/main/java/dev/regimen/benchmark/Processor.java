package dev.regimen.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a peer needs to know to use this processor well: the OpenBLAS that comes with ND4J is older
 * than some processors and then runs kernels for the oldest of them, so it is told.
 */
final class Processor {
  private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");

  private Processor() {}

  /** Variables of the environment of every side. */
  static Map<String, String> environment() throws IOException {
    boolean known = Files.exists(DESCRIPTION);
    boolean wide = known && Files.readString(DESCRIPTION).contains(" avx512f");
    return wide ? Map.of("OPENBLAS_CORETYPE", "SKYLAKEX") : Map.of();
  }
}
