package dev.regimen.experiment;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.report.saved.SavedTrial;
import dev.regimen.train.HandTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** An experiment as the compiler would write it, of a network that is written by hand. */
final class HandStudy extends Study {
  static final int EPOCHS = 4;

  HandStudy(UnaryOperator<Design> more) {
    super(
        more.apply(
            Design.of("Hand", Metric.VALIDATION_LOSS)
                .variant(
                    "Small", variant -> HandTrainer.classifier(4, 3, 3).set("epochs", EPOCHS))));
  }

  /** Thirty trials: five rates, three momenta, two seeds; one of the rates destroys the weights. */
  static HandStudy sweep() {
    return new HandStudy(
        design ->
            design
                .repeats(2)
                .values("learningRate", 1e-4, 1e-3, 1e-2, 0.1, 1e30)
                .values("momentum", 0, 0.5, 0.9));
  }

  /** The same points, of which most are given up. */
  static HandStudy halving() {
    return new HandStudy(
        design ->
            design
                .repeats(2)
                .values("learningRate", 1e-4, 1e-3, 1e-2, 0.1, 1e30)
                .values("momentum", 0, 0.5, 0.9)
                .halving(3, 1));
  }

  static Dataset data() {
    SplittableRandom random = new SplittableRandom(7);
    float[][] points = new float[90][4];
    int[] labels = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      labels[i] = i % 3;
      for (int j = 0; j < 4; j++) {
        points[i][j] = (float) (random.nextDouble() - 0.5 + (j == labels[i] ? 1 : 0));
      }
    }
    return InMemory.classification(points, labels);
  }

  /** Every bit of a result but the time that it took. */
  static List<String> bits(StudyResult result) {
    return result.points().stream()
        .flatMap(point -> point.trials().stream())
        .map(
            trial ->
                String.format(
                    Locale.ROOT,
                    "%d %s %d %s %d %s %s",
                    trial.trial().number(),
                    trial.trial().point(),
                    trial.trial().seed(),
                    trial.state(),
                    trial.epochs(),
                    Double.toHexString(trial.objective()),
                    trial.metrics()))
        .toList();
  }

  /** Every trial's own record: how it ended, and its epochs without what clocks say. */
  static Map<String, String> histories(Path folder) throws IOException {
    Map<String, String> histories = new TreeMap<>();
    for (SavedTrial trial : SavedExperiment.read(folder).trials()) {
      SavedRun run = SavedRun.read(folder.resolve(trial.run()));
      run.epochs().forEach(epoch -> epoch.keySet().removeAll(List.of("seconds", "step")));
      String before = histories.put(trial.run(), run.state() + " " + run.epochs());
      assertNull(before, "two trials have one folder");
    }
    return histories;
  }
}
