package dev.regimen.train;

import dev.regimen.data.Preprocessing;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.kernel.OpenMp;
import dev.regimen.kernel.Reals;
import dev.regimen.text.Printable;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.loop.MeanOfViews;
import dev.regimen.train.loop.Passes;
import dev.regimen.train.loop.SampleCheck;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.ExposedLayer;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What one call of a predictor works in: steps with memory, and what they predicted of a batch. */
final class PredictionScratch implements Step.Observer {
  private static final int NONE = -1;

  private final Memory memory;
  private final Blueprint blueprint;
  private final Step[] members;
  private final BatchLoader loader;
  private final Preprocessing preprocessing;
  private final Passes passes;
  private final SampleCheck check;
  private final int capacity;
  private final float[][] predictions;
  private final MeanOfViews mean;

  // What a call for one sample hands on.
  private final float[][] sample = new float[1][];
  private final float[][] condition = new float[1][];

  private float[] output = {};
  private int wanted = NONE;

  /**
   * Scratch memory for as many samples at once as the memory has rows.
   *
   * @param memory which the steps compute in, and nobody else
   * @param members one step of each network that predicts
   * @param augmenter its own, which says how samples are shown
   * @param check refuses predictions that are no numbers
   */
  PredictionScratch(
      Memory memory,
      Step[] members,
      Augmenter augmenter,
      Preprocessing preprocessing,
      Passes passes,
      SampleCheck check) {
    this.memory = memory;
    this.members = members;
    this.preprocessing = preprocessing;
    this.passes = passes;
    this.check = check;
    blueprint = memory.blueprint();
    capacity = memory.capacity();
    predictions =
        blueprint.tasks().stream()
            .map(task -> new float[capacity * task.elements()])
            .toArray(float[][]::new);
    mean = new MeanOfViews(blueprint, passes, capacity, this);
    loader = new BatchLoader(memory, augmenter);
    loader.identify(members);
  }

  /** Gives its memory back, of which nothing is asked any more. */
  void free() {
    mean.free();
    memory.freeAllButWeights();
  }

  @Override
  public void observe(int task, Reals prediction, int width, int from, int to) {
    if (task < predictions.length) {
      prediction.read((long) from * width, predictions[task], from * width, (to - from) * width);
    } else if (task == wanted) {
      prediction.read((long) from * width, output, from * width, (to - from) * width);
    }
  }

  /** What an exposed layer yields of samples, row by row. */
  float[][] output(String layer, float[][] samples) {
    List<String> names = blueprint.exposed().stream().map(ExposedLayer::field).toList();
    int index = names.indexOf(layer);
    if (index < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s shows no layer '%s': @Exposed stands on %s",
              blueprint.network(),
              Printable.of(layer),
              names.isEmpty() ? "none" : names));
    }
    int width = blueprint.exposed().get(index).width();
    output = new float[capacity * width];
    wanted = predictions.length + index;
    float[][] rows = new float[samples.length][];
    try {
      for (int at = 0; at < samples.length; at += capacity) {
        int count = run(samples, samples, at);
        for (int row = 0; row < count; row++) {
          rows[at + row] = Arrays.copyOfRange(output, row * width, (row + 1) * width);
        }
      }
    } finally {
      wanted = NONE;
    }
    return rows;
  }

  /** What a task predicts of samples, row by row, in the targets' own unit. */
  float[][] rows(int task, float[][] samples) {
    int width = blueprint.tasks().get(task).elements();
    float[][] rows = new float[samples.length][width];
    for (int at = 0; at < samples.length; at += capacity) {
      int count = run(samples, samples, at);
      for (int row = 0; row < count; row++) {
        for (int i = 0; i < width; i++) {
          double value = predictions[task][row * width + i];
          rows[at + row][i] = (float) preprocessing.restoreTarget(task, i, value);
        }
      }
    }
    return rows;
  }

  /** {@link #run(float[][], float[][], int)} for one sample. */
  void run(float[] features, float[] given) {
    sample[0] = features;
    condition[0] = given;
    try {
      run(sample, condition, 0);
    } finally {
      sample[0] = null;
      condition[0] = null;
    }
  }

  /** What a task predicts of the first sample, in the targets' own unit. */
  void numbers(int task, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = (float) preprocessing.restoreTarget(task, i, predictions[task][i]);
    }
  }

  /** Computes what every task predicts of the samples from one on; how many these are. */
  int run(float[][] samples, float[][] conditions, int at) {
    int rows = Math.min(capacity, samples.length - at);
    int threads = OpenMp.hold();
    try {
      pass(samples, conditions, at, rows);
    } finally {
      OpenMp.release(threads);
    }
    for (int row = 0; row < rows; row++) {
      for (int task = 0; task < predictions.length; task++) {
        int width = blueprint.tasks().get(task).elements();
        check.prediction(predictions[task], row * width, width, samples[at + row], at + row);
      }
    }
    return rows;
  }

  private void pass(float[][] samples, float[][] conditions, int at, int rows) {
    for (int pass = 0; pass < passes.count(); pass++) {
      if (passes.feeds(pass)) {
        loader.feed(samples, conditions, preprocessing, at, rows, passes.view(pass));
      }
      Step step = members[passes.member(pass)];
      step.begin(rows, 0, false, mean.at(pass));
      step.draw(passes.draw(pass));
      step.forward();
    }
  }

  /**
   * What every task predicted of one of the last samples.
   *
   * @param sample the row as it was given
   * @param threshold above which a probability decides
   * @param classes the names of each task's
   */
  List<PredictedRow> predicted(
      float[] sample, int row, double threshold, List<List<String>> classes) {
    PredictedRow[] tasks = new PredictedRow[predictions.length];
    for (int task = 0; task < tasks.length; task++) {
      int width = blueprint.tasks().get(task).elements();
      double[] deviations = mean.deviations(task, row);
      List<String> names = classes.get(task);
      int at = row * width;
      tasks[task] =
          new PredictedRow(
              task,
              sample,
              predictions[task],
              at,
              width,
              deviations,
              threshold,
              names,
              preprocessing);
    }
    return List.of(tasks);
  }
}
