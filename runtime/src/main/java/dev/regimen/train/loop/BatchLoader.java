package dev.regimen.train.loop;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Reading;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.data.augment.Image;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.SampleDraws;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.Unlabelling;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Brings one worker's rows of a batch into the run's memory: augmented, preprocessed, mixed. */
public final class BatchLoader {
  private final Reals input;
  private final Reals condition;
  private final TargetLoader[] targets;
  private final float[] conditions;
  private final Augmenter augmenter;
  private final Unlabelling unlabelling;
  private final Reals secondView;

  /** Shows what is not to be changed strongly. */
  private final Augmenter weak;

  private Image image;
  private Image next;
  private long waited;
  private List<SampleDraws> draws = List.of();

  /** Brings samples as an augmenter shows them, which is this worker's own. */
  public BatchLoader(Memory memory, Augmenter augmenter) {
    Blueprint blueprint = memory.blueprint();
    input = memory.batch().input();
    condition = memory.batch().condition();
    targets = new TargetLoader[blueprint.tasks().size()];
    Arrays.setAll(targets, task -> new TargetLoader(memory, task, augmenter));
    conditions = new float[blueprint.conditionWidth()];
    this.augmenter = augmenter;
    unlabelling = augmenter.trains() ? blueprint.unlabelled() : Unlabelling.NONE;
    secondView = memory.batch().view();
    weak = unlabelling.weak() ? augmenter.weak() : augmenter;
    image = augmenter.image();
    next = augmenter.mixes() ? augmenter.image() : image;
  }

  /**
   * Samples on their way into a network.
   *
   * @param data the samples
   * @param preprocessing what is done to each
   * @param order indices of samples
   * @param tasks the numbers of the network's tasks in the data
   * @param weights what each counts in the loss
   * @param reading brings their features, by position in the order
   */
  public record Source(
      Dataset data,
      Preprocessing preprocessing,
      int[] order,
      int[] tasks,
      LossWeights weights,
      Reading reading) {
    /** Samples that count 1 and are fetched one by one. */
    public Source(Dataset data, Preprocessing preprocessing, int[] order, int[] tasks) {
      this(data, preprocessing, order, tasks, LossWeights.ONE, data.reading(order));
    }

    /** What the data was made with is the only task. */
    public Source(Dataset data, Preprocessing preprocessing, int[] order) {
      this(data, preprocessing, order, new int[1]);
    }

    /** The same samples, each by its weight. */
    public Source weighted(LossWeights by) {
      return new Source(data, preprocessing, order, tasks, by, reading);
    }

    /** The same samples on a pass through the first {@code count} of the order. */
    Source opened(int count, int batch) {
      return new Source(
          data, preprocessing, order, tasks, weights, data.reading(order, count, batch));
    }
  }

  /** Tells the draws of these steps from now on which sample stands in which row. */
  public void identify(Step... steps) {
    draws = Stream.of(steps).map(Step::drawBySample).filter(Objects::nonNull).toList();
  }

  /**
   * Samples {@code order[at + row]} into the rows {@code [from, to)} of a batch of {@code rows}.
   *
   * @param view the epoch in training, the view in evaluation
   * @return 1 if a row's target is more the next row's, modulo the rows, than its own sample's;
   *     otherwise 0
   */
  public int feed(Source source, int at, int rows, int from, int to, long view) {
    source.reading.advance(at);
    if (augmenter.mixes()) {
      return mixed(source, at, rows, from, to, view);
    }
    for (int row = from; row < to; row++) {
      feedRow(source, at + row, row, augmenter.view(view, row, rows));
    }
    return 0;
  }

  /**
   * One row. Its code is so large that HotSpot compiles it by itself, once; as a part of the loop
   * it was compiled three times, in 0.2 s of a run's first second.
   */
  private void feedRow(Source source, int position, int row, long seen) {
    int sample = source.order[position];
    read(source, image, position);
    identified(row);
    for (TargetLoader target : targets) {
      target.load(source, sample, seen);
    }
    boolean weakly = unlabelling.weak() && targets[0].isThere();
    (weakly ? weak : augmenter).show(image, source.preprocessing, seen, sample);
    mask(source, sample, seen);
    condition(source, sample, row);
    write(row);
    if (unlabelling.second()) {
      read(source, image, position);
      weak.show(image, source.preprocessing, ~seen, sample);
      float[] second = image.pixels();
      secondView.write((long) row * second.length, second, 0, second.length);
    }
  }

  /** The next row's sample is computed here too, whosever row that is, and then is the own one. */
  private int mixed(Source source, int at, int rows, int from, int to, long epoch) {
    double share = augmenter.drawMix(epoch, at);
    if (from < to) {
      show(source, image, at + from, augmenter.view(epoch, from, rows));
    }
    for (int row = from; row < to; row++) {
      int following = (row + 1) % rows;
      int other = source.order[at + following];
      long otherView = augmenter.view(epoch, following, rows);
      show(source, next, at + following, otherView);
      augmenter.mix(image, next);
      for (TargetLoader target : targets) {
        target.load(source, source.order[at + row], augmenter.view(epoch, row, rows));
        target.mix(source, other, otherView, share);
      }
      mask(source, source.order[at + row], augmenter.view(epoch, row, rows));
      condition(source, source.order[at + row], row);
      write(row);
      Image held = image;
      image = next;
      next = held;
    }
    return share < 0.5 ? 1 : 0;
  }

  /** What a task is to predict is hidden, and nothing else counts for it. */
  private void mask(Source source, int sample, long view) {
    augmenter.mask(image.pixels(), source.preprocessing, view, sample);
    for (TargetLoader target : targets) {
      target.mask();
    }
  }

  /** Raw samples without targets into the first rows, under the conditions given. */
  public void feed(
      float[][] samples,
      float[][] given,
      Preprocessing preprocessing,
      int at,
      int count,
      int view) {
    for (int row = 0; row < count; row++) {
      System.arraycopy(samples[at + row], 0, image.raw(), 0, image.raw().length);
      identified(row);
      augmenter.show(image, preprocessing, view, 0);
      input.write((long) row * image.pixels().length, image.pixels(), 0, image.pixels().length);
      if (conditions.length > 0) {
        condition.write((long) row * conditions.length, given[at + row], 0, conditions.length);
      }
    }
  }

  private void show(Source source, Image into, int position, long view) {
    read(source, into, position);
    augmenter.show(into, source.preprocessing, view, source.order[position]);
  }

  private void read(Source source, Image into, int position) {
    waited += source.reading.features(position, into.raw(), 0);
  }

  /** By the features as they are given, which are the same whoever asks. */
  private void identified(int row) {
    for (int i = 0; i < draws.size(); i++) {
      draws.get(i).identify(row, image.raw());
    }
  }

  /** The nanoseconds that samples were waited for since this was last asked. */
  long waited() {
    long nanos = waited;
    waited = 0;
    return nanos;
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
