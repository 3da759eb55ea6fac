package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Initial;
import dev.regimen.train.StepBench;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Losses of each token: by the formula, by finite differences and by the interpreter; and what a
 * network that predicts the next token sees of those that follow.
 */
@Tag("training")
class TokenTasksTest {
  private static final int LENGTH = 6;
  private static final int IDS = 9;
  private static final Net ATTENTIVE =
      Net.of(
              "Attentive",
              text("@NextToken") + "@AdamW @LabelSmoothing(0.1)",
              "@Embedding(width = 6)",
              "@PositionEncoding",
              "@Use(repeat = 2) : Encoder",
              "@LayerNorm",
              "@Dense(9)")
          .with(
              """
              @Block @Residual
              static class Encoder {
                @LayerNorm Layer norm;
                @SelfAttention(value = 2, causal = true) Layer mix;
              }
              """);
  private static final Net RECURRENT =
      Net.of(
          "Recurrent",
          text("@NextToken") + "@Sgd(momentum = 0.9)",
          "@Embedding(width = 4)",
          "@Conv1d(value = 4, kernel = 2, dilation = 2, causal = true) @Tanh",
          "@Lstm(5) @Dropout(0.2)",
          "@Gru(4)",
          "@SimpleRnn(3)",
          "@Dense(9)");
  private static final Net TAGGER =
      Net.of(
          "Tagger",
          "@Network(classes = 4) " + text("@Tagging").replace("@Network", "") + "@Sgd",
          "@Embedding(width = 5)",
          "@Lstm(value = 3, bidirectional = true)",
          "@Dense(4)");
  private static final Net TIED = tied("Sharing", " @Tied(\"a\")");

  /** The same with a weight of its own. */
  private static final Net UNTIED = tied("Untied", "");

  /** A table that is looked up and multiplied by twice. */
  private static final Net THRICE =
      Net.of(
          "Thrice",
          text("@NextToken") + "@Adam @WeightDecay(0.02)",
          "@Embedding(width = 5) @NormalInit(std = 0.3)",
          "@Dense(9) @Tied(\"a\") @Tanh",
          "@Gru(5)",
          "@Dense(value = 9, bias = Bias.OFF) @Tied(\"a\")");

  private static final List<Net> NETS = List.of(ATTENTIVE, RECURRENT, TAGGER, TIED, THRICE);
  private static final Compiled COMPILED =
      Compiled.of("double", List.of(ATTENTIVE, RECURRENT, TAGGER, TIED, THRICE, UNTIED));

  private static Net tied(String name, String tie) {
    return Net.of(
        name,
        text("@NextToken") + "@Sgd(momentum = 0.9) @MaxNorm(3)",
        "@Embedding(width = 6)",
        "@Lstm(6) @LayerNorm",
        "@Dense(9)" + tie);
  }

  private static String text(String task) {
    return "@Network @Text(maxLength = 6, vocabulary = 9) " + task + " ";
  }

  @Test
  void gradientsAreDifferencesOfTheLoss() {
    for (Net net : NETS) {
      for (int workers = 1; workers <= 2; workers++) {
        try (StepBench bench = StepBench.of(COMPILED.trainer(net), 9, workers, 10)) {
          Twins.scatter(bench, 3);
          Twins.feed(bench, Batch.random(COMPILED.model(net), 8, 5));
          Differences.check(bench, 8, 4, net.name() + ", " + workers + " workers", 6);
        }
      }
    }
  }

  @Test
  void stepsAreWhatTheInterpreterSays() {
    for (Net net : NETS) {
      Twins.compare(COMPILED, net, 9, 2);
    }
  }

