package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What an {@link UpdateRule} may ask and make for one parameter. */
public interface UpdateScope extends Settings {
  /** The parameter before the step. */
  Value weight();

  /** State of the optimizer for this parameter, zero before the first step. */
  Value slot(String name);

  /**
   * The average of this parameter, or of this running statistic, which evaluation, early stopping,
   * prediction and files use in its place; equal to it before the first step.
   */
  Value average();

  /** What a slot or the average becomes at the end of the step. */
  void becomes(Value slot, Value next);

  /** η at this step, as it is for this parameter. */
  Scalar learningRate();

  /**
   * How many parts of the network that have parameters lie between this parameter's and the top: 0
   * in the last one and in every task's head.
   */
  int depth();

  /** Whether rows of the parameter are looked up, as those of an embedding are. */
  boolean isTable();

  /**
   * A sum over the elements of all parameters of the network that are trained, a scalar.
   *
   * @param name of each parameter's share
   * @param of what is summed up, like the parameter, from what flows for it when the rule's turn
   *     comes: the gradient where gradients are clipped
   */
  Value total(String name, UnaryOperator<Value> of);

  /** Normal numbers of mean 0 and variance 1 like the parameter, others in each step and rule. */
  Value noise();

  /**
   * The updates of this parameter, this one included: 1 in the first step, and in the first one of
   * what was frozen before. Slots are zero then.
   */
  default Scalar step() {
    return Scalar.of(Scalar.Clock.STEP);
  }

  /**
   * Σ x over what belongs to each index of the parameter's first axis, a unit's incoming weights or
   * a filter's; the other axes stay behind with extent 1.
   */
  static Value sumByUnit(Value x) {
    return x.sum(IntStream.range(1, x.shape().rank()).toArray());
  }

  /** Σ x over the elements of this parameter's tensor, a scalar. */
  static Value sum(Value x) {
    return x.sum(IntStream.range(0, x.shape().rank()).toArray()).reshape(Shape.scalar());
  }
}
