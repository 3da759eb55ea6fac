package dev.regimen.train.step;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a regime does with samples that lack a label.
 *
 * @param learns whether they are learned from; otherwise they are left out of training
 * @param second whether the network sees two views of each sample
 * @param weak whether the second view is without what changes samples strongly, and so are both of
 *     samples with a label
 * @param teacher whether the average of the weights says what the network is to say
 * @param tells the names of what every training step measures of them, in order
 */
public record Unlabelling(
    boolean learns, boolean second, boolean weak, boolean teacher, List<String> tells) {
  /** Samples without labels are not learned from. */
  public static final Unlabelling NONE = new Unlabelling(false, false, false, false, List.of());

  public Unlabelling {
    tells = List.copyOf(tells);
  }

  Unlabelling learning() {
    return new Unlabelling(true, second, weak, teacher, tells);
  }

  Unlabelling seeingTwice(boolean secondIsWeak) {
    return new Unlabelling(learns, true, secondIsWeak, teacher, tells);
  }

  Unlabelling taught() {
    return new Unlabelling(learns, second, weak, true, tells);
  }

  Unlabelling telling(String name) {
    List<String> all = Stream.concat(tells.stream(), Stream.of(name)).toList();
    return new Unlabelling(learns, second, weak, teacher, all);
  }
}
