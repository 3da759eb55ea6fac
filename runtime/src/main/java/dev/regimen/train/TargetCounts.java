package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Texts;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.TaskSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * How many samples of a split have a task's target, and each of its classes or labels. Targets lie
 * in memory, also of images that do not.
 *
 * @param known samples that have a target
 * @param classes samples of each class or label; empty for numbers
 */
record TargetCounts(int known, int[] classes) {
  /**
   * Counts a task's targets.
   *
   * @param place the task's number in the data
   */
  static TargetCounts of(TaskSpec task, Dataset data, int place) {
    int[] counts = new int[task.classes()];
    if (task.perToken()) {
      return ofTokens(data, place, new int[task.tokens()], counts);
    }
    float[] row = new float[task.kind() == Blueprint.Task.LABELS ? task.width() : task.outputs()];
    int known = 0;
    for (int sample = 0; sample < data.size(); sample++) {
      if (row.length == 0) {
        int label = data.label(place, sample);
        if (label != Dataset.MISSING) {
          counts[label]++;
          known++;
        }
        continue;
      }
      data.targets(place, sample, row, 0);
      known += Float.isNaN(row[0]) ? 0 : 1;
      for (int label = 0; label < counts.length; label++) {
        counts[label] += row[label] == 1 ? 1 : 0;
      }
    }
    return new TargetCounts(known, counts);
  }

  private static TargetCounts ofTokens(Dataset data, int place, int[] tags, int[] counts) {
    int known = 0;
    for (int sample = 0; sample < data.size(); sample++) {
      Texts.tags(data, place, sample, tags);
      for (int tag : tags) {
        if (tag != Dataset.MISSING) {
          counts[tag]++;
          known++;
        }
      }
    }
    return new TargetCounts(known, counts);
  }

  /** The numbers of the classes that no sample has. */
  List<Integer> absent() {
    List<Integer> absent = new ArrayList<>();
    for (int each = 0; each < classes.length; each++) {
      if (classes[each] == 0) {
        absent.add(each);
      }
    }
    return absent;
  }

  /** How many classes some sample has. */
  int present() {
    return classes.length - absent().size();
  }
}
