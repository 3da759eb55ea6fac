package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In training the texts of a batch are of near lengths, so that a step, which goes no further than
 * the longest of them, has little to do for short ones.
 *
 * <p>A step goes over all {@code maxLength} places where layers take places by their number or
 * their neighbours, as {@code @Flatten} and {@code @Conv1d} do, or yield something for each, as
 * tags. Recurrences stop at the longest text even then.
 *
 * <p>An epoch's random order is cut into pools of {@code value} batches. The texts of a pool are
 * put into buckets of a batch each by their lengths, of equal ones those that came first in the
 * order; within a bucket the order stays as it was, and the buckets of all pools change places at
 * random. Texts that fill no batch come last. All of it is a function of the seed, the epoch and
 * the lengths. A small pool mixes batches better, a large one saves more. 1 is the identity. Error:
 * {@code Misplaced} without {@link Text}.
 *
 * <p>Source: Khomenko et al. 2016, <i>Accelerating recurrent neural network training using sequence
 * bucketing and multi-GPU data parallelization</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface LengthBuckets {
  /** Batches whose texts are sorted together. */
  @Neutral(1)
  @Interval("[1, inf)")
  int value() default 50;
}
