package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What whole data is given beside its features and its first targets, looked through first.
 *
 * @param source where the data came from, for messages
 */
record Additions(String source, Samples samples) {
  /** With a class each for one more task. */
  Samples task(String task, int[] labels, List<String> classes) {
    requireNewTask(task, labels.length);
    Labels.requireDistinct(source, classes);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != Dataset.MISSING) {
        Labels.requireInRange(source, i, labels[i], classes.size());
      }
    }
    return with(Targets.classes(task, labels.clone(), classes));
  }

  /** With real targets for one more task. */
  Samples task(String task, float[][] values) {
    requireNewTask(task, values.length);
    return with(Targets.values(task, InMemory.gaps("target of " + task, values), List.of()));
  }

  /** With the first targets of other data for one more task, sample by sample. */
  Samples task(String task, String otherSource, Samples other) {
    if (other.rows() != null) {
      throw new IllegalStateException(otherSource + ": targets are taken of the whole, not a part");
    }
    requireNewTask(task, other.size());
    return with(other.tasks().get(0).of(task));
  }

  /** With targets that were read for these samples; those of no name in place of the first. */
  Samples task(Targets read, int count) {
    if (!read.task().isEmpty()) {
      requireNewTask(read.task(), count);
      return with(read);
    }
    requireWhole("targets");
    List<Targets> all = new ArrayList<>(samples.tasks());
    all.set(0, read);
    return samples.with(all);
  }

  /** With numbers beside the features. */
  Samples conditions(float[][] numbers) {
    requireWhole("conditions");
    if (numbers.length != samples.size()) {
      throw DataException.of(
          source, samples.size() + " samples, but " + numbers.length + " conditions");
    }
    return samples.withConditions(InMemory.table("condition", numbers));
  }

  /** With a weight each. */
  Samples weights(float[] numbers) {
    requireWhole("weights");
    if (numbers.length != samples.size()) {
      throw DataException.of(
          source, samples.size() + " samples, but " + numbers.length + " weights");
    }
    for (int i = 0; i < numbers.length; i++) {
      if (!(numbers[i] >= 0) || Float.isInfinite(numbers[i])) {
        throw DataException.atIndex(
            source, i, "expected a weight of at least 0, found " + numbers[i]);
      }
    }
    return samples.withWeights(numbers.clone());
  }

  /** With other samples behind these, of which nothing but the features is known. */
  Samples unlabelled(Dataset own, Dataset others) {
    requireWhole("further samples");
    if (!own.labelled() || samples.weights() != null) {
      throw DataException.of(
          source, "samples without a label go with samples of one class each, and no weights");
    }
    if (!Arrays.equals(own.shape(), others.shape()) || own.conditions() > 0) {
      throw DataException.of(
          others.source(),
          "samples of shape "
              + Arrays.toString(others.shape())
              + " do not go with those of shape "
              + Arrays.toString(own.shape())
              + " from "
              + source);
    }
    int[] rowOf = new int[own.size() + others.size()];
    Arrays.setAll(rowOf, row -> row < own.size() ? row : -1);
    List<Targets> known = samples.tasks().stream().map(task -> spread(task, rowOf)).toList();
    JoinedFeatures all =
        new JoinedFeatures(samples.features(), others.samples().features(), others.samples());
    return samples.with(all).with(known);
  }

  private Targets spread(Targets task, int[] rowOf) {
    if (task.sets() || task.distributions() || task.tokens() != null) {
      throw DataException.of(
          source,
          "samples without a label lack the targets of the other tasks too, but "
              + task
              + " are no class or numbers");
    }
    return task.spread(rowOf);
  }

  private void requireNewTask(String task, int count) {
    requireWhole("targets");
    if (samples.tasks().stream().anyMatch(given -> given.task().equals(task))) {
      throw DataException.of(source, "the task \"" + task + "\" is given twice");
    }
    if (count != samples.size()) {
      throw DataException.of(
          source, samples.size() + " samples, but " + count + " targets for the task " + task);
    }
  }

  /** Rows of a part are counted otherwise than those of what it was taken from. */
  private void requireWhole(String what) {
    if (samples.rows() != null) {
      throw new IllegalStateException(source + ": " + what + " are given to the whole, not a part");
    }
  }

  private Samples with(Targets more) {
    List<Targets> all = new ArrayList<>(samples.tasks());
    all.add(more);
    return samples.with(all);
  }
}
