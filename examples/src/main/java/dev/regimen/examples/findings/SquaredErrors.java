package dev.regimen.examples.findings;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Estimate;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.util.List;
import java.util.Random;

/**
 * What a network comes to that predicts classes as numbers, 1 for a sample's own and 0 for the
 * others.
 *
 * @param training the mean squared error of the last epoch, on the labels that were drawn
 * @param test the mean squared error on true labels
 * @param wrong the share of the test samples for which another class has the largest number
 */
record SquaredErrors(double training, double test, double wrong) {
  /** Trains on labels of which some are wrong, and measures on those that are right. */
  static SquaredErrors of(Trainer<Estimate> trainer, Dataset train, double noise, Dataset test) {
    RunResult<Estimate> run = trainer.fit(new TrainTest(coded(train, noise), coded(test, 0)));
    List<Estimate> estimates = run.predictor().predict(features(test));
    int wrong = 0;
    for (int i = 0; i < estimates.size(); i++) {
      wrong += largest(estimates.get(i).values()) == test.label(i) ? 0 : 1;
    }
    double[] losses = run.history().values(Metric.TRAIN_LOSS);
    return new SquaredErrors(
        losses[losses.length - 1], run.test().loss(), (double) wrong / test.size());
  }

  /** The labels as numbers, a share of them drawn evenly from all classes. */
  static Dataset coded(Dataset data, double noise) {
    Random random = new Random(1);
    int classes = data.classes().size();
    float[][] targets = new float[data.size()][classes];
    for (int i = 0; i < targets.length; i++) {
      boolean drawn = random.nextDouble() < noise;
      targets[i][drawn ? random.nextInt(classes) : data.label(i)] = 1;
    }
    return InMemory.regression(features(data), targets);
  }

  private static float[][] features(Dataset data) {
    float[][] features = new float[data.size()][data.features()];
    for (int i = 0; i < features.length; i++) {
      data.features(i, features[i], 0);
    }
    return features;
  }

  private static int largest(List<Double> values) {
    int largest = 0;
    for (int i = 1; i < values.size(); i++) {
      largest = values.get(i) > values.get(largest) ? i : largest;
    }
    return largest;
  }
}
