package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.ChildJvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class BlasKernelsTest {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  @Test
  void choosesByWhatTheProcessorCan() {
    String wide = "fpu fma avx2 avx512f avx512dq avx512cd avx512bw avx512vl";
    assertEquals(Optional.of("SKYLAKEX"), suited("GenuineIntel", wide));
    assertEquals(Optional.of("HASWELL"), suited("GenuineIntel", "fpu fma avx2 avx512f"));
    assertEquals(Optional.of("SKYLAKEX"), suited("AuthenticAMD", wide));
    assertEquals(Optional.of("ZEN"), suited("AuthenticAMD", "fpu fma avx2"));
    assertEquals(Optional.empty(), suited("GenuineIntel", "fpu sse2 avx"));
    assertEquals(Optional.empty(), BlasKernels.suited(List.of("CPU part : 0xd0c")));
  }

  private static Optional<String> suited(String vendor, String flags) {
    return BlasKernels.suited(
        List.of("processor\t: 0", "vendor_id\t: " + vendor, "", "flags\t\t: " + flags));
  }

  /** In a JVM of its own: here another test may have loaded ND4J before. */
  @Test
  void theChoiceReachesOpenBlas() throws IOException, InterruptedException {
    assumeTrue(Files.isReadable(PROCESSORS), "needs /proc/cpuinfo");
    assumeTrue(System.getenv(BlasKernels.VARIABLE) == null, "the user has chosen kernels");
    Optional<String> suited = BlasKernels.suited(Files.readAllLines(PROCESSORS));
    assumeTrue(suited.isPresent(), "an x86 processor with AVX2");
    String output = run(System.getProperty("java.class.path"));
    assertTrue(output.toLowerCase().contains("kernels " + suited.get().toLowerCase()), output);
    assertTrue(output.contains("sum 0"), output);
  }

  @Test
  void withoutNativesTheMessageSaysWhatToAdd() throws IOException, InterruptedException {
    String complete = System.getProperty("java.class.path");
    assumeTrue(complete.contains("nd4j-native-1"), "the class path is hidden in a manifest");
    String output = run(without(complete, "nd4j-native-1"));
    assertTrue(output.contains("kernels "), output);
    assertTrue(output.contains("[Regimen:BackendMissing] no ND4J backend"), output);
    assertTrue(output.contains("<artifactId>nd4j-native</artifactId>"), output);
    output = run(without(complete, "(nd4j-native-1|openblas-).*(linux|macosx|windows)-"));
    assertTrue(output.contains("[Regimen:BackendMissing] no ND4J backend"), output);
  }

  private static String without(String path, String jar) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(entry -> !entry.matches(".*" + jar + ".*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String run(String path) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(ChildJvm.command("-cp", path, Probe.class.getName()))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return output;
  }

  /** What runs in the other JVM. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] args) {
      Floats vector = Floats.allocate(1);
      System.out.println("kernels " + BlasKernels.chosen().orElse("unknown"));
      System.out.println("sum " + vector.array(1).sumNumber());
    }
  }
}
