package dev.regimen.train.loop;

import java.util.Arrays;

/**
 * What one worker's samples were given for each label, and whether they have it: all of it, because
 * average precision is of the whole order. Grows in the first pass and allocates nothing later.
 */
public final class LabelScores {
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

  /** The probability that a sample was given for a label. */
  public float score(int sample, int label) {
    return scores[sample * labels + label];
  }

  /** Whether a sample has a label. */
  public boolean has(int sample, int label) {
    return truths[sample * labels + label];
  }
}
