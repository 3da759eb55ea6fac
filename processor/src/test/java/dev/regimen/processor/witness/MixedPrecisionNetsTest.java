package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.pass.Rounding;
import dev.regimen.train.StepBench;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks whose products are of numbers rounded to bf16, by the interpreter. */
@Tag("training")
class MixedPrecisionNetsTest {
  private static final int ROWS = 7;
  private static final String EMULATED = "@Sgd(learningRate = 0.1) @MixedPrecision(emulate = true)";

  /** Everything that multiplies, and what is fused with it. */
  private static final List<Net> NETS =
      List.of(
          Net.of(
                  "RoundedDeep",
                  Zoo.classes("{9, 8, 3}", 3, "@AdamW @Sam @MixedPrecision(emulate = true)"),
                  "@Conv(4) @BatchNorm @Relu",
                  "@Conv(value = 4, depthwise = true) @WeightStandardization @GroupNorm(groups = 2)",
                  "@Conv(value = 6, groups = 2, stride = 2) @Relu @SqueezeExcite @Dropout(0.2)",
                  ": Cell",
                  "@Upsample(2)",
                  "@Flatten",
                  "@Dense(3)")
              .with(
                  "@Block @Recompute @Residual static class Cell {"
                      + " @Conv(6) @BatchNorm @Relu Layer one; @Conv(6) Layer two; }"),
          Net.of(
              "RoundedDrawn",
              Zoo.classes(6, 3, EMULATED),
              "@Dense(8) @DropConnect(0.7) @Relu",
              "@Dense(8) @WeightNoise(0.1) @Tanh",
              "@Dense(8) @Supermask @Relu",
              "@Dense(3)"),
          Net.of(
              "RoundedRows",
              Zoo.classes("{3, 4}", 3, EMULATED),
              "@SelfAttention(2) @LayerNorm @Gelu",
              "@Dense(5) @Relu @Frozen",
              "@Flatten",
              "@Dense(3) @WeightNorm"),
          Net.of(
              "RoundedTied",
              text("@NextToken @Seed(7)"),
              "@Embedding(width = 5) @NormalInit(std = 0.3)",
              "@Gru(5)",
              "@Dense(9) @Tied(\"a\")"),
          Net.of(
              "RoundedHashed",
              text("@Ngrams(buckets = 11) @Seed(7)").replace("@Network", "@Network(classes = 3)"),
              "@Embedding(width = 5)",
              "@GlobalAveragePool",
              "@Dense(4) @Tanh",
              "@Dense(3)"));

  private static final Compiled COMPILED = Compiled.of("double", NETS);

  private static String text(String task) {
    return "@Network @Text(maxLength = 6, vocabulary = 9) " + task + " " + EMULATED;
  }

  private static Stream<String> names() {
    return NETS.stream().map(Net::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void generatedCodeIsTheInterpretersProgramWithRoundedOperands(String name) {
    for (int workers = 1; workers <= 3; workers++) {
      compare(name, workers);
    }
  }

  private static void compare(String name, int workers) {
    Net net = NETS.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    Program plain = Lowerings.step(COMPILED.model(net));
    Oracle exact = new Oracle(7, plain);
    Oracle rounded = new Oracle(7, Rounding.of(plain));
    Oracle predicting = new Oracle(7, Rounding.of(Lowerings.inference(COMPILED.model(net))));
    try (StepBench bench = StepBench.of(COMPILED.trainer(net), ROWS, workers, 10)) {
      Twins.scatter(bench, 3);
      for (Oracle oracle : List.of(exact, rounded, predicting)) {
        bench.parameters().forEach(each -> oracle.set(each, bench.get(each)));
        bench.running().forEach(each -> oracle.set(each, bench.get(each)));
      }
      Batch batch = Batch.random(COMPILED.model(net), ROWS, 5);
      Twins.feed(bench, batch);
      double[] predicted = predicting.run(batch, 0, 0.1).outputs().get(Program.PREDICTION).data();
      Close.assertClose(predicted, bench.infer(ROWS).prediction(), 1e-9, name + ", inference");
      double loss = loss(rounded.run(batch, 0, 0.1));
      assertEquals(loss, bench.train(ROWS, 0, 0.1).loss(), 1e-9 * loss, name);
      double apart = Math.abs(loss(exact.run(batch, 0, 0.1)) - loss);
      assertTrue(apart > 1e-7 && apart < 0.02 * loss, name + " is rounded by " + apart);
    }
  }

  private static double loss(Interpreter.Outcome outcome) {
    return outcome.outputs().get(Program.LOSS).data()[0];
  }
}
