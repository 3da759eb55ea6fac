package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code -Aregimen.summary=true} tells at compile time what will run. */
@Tag("javac")
class PlanSummaryTest {
  private static final JavaFileObject NETWORK =
      Sources.of(
          "Wine",
          """
          @Network(input = 13, classes = 3) @Train(batch = 16) @AdamW @WeightDecay(0.01)
          class Wine { @Dense(8) @Relu Layer hidden; @Dense(3) Layer logits; }
          """);

  private static List<String> notes(String... options) {
    Compilation compilation = Sources.compile(List.of(options), NETWORK);
    return compilation.diagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.NOTE)
        .map(diagnostic -> Sources.text(diagnostic).replaceAll("(?m)^ +", ""))
        .toList();
  }

  @Test
  void layersRegimeMemoryAndFirstLoss() {
    // 13 * 8 + 8 = 112 and 8 * 3 + 3 = 27 parameters; ln 3 = 1.0986.
    // 139 weights, gradients and best weights of 4 B are 1668 B; AdamW's two vectors are a tile of
    // 2048 each, for matrices and for biases, 32,768 B; workers exchange 1281 sums, 5124 B: in all
    // 39,560 B. 13 features, 3 targets and the 22 stored numbers that live at once are 152 B.
    assertEquals(
        List.of(
            """
            [Regimen] Wine
            regime: AdamW, ConstantRate, Seed, Split, Train(batch = 16), WeightDecay(0.01), loss \
            CrossEntropy; @WeightDecay: leaves out biases and the scales and shifts of norms
            numbers: seed = 0, split.test = 0.0, split.validation = 0.1, batch = 16, epochs = 10, \
            learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0.01
            layer   computes      output  parameters  multiply-adds  stored numbers
            hidden  dense + relu  8              112            104              24
            logits  dense         3               27             24              11
            all                                  139            128              35
            memory: 41.0 KiB outside the heap at batch = 16, 38.6 KiB whatever the batch and 152 B a \
            sample
            loss: about 1.099 at first, that of outputs near 0; one far above tells of outputs that \
            begin too large\
            """),
        notes("-Aregimen.summary=true"));
  }

  @Test
  void silentUnlessAsked() {
    assertEquals(List.of(), notes());
  }
}
