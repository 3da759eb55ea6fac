package dev.regimen.processor.rule;

import dev.regimen.annotation.ImageChange;
import dev.regimen.processor.model.NetworkModel;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;

/**
 * A technique on the samples of a batch, most on images. The generated blueprint makes one instance
 * of a class of the runtime for it, from the numbers of the run; that class holds the meaning.
 */
public non-sealed interface AugmentationRule<A extends Annotation> extends Rule<A> {
  /** Where in the order of augmentation this stands. */
  AugmentationSlot slot();

  /**
   * The runtime's class, qualified; unless stated the one that is named as the annotation is. It
   * implements {@code dev.regimen.data.augment.Augmentation}.
   */
  default String operation() {
    return "dev.regimen.data.augment." + annotation().getSimpleName();
  }

  /** The same in a network, where which class it is depends on what samples are. */
  default String operation(NetworkModel network, Rules rules) {
    return operation();
  }

  /** Numbers of the network that the class's constructor takes behind those of the annotation. */
  default List<Integer> sizes(NetworkModel network, Rules rules) {
    return List.of();
  }

  /**
   * The members of the annotation in the order in which that class's constructor takes them, all of
   * them. Numbers are settings that a run may override.
   */
  List<String> arguments();

  /** Whether this needs images, and not samples of any shape; as its class in the runtime says. */
  default boolean ofImages() {
    return true;
  }

  /** Whether this needs texts, as ids of their units. */
  default boolean ofTexts() {
    return false;
  }

  /** The aspects of an image or text that this may change: all that a label could depend on. */
  Set<ImageChange> changes(A annotation);

  /** Whether a token of a text that it leaves stays where it was, so that its target still fits. */
  default boolean keepsTokens(A annotation) {
    return false;
  }

  @Override
  default boolean regularizes(A annotation) {
    return true;
  }
}
