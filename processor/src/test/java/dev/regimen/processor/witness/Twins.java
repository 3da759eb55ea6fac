package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.train.StepBench;
import java.util.Random;

/** A generated trainer beside the interpreter of its lowered program: every step, every number. */
final class Twins {
  private static final double RELATIVE = 1e-9;

  private static final double RATE = 0.05;

  private Twins() {}

  /**
   * Trains both from the same numbers on the same batches, the last one short, then predicts.
   *
   * @param rows of the full batches
   */
  static void compare(Compiled compiled, Net net, int rows, int workers) {
    NetworkModel model = compiled.model(net);
    try (StepBench bench = StepBench.of(compiled.trainer(net), rows, workers, 10)) {
      long seed = (long) (double) compiled.trainer(net).settings().all().getOrDefault("seed", 0.0);
      Lowerings.Programs programs = compiled.programs(net);
      Oracle oracle = new Oracle(seed, programs.step(), programs.update());
      scatter(bench, 17);
      copy(bench, oracle);
      int[] sizes = {rows, rows, Math.max(2, rows / 2 + 1), 1};
      for (int step = 0; step < sizes.length; step++) {
        Batch batch = Batch.random(model, sizes[step], 31L * step + net.name().hashCode());
        String where = net.name() + ", " + workers + " workers, step " + step;
        step(bench, oracle, batch, step, where);
      }
      Oracle predicting = new Oracle(seed, programs.inference());
      copy(bench, predicting);
      Batch batch = Batch.random(model, rows, 5);
      feed(bench, batch);
      for (int pass = 0; pass < 2; pass++) {
        String where = net.name() + ", inference, pass " + pass;
        shown(predicting.run(batch, pass, 0), bench.infer(rows, pass), where);
      }
    }
  }

  private static void step(StepBench bench, Oracle oracle, Batch batch, int step, String where) {
    feed(bench, batch);
    Interpreter.Outcome expected = oracle.run(batch, step, RATE);
    shown(expected, bench.train(batch.rows(), step, RATE), where);
    for (String name : bench.parameters()) {
      Close.assertClose(oracle.get(name), bench.get(name), RELATIVE, where + ", " + name);
    }
    for (String name : bench.running()) {
      Close.assertClose(oracle.get(name), bench.get(name), RELATIVE, where + ", " + name);
    }
  }

  private static void shown(Interpreter.Outcome expected, StepBench.Shown actual, String where) {
    double loss = expected.outputs().get(Program.LOSS).data()[0];
    assertEquals(loss, actual.loss(), RELATIVE * Math.max(1e-3, Math.abs(loss)), where + ", loss");
    double[] prediction = expected.outputs().get(Program.PREDICTION).data();
    Close.assertClose(prediction, actual.prediction(), RELATIVE, where + ", prediction");
  }

  static void feed(StepBench bench, Batch batch) {
    bench.input(batch.input());
    bench.condition(batch.condition());
    String task = bench.blueprint().tasks().get(0).name();
    bench.target(task, batch.target(), batch.present());
  }

  /** Moves every parameter off its initial value, norms' scales and biases included. */
  static void scatter(StepBench bench, long seed) {
    Random random = new Random(seed);
    for (String name : bench.parameters()) {
      double[] values = bench.get(name);
      double deviation =
          bench.shape(name).size() > 1 ? 1 / Math.sqrt(bench.shape(name).get(1)) : 0.3;
      for (int i = 0; i < values.length; i++) {
        double center = bench.shape(name).size() > 1 ? 0 : values[i];
        values[i] = center + deviation * random.nextGaussian();
      }
      bench.set(name, values);
    }
  }

  private static void copy(StepBench bench, Oracle oracle) {
    bench.parameters().forEach(name -> oracle.set(name, bench.get(name)));
    bench.running().forEach(name -> oracle.set(name, bench.get(name)));
  }
}
