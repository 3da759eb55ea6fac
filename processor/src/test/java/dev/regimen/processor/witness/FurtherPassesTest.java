package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Program;
import dev.regimen.train.StepBench;
import dev.regimen.train.Trainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Further passes of a network within a step: what they draw, keep up and tell, and by whose
 * weights.
 */
@Tag("training")
class FurtherPassesTest {
  private static final double TAU = 0.6;

  private static final Net PSEUDO =
      FewLabelled.net("Pseudo", "@PseudoLabels(threshold = 0.6, weight = 0.7, delay = 0)");
  private static final Net MATCH =
      FewLabelled.net("Match", "@InputNoise(0.3) @FixMatch(threshold = 0.6, weight = 0.7)");
  private static final Net TAUGHT =
      FewLabelled.net(
          "Taught",
          "@InputNoise(0.3) @Ema(decay = 0.8) @Consistency(teacher = true, weight = 0.7, ramp = 0)");
  private static final Net DROPPED =
      Net.of(
          "Dropped",
          Zoo.classes(
              FewLabelled.IN,
              FewLabelled.CLASSES,
              "@Sgd(learningRate = 0.05) @Consistency(weight = 3, ramp = 0)"
                  + " @EntropyMinimization(weight = 0.2)"),
          "@Dense(9) @BatchNorm @Relu @Dropout(0.4)",
          "@Dense(6) @Tanh @Dropout(0.3)",
          "@Dense(3)");
  private static final Net MAPS =
      Net.of(
          "Maps",
          Zoo.classes(
              "{4, 4, 2}",
              FewLabelled.CLASSES,
              "@Sgd(learningRate = 0.05) @VirtualAdversarial(weight = 2)"),
          "@Conv(3) @BatchNorm @Relu @MaxPool",
          "@Flatten",
          "@Dense(3)");

  private static final Compiled COMPILED = Compiled.inDouble(PSEUDO, MATCH, TAUGHT, DROPPED, MAPS);

  /** Drops are drawn anew in each pass; running statistics are those of the pass that learns. */
  @Test
  void passesDrawAnewAndNormalizeByTheirOwnStatistics() {
    for (Net net : List.of(DROPPED, MAPS)) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), FewLabelled.ROWS, 2, 10)) {
        Twins.scatter(bench, 4);
        FewLabelled.Samples samples = new FewLabelled.Samples(6);
        samples.feed(bench);
        Batch batch = Batch.random(COMPILED.model(net), FewLabelled.ROWS, 3);
        bench.input(batch.input());
        Oracle oracle = new Oracle(7, Lowerings.step(COMPILED.model(net)));
        bench.parameters().forEach(name -> oracle.set(name, bench.get(name)));
        bench.running().forEach(name -> oracle.set(name, bench.get(name)));
        oracle.set("target of target", samples.target);
        oracle.set("present of target", samples.present);
        Interpreter.Outcome expected = oracle.run(batch, 3, 0);
        StepBench.Shown shown = bench.train(FewLabelled.ROWS, 3, 0);
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
      try (StepBench bench = StepBench.of(trainer, FewLabelled.ROWS, 2, 10)) {
        new FewLabelled.Samples(6).feed(bench);
        bench.input(Batch.random(COMPILED.model(MAPS), FewLabelled.ROWS, 3).input());
        double loss = bench.train(FewLabelled.ROWS, 0, 0).loss();
        assertTrue(Double.isFinite(loss));
        means[far] = bench.get("a_norm.running_mean");
      }
    }
    assertArrayEquals(means[0], means[1]);
  }

  /** The teacher's weights are averages of those behind each update. */
  @Test
  void theTeacherIsTheAverage() {
    FewLabelled.Samples samples = new FewLabelled.Samples(8);
    try (StepBench bench = StepBench.of(COMPILED.trainer(TAUGHT), FewLabelled.ROWS, 2, 10)) {
      FewLabelled.scatter(bench);
      bench.beginAverages();
      samples.feed(bench);
      Map<String, double[]> average = new LinkedHashMap<>();
      FewLabelled.Weights.of(bench)
          .byName()
          .forEach((name, values) -> average.put(name, values.clone()));
      for (int step = 0; step < 3; step++) {
        FewLabelled.Weights teacher =
            new FewLabelled.Weights(
                average.get("a.weight"),
                average.get("a.bias"),
                average.get("b.weight"),
                average.get("b.bias"));
        FewLabelled.Weights before = FewLabelled.Weights.of(bench);
        FewLabelled.Term term =
            (trained, still, row) -> {
              double[] p = trained.predict(FewLabelled.row(samples.input, row));
              double[] q = teacher.predict(FewLabelled.row(samples.view, row));
              double sum = 0;
              for (int c = 0; c < FewLabelled.CLASSES; c++) {
                sum += (p[c] - q[c]) * (p[c] - q[c]) / FewLabelled.CLASSES;
              }
              return sum;
            };
        double shown = bench.train(FewLabelled.ROWS, step, 0.3).loss();
        assertEquals(FewLabelled.loss(samples, term, before, before), shown, 1e-9, "step " + step);
        before
            .byName()
            .forEach(
                (name, values) ->
                    FewLabelled.compare(
                        bench.gradient(name),
                        values,
                        weights -> FewLabelled.loss(samples, term, weights, weights),
                        before,
                        name));
        FewLabelled.Weights.of(bench)
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
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), FewLabelled.ROWS, 2, 10)) {
        FewLabelled.scatter(bench);
        FewLabelled.Samples samples = new FewLabelled.Samples(7);
        samples.feed(bench);
        FewLabelled.Weights weights = FewLabelled.Weights.of(bench);
        bench.train(FewLabelled.ROWS, 0, 0);
        int passed = 0;
        int all = 0;
        for (int row = 0; row < FewLabelled.ROWS; row++) {
          boolean first = net == PSEUDO;
          double[] p = weights.predict(FewLabelled.row(first ? samples.input : samples.view, row));
          all += samples.present[row] == 0 ? 1 : 0;
          passed += samples.present[row] == 0 && p[FewLabelled.best(p)] >= TAU ? 1 : 0;
        }
        assertEquals((double) passed / all, bench.told(0), 1e-12, passed + " of " + all);
        assertNotEquals(0, passed);
        assertNotEquals(all, passed);
      }
    }
  }
}
