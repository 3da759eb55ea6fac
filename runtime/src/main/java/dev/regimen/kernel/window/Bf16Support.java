package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import dev.regimen.kernel.ProcessorFlags;
import java.util.Optional;
import java.util.Set;

/** Whether this machine multiplies bf16 numbers by instructions of its own. */
public final class Bf16Support {
  /** The instruction set's name in Linux. */
  static final String FLAG = "avx512_bf16";

  private Bf16Support() {}

  /** What is missing for such products, as the end of a sentence; empty where nothing is. */
  public static Optional<String> missing() {
    boolean library = OneDnn.load().isPresent();
    return missing(library, library && isUsed(), ProcessorFlags.all());
  }

  /** The library's word counts: it knows the processor, and the limit that a user has set it. */
  private static boolean isUsed() {
    int isa = dnnl_get_effective_cpu_isa();
    return (isa & dnnl_cpu_isa_avx512_core_bf16) == dnnl_cpu_isa_avx512_core_bf16;
  }

  static Optional<String> missing(boolean library, boolean used, Optional<Set<String>> flags) {
    if (used) {
      return Optional.empty();
    }
    String processor =
        flags
            .map(all -> all.contains(FLAG) ? "it has " + FLAG : "it has no " + FLAG)
            .orElse("whether it has " + FLAG + " is unknown");
    if (!library) {
      return Optional.of(
          processor
              + ", and oneDNN, which computes them, is not on the class path: org.bytedeco:dnnl"
              + " and org.bytedeco:opencl for this machine");
    }
    boolean limited = flags.isPresent() && flags.get().contains(FLAG);
    return Optional.of(
        limited ? processor + ", but oneDNN does not use it: see ONEDNN_MAX_CPU_ISA" : processor);
  }
}
