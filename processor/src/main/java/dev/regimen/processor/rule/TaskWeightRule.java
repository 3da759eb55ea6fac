package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/** How the losses of several tasks are weighed against each other in training. */
public non-sealed interface TaskWeightRule<A extends Annotation> extends Rule<A> {
  /**
   * The loss of one task.
   *
   * @param task whose it is
   * @param likelihood what makes a negative logarithm of a density of it
   * @param weight the stated one
   * @param mean the mean over the samples that have a target, [1, 1]
   * @param samples how many these are, [1, 1]; empty where all have one
   */
  record TaskLoss(
      TaskModel task, double likelihood, Scalar weight, Value mean, Optional<Value> samples) {}

  /** What a rule may make beside the network's layers. */
  interface Scope extends Settings {
    /**
     * A trained number of a task, [1, 1], which no penalty acts on.
     *
     * @param role what its variable is named by, and behind the task's name its place in files
     * @param rate what the learning rate is multiplied by for it
     */
    Value parameter(TaskModel task, String role, Initial initial, Scalar rate);

    /** The loss of the first batch that had a target for a task, this one included, [1, 1]. */
    Value first(TaskLoss loss);

    /**
     * The norm of the gradient of a task's {@link TaskLoss#mean} by the output of the last layer
     * that all heads share, over the whole batch; a constant, [1, 1].
     */
    Value gradientNorm(TaskLoss loss);
  }

  /**
   * Whether the trained numbers of the tasks are scaled behind each update so that their mean is 1,
   * none below 0.
   */
  default boolean balances() {
    return false;
  }

  /** What the network is trained by, [1, 1]. */
  Value loss(Use<A> use, List<TaskLoss> losses, Scope scope);
}
