package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A language model: at each place of a text the network predicts the token that follows, of all
 * that {@link Text} knows; {@code TextGenerator} writes with it.
 *
 * <p>Data is a stream, read by {@code TextStream}: one long text, of which a sample is a window of
 * L = {@link Text#maxLength} tokens and its targets are the L tokens one place further on. A
 * training epoch shows {@link #windows} windows at places drawn anew; validation and test go
 * through theirs side by side, and {@link Split} takes them from the end of the text, never from
 * between what is trained on. Each window is read for itself, unless they are {@link #carried}: a
 * recurrent layer begins it with zeros. Gradients go back L tokens at most (truncated
 * back-propagation).
 *
 * <p>The last layer yields a row of {@code vocabulary} values at each place, [B, L, vocabulary];
 * classes are not stated. The loss is the mean over tokens of −ln p of the token that follows, in
 * nats; perplexity is e to its power, bits a token the loss over ln 2. A network that has learned
 * nothing has a loss of ln of the tokens there are. {@code predict} tells the token behind a text,
 * of which it reads the last L tokens.
 *
 * <p>Text is written token by token from what layers keep of those before, by a pass of its own, if
 * all layers can go on from there; the trainer's Javadoc says so.
 *
 * <p>Errors: {@code TokensWithoutText} without {@link Text}; {@code CausalTaskWithoutCausalLayer}
 * where a layer sees the tokens that are to be predicted; {@code TokensMoved} where an augmentation
 * moves tokens away from those that follow; {@code TargetAmbiguous} where {@link Network} states
 * classes.
 *
 * <p>Warnings: {@code NoEffect} for {@link #carried} without a recurrent layer, and for {@link
 * #windows} beside it.
 *
 * <p>Source: Bengio et al. 2003; Mikolov et al. 2010 for states that are carried on; Radford et al.
 * 2019 for windows at random places.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface NextToken {
  /**
   * Whether windows follow each other, and a recurrent layer goes on from the states that the one
   * before ended with; else it begins each with zeros, which is neutral. A stream is cut into as
   * many stretches as a batch has rows, and row b of a batch is behind row b of the batch before;
   * nothing is shuffled. States are zeros where an epoch, a validation or a test begins, and no
   * gradient flows to the window before. Convolutions and attention see their own window.
   */
  boolean carried() default false;

  /** Windows of an epoch; 0: as many as fit into the training text side by side. */
  @Interval("[0, inf)")
  int windows() default 0;
}
