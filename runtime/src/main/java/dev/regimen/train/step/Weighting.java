package dev.regimen.train.step;

import java.util.Arrays;
import java.util.List;

/**
 * By what samples count in the training loss of the main task; its mean is divided by their sum.
 *
 * @param balanced each class by n/(C·n_c) of the training split
 * @param classes or each class by a number of its own; empty for none
 * @param samples and each sample by its weight in the data
 */
public record Weighting(boolean balanced, List<Double> classes, boolean samples) {
  /** Every sample counts the same. */
  static final Weighting NONE = new Weighting(false, List.of(), false);

  public Weighting {
    classes = List.copyOf(classes);
  }

  Weighting byClass(double... weights) {
    List<Double> given = Arrays.stream(weights).boxed().toList();
    return new Weighting(given.isEmpty(), given, samples);
  }

  Weighting bySample() {
    return new Weighting(balanced, classes, true);
  }

  /** Whether samples may count differently for the task of a number. */
  public boolean counts(TaskSpec task, int number) {
    return task.partial() || number == 0 && any();
  }

  /** Whether samples may count differently. */
  public boolean any() {
    return balanced || samples || !classes.isEmpty();
  }
}
