package dev.regimen.processor.rule;

import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import java.lang.annotation.Annotation;

/**
 * A task that samples state themselves, which a regime lets a network's first layers learn before
 * their labels are looked at. The regime then is of another network: the same layers up to one of
 * them, and behind that a head for this task in the place of what predicts the labels.
 */
public non-sealed interface PretextRule<A extends Annotation> extends Rule<A> {
  /** The name of the field whose output the head stands on; empty for the one before the last. */
  String layer(A annotation);

  /**
   * What the network predicts in place of its labels.
   *
   * @param labelled the network that predicts labels
   */
  Head head(A annotation, NetworkModel labelled, Rules rules);

  /**
   * The runtime's class, qualified; unless stated the one that is named as the annotation is. It
   * implements {@code dev.regimen.data.Pretext}, and its constructor takes nothing.
   */
  default String samples() {
    return "dev.regimen.data.pretext." + annotation().getSimpleName();
  }

  /** Whether samples are compared with each other, and only in training: nothing validates. */
  default boolean comparesSamples() {
    return false;
  }

  /**
   * A head: a linear layer, whose units are as many as there are classes or outputs.
   *
   * @param field its name in the network and in a model file
   * @param target what it predicts
   * @param hidden units of a layer of rectifiers before it; 0 for none
   */
  record Head(String field, Target target, int hidden) {
    /** A linear layer alone. */
    public Head(String field, Target target) {
      this(field, target, 0);
    }
  }
}
