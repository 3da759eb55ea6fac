package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;

/**
 * What a loss of unlabelled samples is made from. One pass of the network learns, that whose {@link
 * #output()} the losses of all samples compare; any number of further ones say what it is to come
 * to, and are constants.
 */
public interface UnlabelledScope extends Settings {
  /** The batch, [B, ...], without disturbances. */
  Value input();

  /** Another view of the same samples, augmented anew; the batch itself where nothing augments. */
  Value view();

  /** The last layer's output in the pass that learns, [B, units]. */
  Value output();

  /** Probabilities or values of an output, as the network predicts them. */
  Value prediction(Value output);

  /** How an output is to be read. */
  LossRule.Encoding encoding(Value output);

  /** The regime's loss of each sample against such targets, [B, 1]. */
  Value loss(Value output, Value target);

  /**
   * The output of a further pass of the network as it is trained: the same weights, drops and noise
   * drawn anew, a norm's statistics those of this pass. Running statistics are those of the first
   * pass over samples without a disturbance.
   *
   * @param word tells the pass from others, in the generated code; asked for again it is the same
   */
  Value pass(String word, Value input);

  /** The same by the average of the weights. */
  Value teacher(String word, Value input);

  /** The gradient of the sum of a value by another one, as a constant. */
  Value gradient(Value of, Value by);

  /** Normal numbers, drawn anew in each step. */
  Value normal(Shape shape);

  /**
   * Lets the run tell the mean of a number over the unlabelled samples.
   *
   * @param what it is called behind the name of the technique
   * @param each of each sample, [B, 1]
   */
  void tell(String what, Value each);
}
