package dev.regimen.train.loop;

import dev.regimen.data.Dataset;
import dev.regimen.data.Texts;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.kernel.Reals;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.TaskSpec;
import java.util.Arrays;

/**
 * Brings the targets of one task into the run's memory, row by row, as {@link BatchLoader} says.
 * What a sample lacks is a target of zeros that counts for nothing.
 */
final class TargetLoader {
  /** In the place of the class of a token that has none. */
  private static final float NO_CLASS = -1;

  private final int task;
  private final Blueprint.Task kind;
  private final boolean counted;
  private final Reals target;
  private final Reals present;
  private final Augmenter augmenter;
  private final boolean masked;
  private final int classes;
  private final float[] own;
  private final float[] other;
  private final float[] weight;

  /** Classes of tokens; none where samples have one. */
  private final int[] tags;

  private final float[] pair = new float[2];
  private boolean there;

  TargetLoader(Memory memory, int task, Augmenter augmenter) {
    TaskSpec spec = memory.blueprint().tasks().get(task);
    this.augmenter = augmenter;
    classes = spec.classes();
    this.task = task;
    kind = spec.kind();
    counted = memory.blueprint().weighting().counts(spec, task);
    target = memory.batch().target(task);
    present = memory.batch().present(task);
    own = new float[spec.targetElements()];
    other = new float[spec.targetElements()];
    weight = new float[spec.presentElements()];
    masked = spec.masked();
    tags = new int[spec.tokens()];
  }

  /** A sample's own target is the next to be written, as it is in a view of the sample. */
  void load(BatchLoader.Source source, int sample, long view) {
    if (tags.length > 0) {
      tokens(source, sample);
      return;
    }
    there = read(source, sample, view, own);
    Arrays.fill(weight, there ? weight(source, sample) : 0);
  }

  /**
   * What the network is shown of the sample that was loaded does not count, and each field that is
   * hidden counts 1, however many features it has.
   */
  void mask() {
    boolean[] hidden = augmenter.hidden();
    float[] shares = augmenter.shares();
    for (int i = 0; masked && i < weight.length; i++) {
      weight[i] = hidden[i] ? weight[i] * shares[i] : 0;
      own[i] = weight[i] == 0 && tags.length > 0 ? NO_CLASS : own[i];
    }
  }

  /** The targets of a sample's tokens, of which one that has none counts for nothing. */
  private void tokens(BatchLoader.Source source, int sample) {
    Texts.tags(source.data(), source.tasks()[task], sample, tags);
    for (int i = 0; i < tags.length; i++) {
      boolean known = tags[i] != Dataset.MISSING;
      weight[i] = known ? 1 : 0;
      own[i] = known ? tags[i] : NO_CLASS;
    }
  }

  /** What is to be written gets a share of another sample's target; both must be there. */
  void mix(BatchLoader.Source source, int sample, long view, double share) {
    boolean both = read(source, sample, view, other) && there;
    Arrays.fill(
        weight, both ? (float) (share * weight[0] + (1 - share) * weight(source, sample)) : 0);
    for (int i = 0; i < own.length; i++) {
      own[i] = both ? (float) (share * own[i] + (1 - share) * other[i]) : 0;
    }
  }

  /** Whether the sample that was loaded has a target. */
  boolean isThere() {
    return there;
  }

  void write(int row) {
    target.write((long) row * own.length, own, 0, own.length);
    if (counted) {
      present.write((long) row * weight.length, weight, 0, weight.length);
    }
  }

  /** Weights are those of the main task, which is the first. */
  private float weight(BatchLoader.Source source, int sample) {
    return task == 0 ? source.weights().of(sample) : 1;
  }

  /** Whether the sample has a target. */
  private boolean read(BatchLoader.Source source, int sample, long view, float[] into) {
    Dataset data = source.data();
    int place = source.tasks()[task];
    switch (kind) {
      case MULTICLASS -> {
        if (data.distributions(place)) {
          data.targets(place, sample, into, 0);
          return true;
        }
        Arrays.fill(into, 0);
        int label = data.label(place, sample);
        if (label == Dataset.MISSING) {
          return false;
        }
        into[augmenter.label(label, classes, task, view, sample)] = 1;
      }
      case BINARY -> {
        if (data.distributions(place)) {
          data.targets(place, sample, pair, 0);
          into[0] = pair[1];
          return true;
        }
        int label = data.label(place, sample);
        boolean there = label != Dataset.MISSING;
        into[0] = there ? augmenter.label(label, classes, task, view, sample) : 0;
        return there;
      }
      case LABELS -> data.targets(place, sample, into, 0);
      case COMPARISON -> {} // the target is another row
      case REGRESSION -> {
        data.targets(place, sample, into, 0);
        if (Float.isNaN(into[0])) {
          Arrays.fill(into, 0);
          return false;
        }
        source.preprocessing().applyTargets(task, into, 0);
      }
    }
    return true;
  }
}
