package dev.regimen.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The standardization of the targets of each of a network's tasks; of some there is none. */
final class TargetStandardizers {
  private static final String MEAN = "preprocessing.targetMean";
  private static final String STD = "preprocessing.targetStd";

  private final @Nullable Standardizer[] tasks;

  private TargetStandardizers(@Nullable Standardizer[] tasks) {
    this.tasks = tasks;
  }

  /** None for any of so many tasks. */
  static TargetStandardizers none(int count) {
    return new TargetStandardizers(new Standardizer[count]);
  }

  /** What is known of the only task's targets. */
  static TargetStandardizers of(@Nullable Standardizer only) {
    return new TargetStandardizers(new Standardizer[] {only});
  }

  /**
   * Learned from the samples that have targets; none for classes and where no sample has any.
   *
   * @param places the numbers of the network's tasks in the data
   */
  static TargetStandardizers fit(Dataset train, int[] places) {
    @Nullable Standardizer[] tasks = new Standardizer[places.length];
    for (int task = 0; task < places.length; task++) {
      tasks[task] = train.outputs(places[task]) == 0 ? null : fit(train, places[task]);
    }
    return new TargetStandardizers(tasks);
  }

  private static @Nullable Standardizer fit(Dataset train, int place) {
    int outputs = train.outputs(place);
    float[] tile = new float[outputs];
    int[] known =
        IntStream.range(0, train.size())
            .filter(
                n -> {
                  train.targets(place, n, tile, 0);
                  return !Float.isNaN(tile[0]);
                })
            .toArray();
    return known.length == 0
        ? null
        : Standardizer.fit(
            known.length, outputs, outputs, (n, row) -> train.targets(place, known[n], row, 0));
  }

  @Nullable Standardizer of(int task) {
    return tasks[task];
  }

  void apply(int task, float[] tile, int at) {
    Standardizer standardizer = tasks[task];
    if (standardizer != null) {
      standardizer.apply(tile, at);
    }
  }

  double restore(int task, int output, double value) {
    Standardizer standardizer = tasks[task];
    return standardizer == null ? value : standardizer.restore(output, value);
  }

  /** As text; the first task's name enters no key. */
  Map<String, String> toMetadata(List<String> names) {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (int task = 0; task < tasks.length; task++) {
      PreprocessingMetadata.put(
          metadata, key(MEAN, task, names), key(STD, task, names), tasks[task]);
    }
    return metadata;
  }

  static TargetStandardizers fromMetadata(
      Map<String, String> metadata, List<String> names, int[] outputs) {
    @Nullable Standardizer[] tasks = new Standardizer[outputs.length];
    for (int task = 0; task < outputs.length; task++) {
      tasks[task] =
          PreprocessingMetadata.standardizer(
              metadata, key(MEAN, task, names), key(STD, task, names), outputs[task]);
    }
    return new TargetStandardizers(tasks);
  }

  private static String key(String key, int task, List<String> names) {
    return task == 0 ? key : key + "." + names.get(task);
  }

  @Override
  public String toString() {
    return java.util.Arrays.toString(tasks);
  }
}
