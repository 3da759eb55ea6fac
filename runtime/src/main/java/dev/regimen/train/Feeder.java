package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.kernel.Reals;
import java.util.Arrays;

/** Copies one worker's rows of a batch into the run's memory, preprocessed. */
final class Feeder {
  private final Blueprint.Task task;
  private final Reals input;
  private final Reals condition;
  private final Reals target;
  private final float[] features;
  private final float[] conditions;
  private final float[] targets;

  Feeder(Memory memory) {
    Blueprint blueprint = memory.blueprint();
    task = blueprint.task();
    input = memory.inputReals();
    condition = memory.conditionReals();
    target = memory.targetReals();
    features = new float[blueprint.features()];
    conditions = new float[blueprint.conditionWidth()];
    targets = new float[blueprint.targetWidth()];
  }

  /** Samples {@code order[at + row]} into the rows {@code [from, to)}. */
  void feed(Dataset data, Preprocessing preprocessing, int[] order, int at, int from, int to) {
    for (int row = from; row < to; row++) {
      int sample = order[at + row];
      data.features(sample, features, 0);
      feed(row, preprocessing);
      if (conditions.length > 0) {
        data.condition(sample, conditions, 0);
        condition.write((long) row * conditions.length, conditions, 0, conditions.length);
      }
      target(data, preprocessing, sample);
      target.write((long) row * targets.length, targets, 0, targets.length);
    }
  }

  /** Raw samples without targets into the first rows, under the conditions given. */
  void feed(float[][] samples, float[][] given, Preprocessing preprocessing, int at, int count) {
    for (int row = 0; row < count; row++) {
      System.arraycopy(samples[at + row], 0, features, 0, features.length);
      feed(row, preprocessing);
      if (conditions.length > 0) {
        condition.write((long) row * conditions.length, given[at + row], 0, conditions.length);
      }
    }
  }

  private void feed(int row, Preprocessing preprocessing) {
    preprocessing.apply(features, 0);
    input.write((long) row * features.length, features, 0, features.length);
  }

  private void target(Dataset data, Preprocessing preprocessing, int sample) {
    switch (task) {
      case MULTICLASS -> {
        Arrays.fill(targets, 0);
        targets[data.label(sample)] = 1;
      }
      case BINARY -> targets[0] = data.label(sample);
      case REGRESSION -> {
        data.targets(sample, targets, 0);
        preprocessing.applyTargets(targets, 0);
      }
    }
  }
}
