package dev.regimen.processor.witness;

import dev.regimen.train.StepBench;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Networks whose updates take several gradients, each beside one that plain SGD trains, of which
 * the gradients at some weights are known.
 */
final class UpdateStages {
  static final int STEPS = 20;
  static final double RHO = 0.1;

  private static final Map<String, String[]> LAYERS =
      Map.of(
          "Dense", new String[] {"@Dense(6) @Tanh", "@Dense(3)"},
          "Maps", new String[] {"@Conv(3) @Relu", "@Flatten", "@Dense(3)"},
          "Drops", new String[] {"@Dense(6) @Tanh @Dropout(0.3)", "@Dense(3)"},
          "Norms", new String[] {"@Dense(6) @BatchNorm @Tanh", "@Dense(3)"},
          "Stands", new String[] {"@Dense(6) @Tanh", "@Dense(7) @Tanh @Frozen", "@Dense(3)"});

  private static final Map<String, Net> NETS = new HashMap<>();
  private static final Compiled COMPILED = compile();

  private UpdateStages() {}

  private static Compiled compile() {
    for (String kind : LAYERS.keySet()) {
      net("Plain", kind, "@Sgd");
      net("Sam", kind, "@Sgd @Sam(" + RHO + ")");
    }
    for (String kind : List.of("Dense", "Maps")) {
      net("Fold", kind, "@Lamb(clip = 0.2) @L2(0.02)");
      net("Parts", kind, "@Lamb(clip = 0.2) @L2(0.02) @Accumulate(3)");
      net("Both", kind, "@Sgd @WeightDecay(0.1) @Sam(" + RHO + ") @Accumulate(3)");
      net("Noise", kind, "@Sgd @GradientNoise(0.2)");
    }
    net("Clipped", "Dense", "@Sgd @ClipNorm(0.1) @GradientNoise(value = 0.01, decay = 1)");
    net("SamAdam", "Dense", "@AdamW @WeightDecay(0.02) @Sam(" + RHO + ")");
    net("Adam", "Dense", "@AdamW @WeightDecay(0.02)");
    return Compiled.of("double", new ArrayList<>(NETS.values()));
  }

  private static void net(String name, String kind, String regime) {
    String input = kind.equals("Maps") ? "{5, 4, 2}" : "5";
    NETS.put(name + kind, Net.of(name + kind, Zoo.classes(input, 3, regime), LAYERS.get(kind)));
  }

  static StepBench bench(String net, int workers) {
    return StepBench.of(COMPILED.trainer(NETS.get(net)), 13, workers, 10);
  }

  static Batch batch(String net, int rows, long seed) {
    return Batch.random(COMPILED.model(NETS.get(net)), rows, seed);
  }

  static Map<String, double[]> weights(StepBench bench) {
    Map<String, double[]> weights = new HashMap<>();
    bench.parameters().forEach(name -> weights.put(name, bench.get(name)));
    return weights;
  }

  static Map<String, double[]> gradients(
      StepBench plain, Map<String, double[]> w, Batch batch, long number) {
    w.forEach(plain::set);
    Twins.feed(plain, batch);
    plain.train(batch.rows(), number, 0);
    Map<String, double[]> gradients = new HashMap<>();
    w.keySet().forEach(name -> gradients.put(name, plain.gradient(name)));
    return gradients;
  }

  /** x + by·d. */
  static Map<String, double[]> moved(Map<String, double[]> x, double by, Map<String, double[]> d) {
    Map<String, double[]> moved = new HashMap<>();
    x.forEach(
        (name, values) -> {
          double[] sum = values.clone();
          Arrays.setAll(sum, i -> sum[i] + by * d.get(name)[i]);
          moved.put(name, sum);
        });
    return moved;
  }

  static double norm(Map<String, double[]> x) {
    return Math.sqrt(
        x.values().stream().flatMapToDouble(Arrays::stream).map(each -> each * each).sum());
  }

  static void assertClose(
      Map<String, double[]> expected, StepBench bench, double tolerance, String where) {
    expected.forEach(
        (name, values) ->
            Close.assertClose(values, bench.get(name), tolerance, where + ", " + name));
  }

  static Batch rows(Batch whole, int from, int to) {
    return new Batch(
        to - from,
        rows(whole.input(), whole.rows(), from, to),
        new double[0],
        rows(whole.target(), whole.rows(), from, to));
  }

  private static double[] rows(double[] all, int rows, int from, int to) {
    int width = all.length / rows;
    return Arrays.copyOfRange(all, from * width, to * width);
  }

  /** Batches of one update, one behind the other, as the epoch loop hands them over. */
  static double accumulated(
      StepBench bench, Batch whole, int[] sizes, long firstBatch, long step, double rate) {
    double loss = 0;
    int from = 0;
    for (int k = 0; k < sizes.length; k++) {
      double share = (double) sizes[k] / whole.rows();
      Twins.feed(bench, rows(whole, from, from + sizes[k]));
      boolean last = k == sizes.length - 1;
      StepBench.Part part = new StepBench.Part(step, rate, share, k == 0, last);
      loss += share * bench.train(sizes[k], firstBatch + k, part).loss();
      from += sizes[k];
    }
    return loss;
  }

  static Map<String, double[]> running(StepBench bench) {
    Map<String, double[]> running = new HashMap<>();
    bench.running().forEach(name -> running.put(name, bench.get(name)));
    return running;
  }

  static double loss(StepBench plain, Map<String, double[]> w, Batch batch, long number) {
    w.forEach(plain::set);
    Twins.feed(plain, batch);
    return plain.train(batch.rows(), number, 0).loss();
  }
}
