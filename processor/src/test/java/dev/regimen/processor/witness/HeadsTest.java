package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.Rules;
import dev.regimen.train.StepBench;
import dev.regimen.train.step.TaskSpec;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Steps of networks of several tasks: losses by formulas written out here, gradients by finite
 * differences, training by the interpreter.
 */
@Tag("training")
class HeadsTest {
  static final int ROWS = 11;
  static final double RATE = 0.05;
  private static final NetworkModel BLOCKS =
      dev.regimen.processor.lower.NetworkLowering.sized(Heads.blocks(), Rules.load());
  private static final NetworkModel UNCERTAIN =
      dev.regimen.processor.lower.NetworkLowering.sized(Heads.uncertain(), Rules.load());
  static final NetworkModel ROWS_AS_BLOCK =
      dev.regimen.processor.lower.NetworkLowering.sized(Heads.rowsAsBlock(), Rules.load());
  static final NetworkModel BALANCED = Heads.balanced();
  private static final List<NetworkModel> MODELS =
      List.of(Heads.some(), Heads.two(), Heads.gaps(), BLOCKS, UNCERTAIN);
  static final Compiled COMPILED =
      Compiled.inDouble(
          List.of(
              Heads.plain(),
              Heads.some(),
              Heads.two(),
              Heads.gaps(),
              Heads.weightless(),
              BLOCKS,
              UNCERTAIN,
              BALANCED,
              Heads.balancedOfThree(),
              Heads.rows(),
              ROWS_AS_BLOCK));

  static StepBench bench(NetworkModel model, int workers) {
    return StepBench.of(COMPILED.trainer(model.network()), ROWS + 6, workers, 10);
  }

