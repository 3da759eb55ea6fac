package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TextSamples;
import dev.regimen.data.Tokenizer;
import dev.regimen.train.Listener;
import dev.regimen.train.LoadedWeights;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StepProbe;
import dev.regimen.train.Tags;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Texts without labels: tokens told from both sides of them, and texts in two views. */
@Tag("training")
class MaskedTokensTest {
  private static final int LENGTH = 8;
  private static final int IDS = 9;
  private static final double WIDTH = 1e-5;

  private static final Net SENTENCES =
      Net.of(
          "Sentences",
          Zoo.QUIET
              + "@Network(classes = 2) @Text(maxLength = 8, vocabulary = 9)"
              + " @Adam(learningRate = 0.02) @Split(validation = 0.2) @Seed(7) ",
          "@Embedding(width = 6)",
          "@Conv1d(value = 8, kernel = 3) @Tanh",
          "@GlobalAveragePool",
          "@Dense(2)");
  private static final Net GAPS =
      Net.of("Gaps", "@Regime(Sentences.class) @MaskedPrediction(share = 0.3, on = \"b\")");
  private static final Net PAIRS =
      Net.of(
          "Pairs",
          "@Regime(Sentences.class) @TokenDropout(p = 0.2) @Split(validation = 0)"
              + " @Contrastive(hidden = 8, width = 4) @SuppressWarnings(\"Regimen:FewNegatives\")");
  private static final Compiled COMPILED = Compiled.inDouble(SENTENCES, GAPS, PAIRS);
  private static final Dataset DATA = texts(100, 1);

  @TempDir Path folder;

