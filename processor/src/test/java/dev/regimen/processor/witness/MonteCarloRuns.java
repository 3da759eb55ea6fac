package dev.regimen.processor.witness;

import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Estimate;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Small networks that draw when they predict, and runs of them. */
final class MonteCarloRuns {
  static final int HIDDEN = 24;

  static final Net CLASSES =
      Net.of(
          "Classes",
          Zoo.classes(3, 3, "@Adam @MonteCarlo(samples = 20)"),
          "@Dense(%d) @Relu @Dropout(0.25)".formatted(HIDDEN),
          "@Dense(3)");

  static final Net VALUES =
      Net.of(
          "Values",
          Zoo.outputs(1, 1, "@Adam @MonteCarlo @Standardize(targets = true)"),
          "@Dense(%d) @Relu @Dropout(0.25)".formatted(HIDDEN),
          "@Dense(1)");

  static final Net PLAIN =
      Net.of("Plain", Zoo.outputs(1, 1, "@Adam"), "@Dense(4) @Relu @Dropout(0.25)", "@Dense(1)");

  static final Compiled FLOATS = Compiled.of("float", List.of(CLASSES, VALUES, PLAIN));

  private MonteCarloRuns() {}

  static float[][] points(int count, int width, double spread) {
    Random random = new Random(5);
    float[][] points = new float[count][width];
    for (float[] point : points) {
      for (int i = 0; i < width; i++) {
        point[i] = (float) (spread * (2 * random.nextDouble() - 1));
      }
    }
    return points;
  }

  static int label(float[] point) {
    return point[0] > 0.3 ? 2 : point[1] > 0 ? 1 : 0;
  }

  static RunResult<Label> classes(int workers) {
    float[][] points = points(700, 3, 1);
    int[] labels = Stream.of(points).mapToInt(MonteCarloRuns::label).toArray();
    return run(CLASSES, workers, 4, Splits.trainOnly(InMemory.classification(points, labels)));
  }

  /** A third of a parabola's height of noise; nothing was seen beyond 1. */
  static RunResult<Estimate> values() {
    float[][] points = points(300, 1, 1);
    Random noise = new Random(6);
    float[][] targets = new float[points.length][1];
    for (int i = 0; i < points.length; i++) {
      targets[i][0] = (float) (100 + 30 * points[i][0] * points[i][0] + noise.nextGaussian());
    }
    return run(VALUES, 1, 60, Splits.trainOnly(InMemory.regression(points, targets)));
  }

  @SuppressWarnings("unchecked") // what the network predicts
  private static <P> RunResult<P> run(Net net, int workers, int epochs, Splits data) {
    Trainer<?> trainer = FLOATS.trainer(net).set("epochs", epochs).workers(workers);
    trainer.set("learningRate", 0.01);
    return (RunResult<P>) trainer.fit(data);
  }
}