  /** The mean over the samples that have a target, of −ln p or of squared errors. */
  private static double loss(TaskSpec task, double[] predicted, double[] target, double[] present) {
    double sum = 0;
    double count = 0;
    int rows = predicted.length / task.width();
    for (int row = 0; row < rows; row++) {
      double has = task.partial() ? present[row] : 1;
      count += has;
      for (int i = 0; i < task.width(); i++) {
        int at = row * task.width() + i;
        double error = predicted[at] - target[at];
        sum +=
            has
                * (task.classes() > 0
                    ? -target[at] * Math.log(predicted[at])
                    : error * error / task.width());
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  @Test
  void theLossIsTheWeightedSum() {
    for (NetworkModel model : List.of(Heads.two(), Heads.gaps())) {
      for (int workers = 1; workers <= 3; workers++) {
        try (StepBench bench = bench(model, workers)) {
          Twins.scatter(bench, 3);
          HeadNumbers numbers = HeadNumbers.random(bench, ROWS, workers);
          numbers.feed(bench);
          List<TaskSpec> tasks = bench.blueprint().tasks();
          for (StepBench.Shown shown : List.of(bench.infer(ROWS), bench.train(ROWS, 0, 0))) {
            double[] expected = new double[2];
            Arrays.setAll(
                expected,
                task ->
                    loss(
                        tasks.get(task),
                        shown.predictions().get(task),
                        numbers.targets().get(task),
                        numbers.present().get(task)));
            assertArrayEquals(expected, shown.losses(), 1e-12, model.network());
            assertEquals(
                Heads.DIGIT * expected[0] + Heads.SLANT * expected[1], shown.loss(), 1e-12);
          }
        }
      }
    }
  }

  /** Kendall et al. 2018; the error of slants has its ½ already. */
  @Test
  void uncertaintyWeighsWhatIsTrainedAndNotWhatIsReported() {
    try (StepBench bench = bench(UNCERTAIN, 2)) {
      Twins.scatter(bench, 3);
      HeadNumbers.random(bench, ROWS, 1).feed(bench);
      double[] stated = {1, Heads.SLANT, 0.3};
      List<String> tasks = List.of("digit", "slant", "odd");
      StepBench.Shown trained = bench.train(ROWS, 0, 0);
      StepBench.Shown seen = bench.infer(ROWS);
      double expected = 0;
      double sum = 0;
      for (int task = 0; task < 3; task++) {
        double s = bench.get(tasks.get(task) + ".logVariance")[0];
        assertTrue(Math.abs(s) > 1e-3, "scattered");
        expected += stated[task] * (Math.exp(-s) * trained.losses()[task] + s / 2);
        sum += stated[task] * seen.losses()[task];
      }
      assertEquals(expected, trained.loss(), 1e-12);
      assertEquals(sum, seen.loss(), 1e-12);
    }
  }

  /** The gradient of s is w·(½ − e^(−s)·L); a task that no sample has adds nothing. */
  @Test
  void nothingPullsAtAnUncertaintyThatNoSampleSpeaksOf() {
    try (StepBench bench = bench(UNCERTAIN, 1)) {
      Twins.scatter(bench, 3);
      HeadNumbers.random(bench, ROWS, 1).feed(bench);
      bench.target("slant", new double[2 * ROWS], new double[ROWS]);
      double[] slant = bench.get("slant.logVariance");
      double[] odd = bench.get("odd.logVariance");
      bench.train(ROWS, 0, RATE);
      assertArrayEquals(slant, bench.get("slant.logVariance"), "not even by decay");
      // Adam's first step is the rate, whatever the gradient is.
      assertEquals(3 * RATE, Math.abs(bench.get("odd.logVariance")[0] - odd[0]), 1e-6);
    }
  }

  /** Otherwise s would fall for ever, until e^(−s) is no number. */
  @Test
  void aTaskOfNoWeightHasNoUncertaintyToLearn() {
    try (StepBench bench =
        StepBench.of(COMPILED.trainer(UNCERTAIN.network()).set("odd.weight", 0), ROWS, 1, 10)) {
      Twins.scatter(bench, 3);
      HeadNumbers.random(bench, ROWS, 1).feed(bench);
      double[] odd = bench.get("odd.logVariance");
      for (int step = 0; step < 3; step++) {
        bench.train(ROWS, step, RATE);
      }
      assertArrayEquals(odd, bench.get("odd.logVariance"));
    }
  }

  @Test
  void aRunMayWeighTasksOtherwise() {
    try (StepBench bench =
        StepBench.of(COMPILED.trainer("Gaps").set("slant.weight", 0.25), ROWS, 2, 10)) {
      Twins.scatter(bench, 3);
      HeadNumbers.random(bench, ROWS, 1).feed(bench);
      StepBench.Shown shown = bench.train(ROWS, 0, 0);
      double expected = Heads.DIGIT * shown.losses()[0] + 0.25 * shown.losses()[1];
      assertEquals(expected, shown.loss(), 1e-12);
    }
  }

  @Test
  void gradientsAreDifferencesOfTheLoss() {
    for (NetworkModel model : MODELS) {
      for (int workers = 1; workers <= 3; workers++) {
        try (StepBench bench = bench(model, workers)) {
          Twins.scatter(bench, 5);
          HeadNumbers.random(bench, ROWS, 7 * workers).feed(bench);
          Differences.check(bench, ROWS, 4, model.network() + ", " + workers + " workers");
        }
      }
    }
  }

  @Test
  void everyStepIsWhatTheInterpreterSays() {
    for (NetworkModel model : MODELS) {
      for (int workers = 1; workers <= 3; workers++) {
        trainBeside(model, workers);
      }
    }
    trainBeside(BALANCED, 2);
  }

  static void trainBeside(NetworkModel model, int workers) {
    try (StepBench bench = bench(model, workers)) {
      Oracle oracle = new Oracle(7, Lowerings.step(model), Lowerings.update(model));
      Twins.scatter(bench, 17);
      copy(bench, oracle);
      int[] sizes = {ROWS, ROWS + 6, 2, ROWS};
      for (int step = 0; step < sizes.length; step++) {
        String where = model.network() + ", " + workers + " workers, step " + step;
        HeadNumbers numbers = HeadNumbers.random(bench, sizes[step], 31 + step);
        numbers.feed(bench);
        numbers.feed(oracle, bench.blueprint().tasks());
        Batch batch = new Batch(sizes[step], numbers.input(), new double[0], new double[0]);
        Interpreter.Outcome expected = oracle.run(batch, step, RATE);
        compare(expected, bench.train(sizes[step], step, RATE), bench, where);
        for (String name : bench.parameters()) {
          Close.assertClose(oracle.get(name), bench.get(name), 1e-9, where + ", " + name);
        }
      }
      HeadNumbers numbers = HeadNumbers.random(bench, ROWS, 99);
      Oracle predicting = new Oracle(0, Lowerings.inference(model));
      copy(bench, predicting);
      numbers.feed(bench);
      numbers.feed(predicting, bench.blueprint().tasks());
      Batch batch = new Batch(ROWS, numbers.input(), new double[0], new double[0]);
      compare(predicting.run(batch, 0, 0), bench.infer(ROWS), bench, model.network());
    }
  }

  private static void copy(StepBench bench, Oracle oracle) {
    bench.parameters().forEach(name -> oracle.set(name, bench.get(name)));
    bench.running().forEach(name -> oracle.set(name, bench.get(name)));
  }

  private static void compare(
      Interpreter.Outcome expected, StepBench.Shown shown, StepBench bench, String where) {
    assertEquals(expected.outputs().get(Program.LOSS).data()[0], shown.loss(), 1e-10, where);
    List<TaskSpec> tasks = bench.blueprint().tasks();
    for (int task = 0; task < tasks.size(); task++) {
      String name = tasks.get(task).name();
      double loss = expected.outputs().get(Program.of(Program.LOSS, name)).data()[0];
      assertEquals(loss, shown.losses()[task], 1e-10, where + ", " + name);
      String key = task == 0 ? Program.PREDICTION : Program.of(Program.PREDICTION, name);
      double[] prediction = expected.outputs().get(key).data();
      Close.assertClose(prediction, shown.predictions().get(task), 1e-9, where + ", " + name);
    }
  }

  /** A batch in which no sample has a target for a task moves nothing for that task's sake. */
  @Test
  void aTaskWithoutTargetsStandsStill() {
    try (StepBench bench = bench(Heads.gaps(), 2)) {
      Twins.scatter(bench, 5);
      HeadNumbers numbers = HeadNumbers.random(bench, ROWS, 3);
      numbers.feed(bench);
      bench.target("slant", new double[2 * ROWS], new double[ROWS]);
      double[] head = bench.get("c.weight");
      double[] trunk = bench.get("a.weight");
      StepBench.Shown shown = bench.train(ROWS, 0, RATE);
      assertEquals(0, shown.losses()[1]);
      assertEquals(Heads.DIGIT * shown.losses()[0], shown.loss(), 1e-15);
      assertArrayEquals(head, bench.get("c.weight"));
      assertFalse(Arrays.equals(trunk, bench.get("a.weight")));
    }
  }

  @Test
  void aHeadOfNoWeightLeavesTheTrunksBits() {
    try (StepBench two = bench(Heads.weightless(), 2);
        StepBench one = bench(Heads.plain(), 2)) {
      Twins.scatter(two, 5);
      for (String name : List.of("a.weight", "a.bias", "b.weight", "b.bias")) {
        one.set(name, two.get(name));
      }
      one.set("c.weight", two.get("d.weight"));
      one.set("c.bias", two.get("d.bias"));
      HeadNumbers numbers = HeadNumbers.random(two, ROWS, 3);
      for (int step = 0; step < 5; step++) {
        numbers.feed(two);
        one.input(numbers.input());
        one.target(numbers.targets().get(0));
        assertEquals(one.train(ROWS, step, RATE).loss(), two.train(ROWS, step, RATE).loss());
      }
      for (String name : List.of("a.weight", "a.bias", "b.weight", "b.bias")) {
        assertArrayEquals(one.get(name), two.get(name), name);
      }
      assertArrayEquals(one.get("c.weight"), two.get("d.weight"));
    }
  }

  /** What the reader says in no words and what can be said in so many makes the same trainer. */
  @Test
  void oneTaskIsOneTaskHoweverItIsSaid() {
    assertEquals(COMPILED.source("Plain"), Compiled.inDouble(List.of(Heads.one())).source("Plain"));
  }
}
