package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.train.StepBench;
import dev.regimen.train.Trainer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tasks that keep one pace, beside Chen et al. 2018 written out here, for a head with softmax and
 * one with squared errors, each of one layer; samples lack either's target.
 */
@Tag("training")
class GradNormTest {
  private static final int ROWS = 11;
  private static final double RATE = 0.05;
  private static final double OWN_RATE = 4 * RATE;
  private static final double ALPHA = 1.5;
  private static final double[] STATED = {Heads.DIGIT, Heads.SLANT};
  private static final List<String> TASKS = List.of("digit", "slant");
  private static final List<String> HEADS = List.of("d.weight", "c.weight");
  private static final int[] WIDTHS = {3, 2};
  private static final int SHARED = 6;

  private static Trainer<?> trainer(String network) {
    return HeadsTest.COMPILED.trainer(network);
  }

  private static StepBench bench(Trainer<?> trainer, int workers) {
    return StepBench.of(trainer, ROWS, workers, 10);
  }

  private static double[] balances(StepBench bench) {
    return TASKS.stream().mapToDouble(task -> bench.get(task + ".balance")[0]).toArray();
  }

  /** Of softmax p − y, of two squared errors ŷ − y, both over the samples that have a target. */
  private static double norm(
      int task, double[] predicted, double[] target, double[] present, double[] weight) {
    int width = WIDTHS[task];
    double count = Math.max(1, Arrays.stream(present).sum());
    double squares = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int unit = 0; unit < SHARED; unit++) {
        double pull = 0;
        for (int i = 0; i < width; i++) {
          double error = predicted[row * width + i] - target[row * width + i];
          pull += present[row] * error / count * weight[i * SHARED + unit];
        }
        squares += pull * pull;
      }
    }
    return Math.sqrt(squares);
  }

  /** In the first step no sample has a slant: it counts in no mean, and its first loss is later. */
  @Test
  void numbersGoDownTheGradientOfThePaper() {
    for (int workers = 1; workers <= 3; workers++) {
      try (StepBench bench = bench(trainer("Balanced"), workers)) {
        Twins.scatter(bench, 3);
        bench.set("digit.balance", new double[] {0.7});
        bench.set("slant.balance", new double[] {1.3});
        double[] first = new double[2];
        for (int step = 0; step < 4; step++) {
          HeadNumbers numbers = numbers(bench, step);
          numbers.feed(bench);
          double[] before = balances(bench);
          List<double[]> heads = HEADS.stream().map(bench::get).toList();
          StepBench.Shown shown = bench.train(ROWS, step, RATE);
          double[] norms = new double[2];
          for (int task = 0; task < 2; task++) {
            double[] present = numbers.present().get(task);
            double[] target = numbers.targets().get(task);
            norms[task] =
                norm(task, shown.predictions().get(task), target, present, heads.get(task));
            first[task] = first[task] > 0 ? first[task] : shown.losses()[task];
          }
          double[] after = next(before, norms, shown.losses(), first);
          assertArrayEquals(after, balances(bench), 1e-11, workers + " workers, step " + step);
          assertEquals(step == 0, Arrays.equals(before, after), "one task has nothing beside it");
        }
      }
    }
  }

  private static HeadNumbers numbers(StepBench bench, int step) {
    HeadNumbers numbers = HeadNumbers.random(bench, ROWS, 10 + step);
    if (step > 0) {
      return numbers;
    }
    return new HeadNumbers(
        numbers.input(),
        List.of(numbers.targets().get(0), new double[2 * ROWS]),
        List.of(numbers.present().get(0), new double[ROWS]));
  }

  private static double[] next(double[] v, double[] norms, double[] losses, double[] first) {
    double counted = 0;
    double meanPull = 0;
    double meanLeft = 0;
    for (int task = 0; task < 2; task++) {
      counted += first[task] > 0 ? 1 : 0;
    }
    for (int task = 0; task < 2; task++) {
      meanPull += v[task] * norms[task] / counted;
      meanLeft += first[task] > 0 ? losses[task] / first[task] / counted : 0;
    }
    double[] next = new double[2];
    for (int task = 0; task < 2; task++) {
      double left = first[task] > 0 ? losses[task] / first[task] : 0;
      double excess = v[task] * norms[task] - meanPull * Math.pow(left / meanLeft, ALPHA);
      next[task] = Math.max(0, v[task] - OWN_RATE * Math.signum(excess) * norms[task]);
    }
    double sum = next[0] + next[1];
    return new double[] {2 * next[0] / sum, 2 * next[1] / sum};
  }

  /** Beside a network that states the products of both weights. */
  @Test
  void theNetworkLearnsFromTheSumByBothWeights() {
    try (StepBench bench = bench(trainer("Balanced"), 2)) {
      Twins.scatter(bench, 4);
      HeadNumbers numbers = HeadNumbers.random(bench, ROWS, 5);
      double[] v = balances(bench);
      Trainer<?> stated = trainer("Gaps");
      for (int task = 0; task < 2; task++) {
        stated.set(TASKS.get(task) + ".weight", STATED[task] * v[task]);
      }
      try (StepBench plain = bench(stated, 2)) {
        plain.parameters().forEach(name -> plain.set(name, bench.get(name)));
        numbers.feed(bench);
        numbers.feed(plain);
        assertEquals(plain.train(ROWS, 0, 0).loss(), bench.train(ROWS, 0, 0).loss(), 1e-13);
        for (String name : plain.parameters()) {
          assertArrayEquals(plain.gradient(name), bench.gradient(name), 1e-13, name);
        }
        double seen = bench.infer(ROWS).loss();
        double[] losses = bench.infer(ROWS).losses();
        assertEquals(STATED[0] * losses[0] + STATED[1] * losses[1], seen, 1e-13, "what is told");
      }
    }
  }

  @Test
  void noNumberFallsBelowZero() {
    try (StepBench bench = bench(trainer("Balanced").set("gradNorm.rate", 1e4), 1)) {
      Twins.scatter(bench, 3);
      for (int step = 0; step < 3; step++) {
        HeadNumbers.random(bench, ROWS, step).feed(bench);
        bench.train(ROWS, step, RATE);
        double[] balances = balances(bench);
        Arrays.sort(balances);
        assertArrayEquals(new double[] {0, 2}, balances, 1e-12, "one was far below");
      }
    }
  }

  /** It has nothing to be balanced against, and trains to the bits of a plain network. */
  @Test
  void aTaskOfNoWeightBalancesNothing() {
    try (StepBench bench = bench(trainer("Balanced").set("slant.weight", 0), 1);
        StepBench plain = bench(trainer("Gaps").set("slant.weight", 0), 1)) {
      plain.parameters().forEach(name -> plain.set(name, bench.get(name)));
      for (int step = 0; step < 3; step++) {
        HeadNumbers numbers = HeadNumbers.random(bench, ROWS, step);
        numbers.feed(bench);
        numbers.feed(plain);
        assertEquals(plain.train(ROWS, step, 0).loss(), bench.train(ROWS, step, 0).loss());
        assertArrayEquals(plain.gradient("a.weight"), bench.gradient("a.weight"));
        bench.train(ROWS, step, RATE);
        assertArrayEquals(new double[] {1, 1}, balances(bench));
        plain.parameters().forEach(name -> plain.set(name, bench.get(name)));
      }
    }
  }

  /** Its number takes nothing from the others': they train to the bits of a network without it. */
  @Test
  void aTaskOfNoWeightLeavesTheOthersBalanced() {
    try (StepBench three = bench(trainer("BalancedOfThree").set("kind.weight", 0), 2);
        StepBench two = bench(trainer("Balanced"), 2)) {
      Twins.scatter(three, 6);
      for (String task : List.of("digit", "slant", "kind")) {
        three.set(task + ".balance", new double[] {1});
      }
      two.parameters().forEach(name -> two.set(name, three.get(name)));
      for (int step = 0; step < 3; step++) {
        HeadNumbers numbers = HeadNumbers.random(three, ROWS, step);
        numbers.feed(three);
        new HeadNumbers(
                numbers.input(), numbers.targets().subList(0, 2), numbers.present().subList(0, 2))
            .feed(two);
        three.train(ROWS, step, RATE);
        two.train(ROWS, step, RATE);
        two.parameters()
            .forEach(name -> assertArrayEquals(two.get(name), three.get(name), 1e-14, name));
        assertArrayEquals(new double[] {1}, three.get("kind.balance"));
      }
      assertTrue(Math.abs(two.get("slant.balance")[0] - 1) > 1e-3, "that moved");
    }
  }
}
