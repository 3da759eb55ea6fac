package dev.regimen.processor.witness;

import static dev.regimen.processor.witness.MonteCarloRuns.FLOATS;
import static dev.regimen.processor.witness.MonteCarloRuns.HIDDEN;
import static dev.regimen.processor.witness.MonteCarloRuns.VALUES;
import static dev.regimen.processor.witness.MonteCarloRuns.classes;
import static dev.regimen.processor.witness.MonteCarloRuns.points;
import static dev.regimen.processor.witness.MonteCarloRuns.values;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.kernel.Draws;
import dev.regimen.kernel.SampleDraws;
import dev.regimen.train.Estimate;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Predictions that are means over what inference draws, against loops written by hand. */
@Tag("training")
class MonteCarloTest {
  private static final int PASSES = 20;
  private static final double KEEP = 0.75;

  /** Every technique that draws, on vectors, rows and maps; what draws nothing beside it. */
  private static final List<Net> DRAWING =
      List.of(
          Net.of(
              "Vectors",
              Zoo.classes(9, 3, "@Sgd @MonteCarlo"),
              "@Dense(13) @BatchNorm @Relu @Dropout(0.3)",
              "@Dense(300) @Selu @AlphaDropout(0.2)",
              "@Dense(3)"),
          Net.of(
              "OfMaps",
              Zoo.classes("{7, 5, 2}", 3, "@Sgd @MonteCarlo(samples = 3)"),
              "@Conv(6) @Relu @SpatialDropout(0.3)",
              "@Conv(9) @Relu @Dropout(0.2)",
              "@Flatten",
              "@Dense(3)"),
          Net.of(
              "OfRows",
              Zoo.classes(5, 3, "@Sgd @MonteCarlo"),
              "@Embedding(vocabulary = 11, width = 6)",
              "@SelfAttention(2) @LayerNorm @Dropout(0.2)",
              "@GlobalAveragePool",
              "@Dense(3)"),
          Net.of(
              "Connected",
              Zoo.classes("{5, 4, 2}", 3, "@Sgd @MonteCarlo"),
              "@Conv(value = 6, groups = 2) @DropConnect(0.4) @Relu",
              "@Flatten",
              "@Dense(8) @DropConnect(0.3) @Tanh @Dropout(0.5)",
              "@Dense(3)"),
          Net.of(
              "Disturbed",
              Zoo.classes("{5, 4, 2}", 3, "@Sgd @MonteCarlo"),
              "@Conv(value = 6, groups = 2) @WeightNoise(0.1) @Relu",
              "@Flatten",
              "@Dense(8) @WeightNoise(0.1) @Tanh @Dropout(0.5)",
              "@Dense(3)"),
          Net.of(
                  "Deep",
                  Zoo.outputs(6, 2, "@Sgd @MonteCarlo"),
                  "@Use(width = 6, repeat = 2) : Cell",
                  "@Dense(2)")
              .with(
                  "@Block @Residual @StochasticDepth(0.4) static class Cell {"
                      + " @Dense(Block.WIDTH) @Relu @Dropout(0.3) Layer one;"
                      + " @Dense(Block.WIDTH) Layer two; }"));

  private static final Compiled COMPILED = Compiled.of("double", DRAWING);

  /** Each pass of each, sample by sample in the interpreter, by one worker and several. */
  @Test
  void passesAreTheProgramsOfEachSampleAlone() {
    List<Executable> checks =
        DRAWING.stream()
            .<Executable>flatMap(
                net ->
                    Stream.of(
                        () -> Twins.compare(COMPILED, net, 7, 1),
                        () -> Twins.compare(COMPILED, net, 9, 3)))
            .toList();
    assertAll(checks);
  }

  /** The outputs of one pass over a sample, by formulas, the masks by their address. */
  private static double[] pass(Map<String, INDArray> weights, float[] raw, double[] x, int pass) {
    SampleDraws draws = new SampleDraws(new Draws(7), 1);
    draws.identify(0, raw);
    draws.pass(pass, 0, 1);
    double[] mask = new double[HIDDEN];
    draws.bernoulli(KEEP, 0, 0, HIDDEN, mask, HIDDEN);
    double[] hidden = dense(weights, "a", x);
    for (int i = 0; i < HIDDEN; i++) {
      hidden[i] = Math.max(0, hidden[i]) * mask[i] / KEEP;
    }
    return dense(weights, "b", hidden);
  }

  private static double[] dense(Map<String, INDArray> weights, String field, double[] x) {
    INDArray weight = weights.get(field + ".weight");
    double[] y = new double[(int) weight.size(0)];
    for (int out = 0; out < y.length; out++) {
      y[out] = weights.get(field + ".bias").getDouble(out);
      for (int in = 0; in < x.length; in++) {
        y[out] += weight.getDouble(out, in) * x[in];
      }
    }
    return y;
  }

