package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.kernel.Draws;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Program;
import dev.regimen.train.StepBench;
import dev.regimen.train.Trainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
  private static final int ROWS = 11;
  private static final int IN = 5;
  private static final int HIDDEN = 8;
  private static final int CLASSES = 3;
  private static final double TAU = 0.6;
  private static final double WEIGHT = 0.7;
  private static final double EPSILON = 0.8;
  private static final double PROBE = 0.1;

  private static final Net PSEUDO =
      net("Pseudo", "@PseudoLabels(threshold = 0.6, weight = 0.7, delay = 0)");
  private static final Net ENTROPY = net("Entropy", "@EntropyMinimization(weight = 0.7)");
  private static final Net TWICE =
      net("Twice", "@InputNoise(0.3) @Consistency(weight = 0.7, ramp = 0)");
  private static final Net MATCH =
      net("Match", "@InputNoise(0.3) @FixMatch(threshold = 0.6, weight = 0.7)");
  private static final Net ADVERSARIAL =
      net("Adversarial", "@VirtualAdversarial(epsilon = 0.8, weight = 0.7)");
  private static final Net TAUGHT =
      net(
          "Taught",
          "@InputNoise(0.3) @Ema(decay = 0.8) @Consistency(teacher = true, weight = 0.7, ramp = 0)");
  private static final Net DROPPED =
      Net.of(
          "Dropped",
          Zoo.classes(
              IN,
              CLASSES,
              "@Sgd(learningRate = 0.05) @Consistency(weight = 3, ramp = 0)"
                  + " @EntropyMinimization(weight = 0.2)"),
          "@Dense(9) @BatchNorm @Relu @Dropout(0.4)",
          "@Dense(6) @Tanh @Dropout(0.3)",
          "@Dense(3)");

  private static final Net MAPS =
      Net.of(
          "Maps",
          Zoo.classes(
              "{4, 4, 2}", CLASSES, "@Sgd(learningRate = 0.05) @VirtualAdversarial(weight = 2)"),
          "@Conv(3) @BatchNorm @Relu @MaxPool",
          "@Flatten",
          "@Dense(3)");

  private static final Compiled COMPILED =
      Compiled.inDouble(PSEUDO, ENTROPY, TWICE, MATCH, ADVERSARIAL, TAUGHT, DROPPED, MAPS);

  private static Net net(String name, String technique) {
    return Net.of(
        name,
        Zoo.classes(IN, CLASSES, "@Sgd(learningRate = 0.05) " + technique),
        "@Dense(8) @Tanh",
        "@Dense(3)");
  }

  /** A batch: two views of each sample, the targets and which of them are known. */
  private static final class Samples {
    final double[] input;
    final double[] view;
    final double[] target = new double[ROWS * CLASSES];
    final double[] present = new double[ROWS];

    Samples(long seed) {
      Random random = new Random(seed);
      input = random.doubles(ROWS * IN, -2, 2).toArray();
      view = Arrays.stream(input).map(x -> x + 0.4 * random.nextGaussian()).toArray();
      for (int row = 0; row < ROWS; row++) {
        present[row] = row % 3 == 1 ? 1 : 0;
        target[row * CLASSES + random.nextInt(CLASSES)] = present[row];
      }
    }

    void feed(StepBench bench) {
      bench.input(input);
      if (bench.blueprint().unlabelled().second()) {
        bench.view(view);
      }
      bench.target("target", target, present);
    }
  }

  /** The network written out: softmax(W₂·tanh(W₁x + b₁) + b₂). */
  private record Weights(double[] w1, double[] b1, double[] w2, double[] b2) {
    static Weights of(StepBench bench) {
      return new Weights(
          bench.get("a.weight"), bench.get("a.bias"), bench.get("b.weight"), bench.get("b.bias"));
    }

    Map<String, double[]> byName() {
      Map<String, double[]> all = new LinkedHashMap<>();
      all.put("a.weight", w1);
      all.put("a.bias", b1);
      all.put("b.weight", w2);
      all.put("b.bias", b2);
      return all;
    }

    double[] predict(double[] x) {
      double[] logits = b2.clone();
      for (int h = 0; h < HIDDEN; h++) {
        double sum = b1[h];
        for (int i = 0; i < IN; i++) {
          sum += w1[h * IN + i] * x[i];
        }
        for (int c = 0; c < CLASSES; c++) {
          logits[c] += w2[c * HIDDEN + h] * Math.tanh(sum);
        }
      }
      double all = Arrays.stream(logits).map(Math::exp).sum();
      return Arrays.stream(logits).map(logit -> Math.exp(logit) / all).toArray();
    }
  }

  /** The loss of one unlabelled sample by weights that train, against what others say of it. */
  private interface Term {
    double of(Weights trained, Weights still, int row);
  }

  private static double[] row(double[] rows, int row) {
    return Arrays.copyOfRange(rows, row * IN, (row + 1) * IN);
  }

  private static int best(double[] p) {
    int best = 0;
    for (int c = 1; c < p.length; c++) {
      best = p[c] > p[best] ? c : best;
    }
    return best;
  }

  private static double believed(double[] said, double[] p) {
    int own = best(said);
    return said[own] >= TAU ? -Math.log(p[own]) : 0;
  }

  private static double divergence(double[] p, double[] q) {
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      sum += p[c] * (Math.log(p[c]) - Math.log(q[c]));
    }
    return sum;
  }

  /** The whole loss: the mean over those with a label, and the term's over those without. */
  private static double loss(Samples samples, Term term, Weights trained, Weights still) {
    double labelled = 0;
    double unlabelled = 0;
    double known = Arrays.stream(samples.present).sum();
    for (int row = 0; row < ROWS; row++) {
      double[] p = trained.predict(row(samples.input, row));
      if (samples.present[row] == 0) {
        unlabelled += term.of(trained, still, row);
      }
      for (int c = 0; c < CLASSES; c++) {
        labelled -= samples.target[row * CLASSES + c] * Math.log(p[c]);
      }
    }
    return labelled / known + WEIGHT * unlabelled / (ROWS - known);
  }

  private static void check(Net net, Samples samples, Term term) {
    for (int workers = 1; workers <= 3; workers++) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), ROWS + 3, workers, 10)) {
        scatter(bench);
        samples.feed(bench);
        Weights still = Weights.of(bench);
        double shown = bench.train(ROWS, 0, 0).loss();
        assertEquals(loss(samples, term, still, still), shown, 1e-9, net.name());
        Weights moved = Weights.of(bench);
        ToDoubleFunction<Weights> of = weights -> loss(samples, term, weights, still);
        moved
            .byName()
            .forEach((name, values) -> compare(bench.gradient(name), values, of, moved, name));
      }
    }
  }

  /** Weights of a network that is sure of some samples and not of others. */
  private static void scatter(StepBench bench) {
    Twins.scatter(bench, 3);
    bench.set("b.weight", Arrays.stream(bench.get("b.weight")).map(w -> 4 * w).toArray());
  }

  private static void compare(
      double[] gradient,
      double[] values,
      ToDoubleFunction<Weights> loss,
      Weights weights,
      String name) {
    for (int i = 0; i < values.length; i++) {
      double here = values[i];
      values[i] = here + 1e-5;
      double above = loss.applyAsDouble(weights);
      values[i] = here - 1e-5;
      double below = loss.applyAsDouble(weights);
      values[i] = here;
      double expected = (above - below) / 2e-5;
      assertEquals(expected, gradient[i], 1e-6 * Math.max(1, Math.abs(expected)), name + " " + i);
    }
  }

  @Test
  void pseudoLabelsAreTheOwnSureClasses() {
    Samples samples = new Samples(1);
    check(
        PSEUDO,
        samples,
        (trained, still, row) -> {
          double[] x = row(samples.input, row);
          return believed(still.predict(x), trained.predict(x));
        });
  }

  @Test
  void entropyIsMinimizedThroughAllOfIt() {
    Samples samples = new Samples(2);
    check(
        ENTROPY,
        samples,
        (trained, still, row) ->
            -Arrays.stream(trained.predict(row(samples.input, row)))
                .map(p -> p * Math.log(p))
                .sum());
  }

  @Test
  void theSecondViewIsATarget() {
    Samples samples = new Samples(3);
    check(
        TWICE,
        samples,
        (trained, still, row) -> {
          double[] p = trained.predict(row(samples.input, row));
          double[] q = still.predict(row(samples.view, row));
          double sum = 0;
          for (int c = 0; c < CLASSES; c++) {
            sum += (p[c] - q[c]) * (p[c] - q[c]) / CLASSES;
          }
          return sum;
        });
  }

  @Test
  void theWeakViewSaysWhatTheStrongOneIs() {
    Samples samples = new Samples(4);
    check(
        MATCH,
        samples,
        (trained, still, row) ->
            believed(
                still.predict(row(samples.view, row)), trained.predict(row(samples.input, row))));
  }

  /** The direction too is found here by differences, from the same random one. */
  @Test
  void theDisturbanceIsTheSteepestOne() {
    Samples samples = new Samples(5);
    double[] random = new double[ROWS * IN];
    new Draws(7).normal(0, 0, 0, random, random.length);
    double[][] moved = new double[ROWS][];
    check(
        ADVERSARIAL,
        samples,
        (trained, still, row) -> {
          double[] x = row(samples.input, row);
          double[] p = still.predict(x);
          if (moved[row] == null) {
            moved[row] = disturbed(x, p, row(random, row), still);
          }
          return divergence(p, trained.predict(moved[row]));
        });
  }

  private static double[] disturbed(double[] x, double[] p, double[] random, Weights still) {
    double[] near = x.clone();
    double length = length(random);
    for (int i = 0; i < IN; i++) {
      near[i] += PROBE * random[i] / length;
    }
    double[] steepest = new double[IN];
    for (int i = 0; i < IN; i++) {
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
    for (int i = 0; i < IN; i++) {
      moved[i] += EPSILON * steepest[i] / norm;
    }
    return moved;
  }

  private static double length(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
  }

  /** Drops are drawn anew in each pass; running statistics are those of the pass that learns. */
  @Test
  void passesDrawAnewAndNormalizeByTheirOwnStatistics() {
    for (Net net : List.of(DROPPED, MAPS)) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), ROWS, 2, 10)) {
        Twins.scatter(bench, 4);
        Samples samples = new Samples(6);
        samples.feed(bench);
        Batch batch = Batch.random(COMPILED.model(net), ROWS, 3);
        bench.input(batch.input());
        Oracle oracle = new Oracle(7, Lowerings.step(COMPILED.model(net)));
        bench.parameters().forEach(name -> oracle.set(name, bench.get(name)));
        bench.running().forEach(name -> oracle.set(name, bench.get(name)));
        oracle.set("target of target", samples.target);
        oracle.set("present of target", samples.present);
        Interpreter.Outcome expected = oracle.run(batch, 3, 0);
        StepBench.Shown shown = bench.train(ROWS, 3, 0);
        assertEquals(expected.outputs().get(Program.LOSS).data()[0], shown.loss(), 1e-10);
        for (String name : bench.parameters()) {
          double[] gradient = expected.updates().get("gradient of " + name).data();
          Close.assertClose(gradient, bench.gradient(name), 1e-9, name);
        }
        for (String name : bench.running()) {
          Close.assertClose(expected.updates().get(name).data(), bench.get(name), 1e-10, name);
        }
      }
    }
  }

  /** However far samples are disturbed: predictions are made of such as are not. */
  @Test
  void runningStatisticsAreThoseOfTheSamplesAsTheyAre() {
    double[][] means = new double[2][];
    for (int far = 0; far < 2; far++) {
      double epsilon = far == 0 ? 0.1 : 10;
      Trainer<?> trainer = COMPILED.trainer(MAPS).set("virtualAdversarial.epsilon", epsilon);
      try (StepBench bench = StepBench.of(trainer, ROWS, 2, 10)) {
        new Samples(6).feed(bench);
        bench.input(Batch.random(COMPILED.model(MAPS), ROWS, 3).input());
        double loss = bench.train(ROWS, 0, 0).loss();
        assertTrue(Double.isFinite(loss));
        means[far] = bench.get("a_norm.running_mean");
      }
    }
    assertArrayEquals(means[0], means[1]);
  }

  /** The teacher's weights are averages of those behind each update. */
  @Test
  void theTeacherIsTheAverage() {
    Samples samples = new Samples(8);
    try (StepBench bench = StepBench.of(COMPILED.trainer(TAUGHT), ROWS, 2, 10)) {
      scatter(bench);
      bench.beginAverages();
      samples.feed(bench);
      Map<String, double[]> average = new LinkedHashMap<>();
      Weights.of(bench).byName().forEach((name, values) -> average.put(name, values.clone()));
      for (int step = 0; step < 3; step++) {
        Weights teacher =
            new Weights(
                average.get("a.weight"),
                average.get("a.bias"),
                average.get("b.weight"),
                average.get("b.bias"));
        Weights before = Weights.of(bench);
        Term term =
            (trained, still, row) -> {
              double[] p = trained.predict(row(samples.input, row));
              double[] q = teacher.predict(row(samples.view, row));
              double sum = 0;
              for (int c = 0; c < CLASSES; c++) {
                sum += (p[c] - q[c]) * (p[c] - q[c]) / CLASSES;
              }
              return sum;
            };
        double shown = bench.train(ROWS, step, 0.3).loss();
        assertEquals(loss(samples, term, before, before), shown, 1e-9, "step " + step);
        before
            .byName()
            .forEach(
                (name, values) ->
                    compare(
                        bench.gradient(name),
                        values,
                        weights -> loss(samples, term, weights, weights),
                        before,
                        name));
        Weights.of(bench)
            .byName()
            .forEach(
                (name, now) ->
                    Arrays.setAll(
                        average.get(name), i -> 0.8 * average.get(name)[i] + 0.2 * now[i]));
      }
    }
  }

  /** How many passed, of all unlabelled samples. */
  @Test
  void theShareThatPassedIsTold() {
    for (Net net : List.of(PSEUDO, MATCH)) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), ROWS, 2, 10)) {
        scatter(bench);
        Samples samples = new Samples(7);
        samples.feed(bench);
        Weights weights = Weights.of(bench);
        bench.train(ROWS, 0, 0);
        int passed = 0;
        int all = 0;
        for (int row = 0; row < ROWS; row++) {
          boolean first = net == PSEUDO;
          double[] p = weights.predict(row(first ? samples.input : samples.view, row));
          all += samples.present[row] == 0 ? 1 : 0;
          passed += samples.present[row] == 0 && p[best(p)] >= TAU ? 1 : 0;
        }
        String name = (net == PSEUDO ? "pseudoLabels" : "fixMatch") + ".passed";
        assertEquals((double) passed / all, bench.told(name), 1e-12, passed + " of " + all);
        assertNotEquals(0, passed);
        assertNotEquals(all, passed);
      }
    }
  }
}