  /** The letters follow one another from any of them on, in either direction. */
  private static Dataset texts(int size, long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int at = random.nextInt(7);
      int way = i % 2 == 0 ? 1 : 6;
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 4 + i % 5; k++) {
        text.append((char) ('a' + (at + k * way) % 7)).append(' ');
      }
      texts.add(text.toString());
      labels.add(way == 1 ? "up" : "down");
    }
    return TextSamples.of(texts, labels);
  }

  private static Trainer<?> trainer(Net net, int epochs) {
    return COMPILED.trainer(net).workers(2).set("epochs", epochs).set("batch", 8);
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  private static double[] weights(RunResult<?> run, String name) {
    return values(run.parameters().get(name));
  }

  /** What is chosen of texts of 4 to 8 tokens: 0.3 of them, rounded. */
  private static int chosen(int tokens) {
    return (int) Math.round(0.3 * tokens);
  }

  /**
   * With a head of biases alone the loss is ln Σ e^b − Σ n·b / Σ n, where n counts the chosen
   * tokens by their kind, which its gradient tells.
   */
  @Test
  void theChosenTokensAreTheLoss() {
    Trainer<?> trainer = COMPILED.trainer(GAPS);
    int rows = 40;
    Dataset data = StepProbe.seen(trainer, Splits.trainOnly(texts(rows, 2))).train();
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    try (StepProbe probe = StepProbe.of(trainer, data)) {
      INDArray weight = probe.value("tokens.weight");
      INDArray bias = probe.value("tokens.bias");
      for (long i = 0; i < weight.length(); i++) {
        weight.putScalar(i, 0);
      }
      double sum = 0;
      for (int c = 0; c < IDS; c++) {
        bias.putScalar(c, 0.3 * c - 1);
        sum += Math.exp(0.3 * c - 1);
      }
      double loss = probe.gradients(order);
      double[] gradient = values(probe.gradient("tokens.bias"));
      float[] shown = new float[rows * LENGTH];
      probe.input(rows).read(0, shown, 0, shown.length);
      float[] row = new float[LENGTH];
      int wanted = 0;
      int changed = 0;
      int unknown = 0;
      int[] least = new int[IDS];
      int[] most = new int[IDS];
      for (int i = 0; i < rows; i++) {
        data.features(i, row, 0);
        wanted += chosen(4 + i % 5);
        for (int k = 0; k < LENGTH; k++) {
          boolean same = shown[i * LENGTH + k] == row[k];
          assertTrue(same || row[k] != Tokenizer.PADDING, "padding is shown as it is");
          most[(int) row[k]]++;
          least[(int) row[k]] += same ? 0 : 1;
          changed += same ? 0 : 1;
          unknown += shown[i * LENGTH + k] == Tokenizer.UNKNOWN ? 1 : 0;
        }
      }
      assertTrue(changed <= wanted && changed > 0.75 * wanted, changed + " of " + wanted);
      assertTrue(unknown < changed && unknown > 0.65 * wanted, unknown + " of " + wanted);
      double expected = Math.log(sum);
      int found = 0;
      for (int c = 0; c < IDS; c++) {
        double count = wanted * (Math.exp(0.3 * c - 1) / sum - gradient[c]);
        assertEquals(Math.rint(count), count, 1e-6, "chosen of id " + c);
        assertTrue(c < Tokenizer.FIRST ? count < 0.5 : count > least[c] - 0.5);
        assertTrue(count < most[c] + 0.5);
        found += (int) Math.rint(count);
        expected -= Math.rint(count) * (0.3 * c - 1) / wanted;
      }
      assertEquals(wanted, found);
      assertEquals(expected, loss, 1e-9);
    }
  }

  @Test
  void gradientsAreDifferencesOfTheLoss() {
    Trainer<?> trainer = COMPILED.trainer(GAPS);
    Dataset data = StepProbe.seen(trainer, Splits.trainOnly(texts(10, 3))).train();
    int[] order = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    try (StepProbe probe = StepProbe.of(trainer, data)) {
      for (String name :
          List.of("a.weight", "b.weight", "b.bias", "tokens.weight", "tokens.bias")) {
        probe.gradients(order);
        double[] gradient = values(probe.gradient(name));
        INDArray value = probe.value(name);
        double scale = Close.scale(gradient);
        for (int i = 0; i < gradient.length; i += 1 + gradient.length / 10) {
          double here = value.getDouble(i);
          value.putScalar(i, here + WIDTH);
          double above = probe.gradients(order);
          value.putScalar(i, here - WIDTH);
          double below = probe.gradients(order);
          value.putScalar(i, here);
          double slope = (above - below) / (2 * WIDTH);
          double allowed = 1e-5 * Math.max(scale, Math.abs(gradient[i]));
          assertEquals(slope, gradient[i], allowed, name + " " + i);
        }
      }
    }
  }

  @Test
  void tokensAreToldFromBothSides() throws IOException {
    RunResult<?> run = trainer(GAPS, 30).fit(DATA);
    double[] losses = run.history().values(Metric.VALIDATION_LOSS);
    assertTrue(losses[29] < 0.5 * losses[0], Arrays.toString(losses));
    assertTrue(run.validation().accuracy() > 0.6, "of seven letters " + run.validation());
    assertTrue(run.validation().size() < 3 * 20, "tokens that were chosen of 20 texts");
    assertEquals(5, ((Tags) run.predictor().predict("a b c d e")).names().size());
    Path file = folder.resolve("gaps.safetensors");
    run.save(file);
    LoadedWeights loaded = trainer(SENTENCES, 1).from(file).loadedWeights().orElseThrow();
    assertEquals(Set.of("a.weight", "b.weight", "b.bias"), Set.copyOf(loaded.loaded()));
    assertEquals(List.of("d.weight", "d.bias"), loaded.initialized());
    RunResult<?> tuned = trainer(SENTENCES, 1).from(file).fit(DATA);
    assertEquals(20, tuned.validation().size());
    double again = run.predictor().evaluate(texts(30, 4)).loss();
    assertEquals(again, run.predictor().evaluate(texts(30, 4)).loss());
  }

  /** Texts in two views, of which each forgets other words. */
  @Test
  void textsAreComparedToo() throws IOException {
    RunResult<?> run = trainer(PAIRS, 20).set("batch", 32).fit(DATA);
    double[] losses = run.history().values(Metric.TRAIN_LOSS);
    assertTrue(losses[19] < losses[0] - 0.3, Arrays.toString(losses));
    double found = run.history().epochs().get(19).told().get("contrastive.accuracy");
    assertTrue(found > 0.2, "of 31 texts " + found);
    Path file = folder.resolve("pairs.safetensors");
    run.save(file);
    LoadedWeights loaded = trainer(SENTENCES, 1).from(file).loadedWeights().orElseThrow();
    assertEquals(Set.of("a.weight", "b.weight", "b.bias"), Set.copyOf(loaded.loaded()));
    assertEquals(20, trainer(SENTENCES, 1).from(file).fit(DATA).validation().size());
  }

  @Test
  void aRunGoesOnToTheSameBits() {
    RunResult<?> whole = trainer(GAPS, 3).fit(DATA);
    Listener stopper =
        new Listener() {
          @Override
          public void onStepEnd(Run run) {
            if (run.step() == 15) {
              run.requestStop();
            }
          }
        };
    trainer(GAPS, 3).checkpoints(folder).listener(stopper).fit(DATA);
    RunResult<?> rest = trainer(GAPS, 3).resume(folder).fit(DATA);
    assertArrayEquals(weights(whole, "b.weight"), weights(rest, "b.weight"));
    for (Metric metric : List.of(Metric.TRAIN_LOSS, Metric.VALIDATION_ACCURACY)) {
      assertArrayEquals(whole.history().values(metric), rest.history().values(metric), "" + metric);
    }
  }
}
