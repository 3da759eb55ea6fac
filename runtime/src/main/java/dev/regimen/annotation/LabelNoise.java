package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training a sample's class is replaced with probability p by one drawn evenly from all C
 * classes, its own among them, so that p(C − 1)/C of the labels are wrong.
 *
 * <p>Unless {@code fixed}, every sample is drawn for anew in every epoch: the loss then has in
 * expectation the targets of {@link LabelSmoothing} with ε = p, y(1 − p) + p/C. With {@code fixed}
 * it is drawn for once, and keeps its wrong label in all epochs: a data set with label noise, or
 * with p = 1 the randomization test, in which there is nothing to learn but the samples themselves.
 *
 * <p>What is drawn depends on the seed, the epoch and the sample alone: it is the same with any
 * number of workers. It holds for every task that predicts a class, before {@link LabelSmoothing},
 * {@link Mixup} and {@link CutMix}. The loss of training is that of the labels drawn; metrics of
 * training compare with those of the data, which validation and test see alone.
 *
 * <p>0 is the identity. Errors: {@code OutOfRange}; {@code Misplaced} where no task predicts a
 * class. Warning: {@code LabelNoiseHigh} above 0.5 where it is drawn anew.
 *
 * <p>Sources: Xie et al. 2016 (DisturbLabel), who draw anew and find p from 0.1 to 0.2 best; Zhang
 * et al. 2017 for {@code fixed}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface LabelNoise {
  /** p, how probably a label is drawn. */
  @Neutral(0)
  @Interval("[0, 1]")
  double value() default 0.1;

  /** Whether a sample's label is drawn once for the whole run. */
  boolean fixed() default false;
}
