package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.data.augment.Image;
import dev.regimen.kernel.Reals;
import java.util.Arrays;

/** Brings one worker's rows of a batch into the run's memory: augmented, preprocessed, mixed. */
final class BatchLoader {
  private final Reals input;
  private final Reals condition;
  private final TargetLoader[] targets;
  private final float[] conditions;
  private Augmenter augmenter;
  private Image image;
  private Image next;

  BatchLoader(Memory memory) {
    Blueprint blueprint = memory.blueprint();
    input = memory.inputReals();
    condition = memory.conditionReals();
    targets = new TargetLoader[blueprint.tasks().size()];
    Arrays.setAll(targets, task -> new TargetLoader(memory, task));
    conditions = new float[blueprint.conditionWidth()];
    augmenter = Augmentations.none(blueprint.features()).evaluation(0);
    image = augmenter.image();
    next = image;
  }

  /**
   * Samples on their way into a network.
   *
   * @param data the samples
   * @param preprocessing what is done to each
   * @param order indices of samples
   * @param tasks the numbers of the network's tasks in the data
   */
  record Source(Dataset data, Preprocessing preprocessing, int[] order, int[] tasks) {
    /** What the data was made with is the only task. */
    Source(Dataset data, Preprocessing preprocessing, int[] order) {
      this(data, preprocessing, order, new int[1]);
    }
  }

  /** Shows samples as this worker's augmenter does from now on; before, as they are. */
  void augment(Augmenter by) {
    augmenter = by;
    image = by.image();
    next = by.mixes() ? by.image() : image;
  }

  /**
   * Samples {@code order[at + row]} into the rows {@code [from, to)} of a batch of {@code rows}.
   *
   * @param view the epoch in training, the view in evaluation
   * @return 1 if a row's target is more the next row's, modulo the rows, than its own sample's;
   *     otherwise 0
   */
  int feed(Source source, int at, int rows, int from, int to, long view) {
    if (augmenter.mixes()) {
      return mixed(source, at, rows, from, to, view);
    }
    for (int row = from; row < to; row++) {
      int sample = source.order[at + row];
      show(source, image, sample, augmenter.view(view, row, rows));
      for (TargetLoader target : targets) {
        target.load(source, sample);
      }
      condition(source, sample, row);
      write(row);
    }
    return 0;
  }

  /** The next row's sample is computed here too, whosever row that is, and then is the own one. */
  private int mixed(Source source, int at, int rows, int from, int to, long epoch) {
    double share = augmenter.drawMix(epoch, at);
    if (from < to) {
      show(source, image, source.order[at + from], augmenter.view(epoch, from, rows));
    }
    for (int row = from; row < to; row++) {
      int following = (row + 1) % rows;
      int other = source.order[at + following];
      show(source, next, other, augmenter.view(epoch, following, rows));
      augmenter.mix(image, next);
      for (TargetLoader target : targets) {
        target.load(source, source.order[at + row]);
        target.mix(source, other, share);
      }
      condition(source, source.order[at + row], row);
      write(row);
      Image held = image;
      image = next;
      next = held;
    }
    return share < 0.5 ? 1 : 0;
  }

  /** Raw samples without targets into the first rows, under the conditions given. */
  void feed(
      float[][] samples,
      float[][] given,
      Preprocessing preprocessing,
      int at,
      int count,
      int view) {
    for (int row = 0; row < count; row++) {
      System.arraycopy(samples[at + row], 0, image.pixels(), 0, image.pixels().length);
      augmenter.show(image, preprocessing, view, 0);
      input.write((long) row * image.pixels().length, image.pixels(), 0, image.pixels().length);
      if (conditions.length > 0) {
        condition.write((long) row * conditions.length, given[at + row], 0, conditions.length);
      }
    }
  }

  private void show(Source source, Image into, int sample, long view) {
    source.data.features(sample, into.pixels(), 0);
    augmenter.show(into, source.preprocessing, view, sample);
  }

  /** What holds for the row beside its features: its own sample's, though features are mixed. */
  private void condition(Source source, int sample, int row) {
    if (conditions.length > 0) {
      source.data.condition(sample, conditions, 0);
      condition.write((long) row * conditions.length, conditions, 0, conditions.length);
    }
  }

  private void write(int row) {
    input.write((long) row * image.pixels().length, image.pixels(), 0, image.pixels().length);
    for (TargetLoader target : targets) {
      target.write(row);
    }
  }
}