  /** Σ −ln p / n over the n tokens that have a target, however many of them a sample has. */
  @Test
  void theLossIsTheMeanOverTokens() {
    for (Net net : List.of(RECURRENT, TAGGER)) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), 8, 2, 10)) {
        Twins.scatter(bench, 4);
        Batch batch = Batch.random(COMPILED.model(net), 8, 6);
        Twins.feed(bench, batch);
        StepBench.Shown shown = bench.infer(8);
        double sum = 0;
        double count = 0;
        int classes = batch.target().length / batch.present().length;
        for (int i = 0; i < batch.target().length; i++) {
          double has = batch.present()[i / classes];
          sum -= has * batch.target()[i] * Math.log(shown.prediction()[i]);
          count += has / classes;
        }
        assertTrue(count > 0 && count < batch.present().length, "some tokens have no target");
        assertEquals(sum / count, shown.loss(), 1e-12, net.name());
      }
    }
  }

  /** One parameter, whose gradient is the sum of what two would have that are equal. */
  @Test
  void tiedIsUntiedWithEqualWeights() {
    for (int workers = 1; workers <= 3; workers++) {
      try (StepBench one = StepBench.of(COMPILED.trainer(TIED), 8, workers, 10);
          StepBench two = StepBench.of(COMPILED.trainer(UNTIED), 8, workers, 10)) {
        Twins.scatter(one, 4);
        Set<String> names = new TreeSet<>(two.parameters());
        assertTrue(names.remove("c.weight"));
        assertEquals(names, new TreeSet<>(one.parameters()));
        names.forEach(name -> two.set(name, one.get(name)));
        two.set("c.weight", one.get("a.weight"));
        Batch batch = Batch.random(COMPILED.model(TIED), 7, 6);
        List.of(one, two).forEach(bench -> Twins.feed(bench, batch));
        double loss = two.train(7, 0, 0).loss();
        assertEquals(loss, one.train(7, 0, 0).loss(), 1e-13);
        for (String name : names) {
          double[] expected = two.gradient(name);
          double[] more = two.gradient("c.weight");
          if (name.equals("a.weight")) {
            Arrays.setAll(expected, i -> expected[i] + more[i]);
          }
          Close.assertClose(expected, one.gradient(name), 1e-12, name + ", " + workers);
        }
      }
    }
  }

  /** The table begins as the layer's weight would, unless its own field says otherwise. */
  @Test
  void aTiedTableBeginsWithLogitsOfUnitScale() {
    assertEquals(Initial.Kind.UNIFORM, initial(TIED).kind());
    assertEquals(6, initial(TIED).zeros());
    assertEquals(Initial.Kind.NORMAL, initial(UNTIED).kind());
    assertEquals(Initial.Kind.NORMAL, initial(THRICE).kind());
  }

  private static Initial initial(Net net) {
    return Lowerings.training(COMPILED.model(net)).states().stream()
        .filter(state -> state.op().name().equals("a.weight"))
        .findFirst()
        .orElseThrow()
        .initial();
  }

  /** Where no token has a target, the loss is 0 and nothing changes. */
  @Test
  void nothingIsLearnedOfPadding() {
    for (Net net : NETS) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), 3, 1, 10)) {
        Batch batch = Batch.random(COMPILED.model(net), 3, 6);
        Twins.feed(bench, batch);
        bench.target("target", batch.target(), new double[3 * LENGTH]);
        assertEquals(0, bench.train(3, 0, 0).loss(), net.name());
        for (String name : bench.parameters()) {
          for (double each : bench.gradient(name)) {
            assertEquals(0, each, net.name() + ", " + name);
          }
        }
      }
    }
  }

  /** Not a bit of what is predicted before a token depends on it, or on how long the text is. */
  @Test
  void nothingSeesWhatFollows() {
    for (Net net : List.of(ATTENTIVE, RECURRENT)) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), 1, 1, 10)) {
        Twins.scatter(bench, 4);
        double[] text = {3, 1, 8, 2, 4, 7};
        double[] whole = predicted(bench, text);
        for (int changed = 1; changed < LENGTH; changed++) {
          double[] other = text.clone();
          other[changed] = 5;
          same(whole, predicted(bench, other), changed, net, 0);
          // Products of fewer rows may be summed in another order.
          double[] shorter = Arrays.copyOf(Arrays.copyOf(text, changed), LENGTH);
          same(whole, predicted(bench, shorter), changed, net, 1e-14);
        }
      }
    }
  }

  private static double[] predicted(StepBench bench, double[] text) {
    bench.input(text);
    return bench.infer(1).prediction();
  }

  private static void same(double[] one, double[] other, int before, Net net, double off) {
    for (int i = 0; i < before * IDS; i++) {
      assertEquals(one[i], other[i], off, net.name() + " at " + i / IDS);
    }
    double[] behind = Arrays.copyOfRange(one, before * IDS, one.length);
    double[] changed = Arrays.copyOfRange(other, before * IDS, one.length);
    assertNotEquals(Arrays.toString(behind), Arrays.toString(changed), net.name());
  }
}
