package dev.regimen.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * HotSpot leaves a method of more than 8000 bytes to the interpreter, and says nothing. A
 * constructor runs once.
 */
@Tag("javac")
class MethodSizeTest {
  private static final int LIMIT = 8000;

  @Test
  void theLargestNetworksAreCompiledWhole() throws IOException {
    String layers =
        IntStream.range(0, 200)
            .mapToObj("  @Dense(40) @BatchNorm @Relu @Dropout(0.5) Layer h%d;\n"::formatted)
            .collect(Collectors.joining());
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Deep",
                """
                @Network(input = {30}, classes = 10)
                @Train(epochs = 2, batch = 64)
                @AdamW @WeightDecay(1e-4) @LabelSmoothing(0.1)
                class Deep {
                %s  @Dense(10) Layer logits;
                }
                """
                    .formatted(layers)));
    Map<String, Integer> sizes = sizes(compilation);
    assertTrue(sizes.containsKey("DenseBatchNormReluDropout.backward"), sizes::toString);
    assertTrue(sizes.keySet().stream().noneMatch(name -> name.endsWith("H100")), "layers share it");
    assertTrue(sizes.get("TrainingStep.forwardPass") > 2400, "400 calls of seven bytes each");
    assertEquals(Map.of(), tooLarge(sizes));
    String trainer =
        compilation
            .generatedSourceFile("DeepTrainer")
            .orElseThrow()
            .getCharContent(true)
            .toString();
    assertTrue(trainer.contains("    initialize1(init);\n    initialize2(init);\n  }"), trainer);
  }

  /** Every kind of loop that the goldens show, in one layer each. */
  @Test
  void soAreTheGoldens() throws IOException {
    for (String name : List.of("Awkward", "Houses", "Images", "Maps")) {
      Map<String, Integer> sizes =
          sizes(Sources.compile(JavaFileObjects.forResource("accepts/" + name + ".java")));
      assertTrue(sizes.containsKey("TrainingStep.gradients"), sizes::toString);
      assertEquals(Map.of(), tooLarge(sizes), name);
    }
  }

  private static Map<String, Integer> tooLarge(Map<String, Integer> sizes) {
    Map<String, Integer> large = new TreeMap<>(sizes);
    large.values().removeIf(size -> size <= LIMIT);
    large.keySet().removeIf(name -> name.endsWith(".<init>"));
    return large;
  }

  private static Map<String, Integer> sizes(Compilation compilation) throws IOException {
    assertThat(compilation).succeeded();
    Map<String, Integer> sizes = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getName().contains("$") && file.getName().endsWith(".class")) {
        String type = file.getName().replaceFirst(".*\\$", "").replace(".class", "");
        try (InputStream bytes = file.openInputStream()) {
          MethodSizes.of(bytes).forEach((method, size) -> sizes.put(type + "." + method, size));
        }
      }
    }
    return sizes;
  }
}
