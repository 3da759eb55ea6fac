package dev.regimen.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The instructions that every side is held to, by {@code -Dbenchmark.isa=avx2}: what a processor
 * without AVX-512 runs, imitated on one that has it. Its caches and its clock stay its own, so a
 * figure taken so is named so.
 */
enum Isa {
  /** All that the processor has. */
  NATIVE(Map.of(), List.of()),

  /** HotSpot, OpenBLAS, oneDNN, MKL and libtorch's own loops stay within 256 bits. */
  AVX2(
      Map.of(
          "OPENBLAS_CORETYPE", "Haswell",
          "ONEDNN_MAX_CPU_ISA", "AVX2",
          "ATEN_CPU_CAPABILITY", "avx2",
          "MKL_ENABLE_INSTRUCTIONS", "AVX2"),
      List.of("-XX:UseAVX=2"));

  private static final String PROPERTY = "benchmark.isa";

  private final Map<String, String> environment;
  private final List<String> options;

  Isa(Map<String, String> environment, List<String> options) {
    this.environment = environment;
    this.options = options;
  }

  /** Variables of the environment of every side. */
  Map<String, String> environment() {
    return environment;
  }

  /** Options of every side's virtual machine. */
  List<String> options() {
    return options;
  }

  /**
   * As the property says; {@link #NATIVE} if it is not set.
   *
   * @throws IllegalArgumentException if it names none
   */
  static Isa chosen() {
    String name = System.getProperty(PROPERTY, NATIVE.name());
    return Arrays.stream(values())
        .filter(isa -> isa.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT, "-D%s=%s: expected native or avx2", PROPERTY, name)));
  }
}
