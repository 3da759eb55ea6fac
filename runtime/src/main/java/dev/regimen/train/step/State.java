package dev.regimen.train.step;

import dev.regimen.kernel.Reals;
import java.util.List;
import java.util.Locale;

/**
 * One tensor of what a run keeps from step to step, or a number. All of them together, and the
 * number of steps taken, are all that the next step depends on: whoever writes them into the memory
 * of a new run of the same network and regime goes on with the same bits.
 *
 * @param kind what it is
 * @param tensor the parameter or running statistic that it is or belongs to, by its name in a model
 *     file; empty for a number
 * @param name what is kept of the tensor, {@code adamW.mean}, or counted; empty for the tensor
 *     itself and for its average
 * @param shape the extents in a file
 * @param values the elements in the file's order, to be read and written
 */
public record State(Kind kind, String tensor, String name, List<Integer> shape, Reals values) {
  /** What states are. */
  public enum Kind {
    /** What is trained, as the last update left it. */
    WEIGHT,
    /** A running statistic. */
    RUNNING,
    /** What the optimizer keeps of a parameter. */
    SLOT,
    /** The average of a parameter or a running statistic. */
    AVERAGE,
    /** What a batch left for the next one, which goes on from there. */
    KEPT,
    /** A whole number. */
    COUNT,
    /** A number that is no count, such as the best value of a metric; NaN where there is none. */
    NUMBER
  }

  /** A name of its own among all states of a run: {@code slot/adamW.mean/hidden1.weight}. */
  public String path() {
    String middle = name.isEmpty() || tensor.isEmpty() ? "/" : "/" + name + "/";
    return kind.name().toLowerCase(Locale.ROOT) + middle + (tensor.isEmpty() ? name : tensor);
  }
}
