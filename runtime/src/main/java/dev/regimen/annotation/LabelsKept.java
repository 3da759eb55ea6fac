package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only so many samples of each class of the training data keep their labels, the others lose them:
 * to study what can be learned from few labels on data that has all of them.
 *
 * <p>Which ones is drawn by the seed, by class and whatever the order of the data; a class that has
 * fewer keeps them all. The split for validation is taken from those that are kept, because its
 * labels are labels too; the test keeps all of its own. A regime that learns nothing from
 * unlabelled samples trains on those that are kept alone: what one compares with. A pretext task
 * such as {@link RotationPrediction} looks at no label, so that none is hidden from it, whatever
 * {@code -Dregimen.labelsKept.perClass} says for the network.
 *
 * <p>Errors, before the first step: a class that no sample has, a network that predicts no classes.
 *
 * <p>Source of the protocol: Oliver et al. 2018, <i>Realistic evaluation of deep semi-supervised
 * learning algorithms</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface LabelsKept {
  /** Labels that each class keeps. */
  @Interval("[1, inf)")
  int perClass();
}
