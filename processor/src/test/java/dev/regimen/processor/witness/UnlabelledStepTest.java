package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.kernel.Draws;
import dev.regimen.train.StepBench;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Steps that learn from samples without a label: their losses by formulas written out here on a
 * network written out here, their gradients by central differences in double in which what the
 * network takes for a target stands still.
 */
@Tag("training")
class UnlabelledStepTest {
  private static final double TAU = 0.6;
  private static final double EPSILON = 0.8;
  private static final double PROBE = 0.1;

  private static final Net PSEUDO =
      FewLabelled.net("Pseudo", "@PseudoLabels(threshold = 0.6, weight = 0.7, delay = 0)");
  private static final Net ENTROPY =
      FewLabelled.net("Entropy", "@EntropyMinimization(weight = 0.7)");
  private static final Net TWICE =
      FewLabelled.net("Twice", "@InputNoise(0.3) @Consistency(weight = 0.7, ramp = 0)");
  private static final Net MATCH =
      FewLabelled.net("Match", "@InputNoise(0.3) @FixMatch(threshold = 0.6, weight = 0.7)");
  private static final Net ADVERSARIAL =
      FewLabelled.net("Adversarial", "@VirtualAdversarial(epsilon = 0.8, weight = 0.7)");

  private static final Compiled COMPILED =
      Compiled.inDouble(PSEUDO, ENTROPY, TWICE, MATCH, ADVERSARIAL);

  private static double believed(double[] said, double[] p) {
    int own = FewLabelled.best(said);
    return said[own] >= TAU ? -Math.log(p[own]) : 0;
  }

  private static double divergence(double[] p, double[] q) {
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      sum += p[c] * (Math.log(p[c]) - Math.log(q[c]));
    }
    return sum;
  }

  private static void check(Net net, FewLabelled.Samples samples, FewLabelled.Term term) {
    for (int workers = 1; workers <= 3; workers++) {
      try (StepBench bench =
          StepBench.of(COMPILED.trainer(net), FewLabelled.ROWS + 3, workers, 10)) {
        FewLabelled.scatter(bench);
        samples.feed(bench);
        FewLabelled.Weights still = FewLabelled.Weights.of(bench);
        double shown = bench.train(FewLabelled.ROWS, 0, 0).loss();
        assertEquals(FewLabelled.loss(samples, term, still, still), shown, 1e-9, net.name());
        FewLabelled.Weights moved = FewLabelled.Weights.of(bench);
        ToDoubleFunction<FewLabelled.Weights> of =
            weights -> FewLabelled.loss(samples, term, weights, still);
        moved
            .byName()
            .forEach(
                (name, values) ->
                    FewLabelled.compare(bench.gradient(name), values, of, moved, name));
      }
    }
  }

  @Test
  void pseudoLabelsAreTheOwnSureClasses() {
    FewLabelled.Samples samples = new FewLabelled.Samples(1);
    check(
        PSEUDO,
        samples,
        (trained, still, row) -> {
          double[] x = FewLabelled.row(samples.input, row);
          return believed(still.predict(x), trained.predict(x));
        });
  }

  @Test
  void entropyIsMinimizedThroughAllOfIt() {
    FewLabelled.Samples samples = new FewLabelled.Samples(2);
    check(
        ENTROPY,
        samples,
        (trained, still, row) ->
            -Arrays.stream(trained.predict(FewLabelled.row(samples.input, row)))
                .map(p -> p * Math.log(p))
                .sum());
  }

  @Test
  void theSecondViewIsATarget() {
    FewLabelled.Samples samples = new FewLabelled.Samples(3);
    check(
        TWICE,
        samples,
        (trained, still, row) -> {
          double[] p = trained.predict(FewLabelled.row(samples.input, row));
          double[] q = still.predict(FewLabelled.row(samples.view, row));
          double sum = 0;
          for (int c = 0; c < FewLabelled.CLASSES; c++) {
            sum += (p[c] - q[c]) * (p[c] - q[c]) / FewLabelled.CLASSES;
          }
          return sum;
        });
  }

  @Test
  void theWeakViewSaysWhatTheStrongOneIs() {
    FewLabelled.Samples samples = new FewLabelled.Samples(4);
    check(
        MATCH,
        samples,
        (trained, still, row) ->
            believed(
                still.predict(FewLabelled.row(samples.view, row)),
                trained.predict(FewLabelled.row(samples.input, row))));
  }

  /** The direction too is found here by differences, from the same random one. */
  @Test
  void theDisturbanceIsTheSteepestOne() {
    FewLabelled.Samples samples = new FewLabelled.Samples(5);
    double[] random = new double[FewLabelled.ROWS * FewLabelled.IN];
    new Draws(7).normal(0, 0, 0, random, random.length);
    double[][] moved = new double[FewLabelled.ROWS][];
    check(
        ADVERSARIAL,
        samples,
        (trained, still, row) -> {
          double[] x = FewLabelled.row(samples.input, row);
          double[] p = still.predict(x);
          if (moved[row] == null) {
            moved[row] = disturbed(x, p, FewLabelled.row(random, row), still);
          }
          return divergence(p, trained.predict(moved[row]));
        });
  }

  private static double[] disturbed(
      double[] x, double[] p, double[] random, FewLabelled.Weights still) {
    double[] near = x.clone();
    double length = length(random);
    for (int i = 0; i < FewLabelled.IN; i++) {
      near[i] += PROBE * random[i] / length;
    }
    double[] steepest = new double[FewLabelled.IN];
    for (int i = 0; i < FewLabelled.IN; i++) {
      double here = near[i];
      near[i] = here + 1e-4;
      double above = divergence(p, still.predict(near));
      near[i] = here - 1e-4;
      double below = divergence(p, still.predict(near));
      near[i] = here;
      steepest[i] = (above - below) / 2e-4;
    }
    double norm = length(steepest);
    double[] moved = x.clone();
    for (int i = 0; i < FewLabelled.IN; i++) {
      moved[i] += EPSILON * steepest[i] / norm;
    }
    return moved;
  }

  private static double length(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
  }
}