  private static double[] softmax(double[] logits) {
    double[] exp =
        IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i])).toArray();
    double sum = IntStream.range(0, exp.length).mapToDouble(i -> exp[i]).sum();
    return IntStream.range(0, exp.length).mapToDouble(i -> exp[i] / sum).toArray();
  }

  private static double mean(double[] of) {
    return IntStream.range(0, of.length).mapToDouble(i -> of[i]).sum() / of.length;
  }

  private static double deviation(double[] of) {
    double mean = mean(of);
    double squares = 0;
    for (double each : of) {
      squares += (each - mean) * (each - mean);
    }
    return Math.sqrt(squares / of.length);
  }

  @Test
  void labelsAreMeansAndDeviationsOfTheProbabilities() {
    RunResult<Label> run = classes(1);
    Map<String, INDArray> weights = run.parameters();
    for (float[] sample : points(20, 3, 2)) {
      double[] x = {sample[0], sample[1], sample[2]};
      double[][] of = new double[3][PASSES];
      for (int pass = 0; pass < PASSES; pass++) {
        double[] probabilities = softmax(pass(weights, sample, x, pass));
        for (int c = 0; c < 3; c++) {
          of[c][pass] = probabilities[c];
        }
      }
      Label label = run.predictor().predict(sample);
      for (int c = 0; c < 3; c++) {
        assertEquals(mean(of[c]), label.probabilities().get(c), 1e-5);
        assertEquals(deviation(of[c]), label.deviations().get(c), 1e-5);
      }
      assertEquals(label.deviations().get(label.index()), label.deviation());
      Label second = run.predictor().topK(2, sample).get(1);
      assertEquals(label.deviations().get(second.index()), second.deviation());
      assertTrue(label.toString().contains("±"), label.toString());
    }
  }

  /** Standardized by the split's mean and deviation inside, in the targets' own unit outside. */
  @Test
  void estimatesAreMeansAndDeviationsOfTheValues() {
    RunResult<Estimate> run = values();
    Predictor<Estimate> predictor = run.predictor();
    Map<String, INDArray> weights = run.parameters();
    double[] ofZero = passes(weights, 0);
    double[] ofOne = passes(weights, 0.7f);
    Estimate zero = predictor.predict(0f);
    Estimate one = predictor.predict(0.7f);
    // Whatever the unit: an affine map of the outputs, the same for mean and deviation.
    double scale = (one.value() - zero.value()) / (mean(ofOne) - mean(ofZero));
    assertEquals(scale * deviation(ofZero), zero.deviation(), 1e-3 * zero.deviation());
    assertEquals(scale * deviation(ofOne), one.deviation(), 1e-3 * one.deviation());
    assertEquals(List.of(zero.deviation()), zero.deviations());
  }

  /** The features are not touched: raw and standardized by the split of points in [-1, 1]. */
  private static double[] passes(Map<String, INDArray> weights, float at) {
    float[][] points = points(300, 1, 1);
    double[] all = Stream.of(points).mapToDouble(point -> point[0]).toArray();
    double x = (at - mean(all)) / deviation(all);
    return IntStream.range(0, PASSES)
        .mapToDouble(pass -> pass(weights, new float[] {at}, new double[] {x}, pass)[0])
        .toArray();
  }

  /** As figure 2 of Gal and Ghahramani 2016 shows it. */
  @Test
  void farFromTheDataTheDeviationIsLarge() {
    Predictor<Estimate> predictor = values().predictor();
    double inside = 0;
    for (int i = -8; i <= 8; i++) {
      inside = Math.max(inside, predictor.predict(i / 10f).deviation());
    }
    assertTrue(predictor.predict(4f).deviation() > 2 * inside, "right of the data");
    assertTrue(predictor.predict(-4f).deviation() > 2 * inside, "left of the data");
  }

  @Test
  void aRunMaySayHowManyPasses() {
    Trainer<?> trainer = FLOATS.trainer(VALUES).set("epochs", 1).set("monteCarlo.samples", 2);
    float[][] points = points(40, 1, 1);
    RunResult<?> run = trainer.fit(Splits.trainOnly(InMemory.regression(points, points)));
    Map<String, INDArray> weights = run.parameters();
    double[] two = new double[2];
    float[][] seen = points;
    double[] all = Stream.of(seen).mapToDouble(point -> point[0]).toArray();
    double x = (0.5f - mean(all)) / deviation(all);
    for (int pass = 0; pass < 2; pass++) {
      two[pass] = pass(weights, new float[] {0.5f}, new double[] {x}, pass)[0];
    }
    Estimate estimate = (Estimate) run.predictor().predict(0.5f);
    assertEquals(deviation(two) * deviation(all), estimate.deviation(), 1e-5);
  }
}
