package dev.regimen.kernel;

import com.sun.jna.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which set of kernels OpenBLAS runs.
 *
 * <p>OpenBLAS 0.3.19, which ND4J brings, chooses by the processor's model number, and on a model
 * younger than itself it falls back to code of 2004 with vectors of four floats, a fifth of the
 * speed on the Xeons of 2023, or to vectors of eight where there are sixteen, half the speed on the
 * EPYCs of 2024. It reads the environment variable {@value #VARIABLE} while it is loaded, so before
 * that the variable is set to what later versions of OpenBLAS choose, by what the processor can do.
 * A value that the user has set stays.
 */
final class BlasKernels {
  /** What JavaCPP calls the copy of OpenBLAS that computes products. */
  static final String LIBRARY = "openblas_nolapack";

  static final String VARIABLE = "OPENBLAS_CORETYPE";

  private static final Logger LOG = LoggerFactory.getLogger(BlasKernels.class);
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Set<String> WIDE =
      Set.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");
  private static final Set<String> FUSED = Set.of("avx2", "fma");
  private static final Set<String> FALLBACKS = Set.of("Prescott", "Core2", "Generic");
  private static final int KEEP = 0;

  private BlasKernels() {}

  /** Chooses for this machine. Has an effect only before OpenBLAS is loaded, and on Linux. */
  static void choose() {
    if (System.getenv(VARIABLE) != null || !Files.isReadable(PROCESSORS)) {
      return;
    }
    try {
      Optional<String> kernels = suited(Files.readAllLines(PROCESSORS));
      if (kernels.isPresent()) {
        Function.getFunction("c", "setenv").invokeInt(new Object[] {VARIABLE, kernels.get(), KEEP});
      }
    } catch (IOException | LinkageError e) {
      LOG.warn("Cannot choose OpenBLAS's kernels; set {} if products are slow: {}", VARIABLE, e);
    }
  }

  /** The kernels for an x86 processor, from what Linux says of it; empty if there is no choice. */
  static Optional<String> suited(List<String> processors) {
    String vendor = value(processors, "vendor_id");
    Set<String> flags = Set.copyOf(Arrays.asList(value(processors, "flags").split("\\s+")));
    if (!flags.containsAll(FUSED)) {
      return Optional.empty();
    }
    if (flags.containsAll(WIDE)) {
      return Optional.of("SKYLAKEX");
    }
    return Optional.of(vendor.equals("GenuineIntel") ? "HASWELL" : "ZEN");
  }

  /** The value of the first line with a key. */
  private static String value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** Warns where OpenBLAS fell back: the program had loaded it before, or nothing was chosen. */
  static void verify() {
    Optional<String> running = chosen();
    if (running.isPresent() && FALLBACKS.contains(running.get())) {
      LOG.warn(
          "OpenBLAS runs its slowest kernels ({}). Where a program uses ND4J before Regimen, set the"
              + " environment variable {} to SKYLAKEX, HASWELL or ZEN",
          running.get(),
          VARIABLE);
    }
  }

  /** The library's name and version: {@code OpenBLAS 0.3.19}. */
  static String version() {
    String[] words = asked("openblas_get_config").orElse("unknown BLAS").split(" ");
    return words[0] + " " + words[Math.min(1, words.length - 1)];
  }

  /** What the loaded OpenBLAS calls its kernels. */
  static Optional<String> chosen() {
    return asked("openblas_get_corename");
  }

  private static Optional<String> asked(String function) {
    try {
      return LoadedLibrary.path(LIBRARY)
          .map(path -> Function.getFunction(path, function))
          .map(name -> name.invokeString(new Object[0], false));
    } catch (LinkageError e) {
      LOG.debug("OpenBLAS does not say what it is", e);
      return Optional.empty();
    }
  }
}
