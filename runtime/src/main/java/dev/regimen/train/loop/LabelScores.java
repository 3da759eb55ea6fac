package dev.regimen.train.loop;

import dev.regimen.train.step.Restorable;
import dev.regimen.train.step.RunState;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What one worker's samples were given for each label, and whether they have it: all of it, because
 * average precision is of the whole order. Grows in the first pass and allocates nothing later.
 */
public final class LabelScores implements Restorable {
  private static final int FIRST = 1024;

  private final int labels;
  private float[] scores = {};
  private boolean[] truths = {};
  private int size;

  LabelScores(int labels) {
    this.labels = labels;
  }

  /** How many labels there are; 0 for tasks of another kind. */
  public int labels() {
    return labels;
  }

  /** How many samples were seen. */
  public int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** One sample's probabilities and, for each label, 1 where it has it. */
  void add(float[] probabilities, float[] has) {
    int at = Math.multiplyExact(size, labels);
    if (at + labels > scores.length) {
      int more = Math.max(FIRST, 2 * scores.length);
      int length = Math.max(at + labels, more);
      scores = Arrays.copyOf(scores, length);
      truths = Arrays.copyOf(truths, length);
    }
    for (int label = 0; label < labels; label++) {
      scores[at + label] = probabilities[label];
      truths[at + label] = has[label] > 0;
    }
    size++;
  }

  @Override
  public void state(RunState state) {
    size = (int) state.count("size", size);
    int length = Math.multiplyExact(size, labels);
    BitSet had = new BitSet(length);
    for (int i = 0; i < length && !state.restores(); i++) {
      had.set(i, truths[i]);
    }
    scores = state.floats("scores", Arrays.copyOf(scores, length));
    if (scores.length != length) {
      throw new IllegalStateException(size + " samples have " + scores.length + " scores");
    }
    had = BitSet.valueOf(state.counts("truths", had.toLongArray()));
    truths = new boolean[length];
    for (int i = 0; i < length; i++) {
      truths[i] = had.get(i);
    }
  }

  /** The probability that a sample was given for a label. */
  public float score(int sample, int label) {
    return scores[sample * labels + label];
  }

  /** Whether a sample has a label. */
  public boolean has(int sample, int label) {
    return truths[sample * labels + label];
  }
}
