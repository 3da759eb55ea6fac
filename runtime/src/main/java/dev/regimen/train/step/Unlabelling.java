package dev.regimen.train.step;

/**
 * What a regime does with samples that lack a label.
 *
 * @param learns whether they are learned from; otherwise they are left out of training
 * @param second whether the network sees two views of each sample
 * @param weak whether the second view is without what changes samples strongly, and so are both of
 *     samples with a label
 * @param teacher whether the average of the weights says what the network is to say
 */
public record Unlabelling(boolean learns, boolean second, boolean weak, boolean teacher) {
  /** Samples without labels are not learned from. */
  public static final Unlabelling NONE = new Unlabelling(false, false, false, false);

  Unlabelling learning() {
    return new Unlabelling(true, second, weak, teacher);
  }

  Unlabelling seeingTwice(boolean secondIsWeak) {
    return new Unlabelling(learns, true, secondIsWeak, teacher);
  }

  Unlabelling taught() {
    return new Unlabelling(learns, second, weak, true);
  }
}
