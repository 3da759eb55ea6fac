package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The weight stays as it was drawn, and which of its entries are used is trained: each has a score
 * s, and those with the largest |s| of the layer are left, w·m with m = 1 for them, else 0.
 *
 * <p>Of n entries n − ⌊(1 − k)·n⌋ are left; of equal scores those count as larger that come first.
 * The gradient passes the choice as if m were |s|: ∂L/∂s = ∂L/∂(w·m)·w·sign(s), for every entry,
 * left or not, so that one that was dropped may come back. The optimizer, decay and all else that
 * acts on weights acts on the scores. Prediction uses the same mask.
 *
 * <p>The weight is that of {@link Dense} or {@link Conv}. It is ±√(2/(k·fan-in)), its signs drawn
 * ({@link Distribution#SIGNED}), unless the field says otherwise: {@link KaimingInit} is N(0,
 * 2/fan-in). The scores are drawn from U[−1/√fan-in, 1/√fan-in]. With {@link Bias#AUTO} the field
 * has no bias. k is part of the generated code: a run cannot override it. 1 is the weight as it
 * would be without this, and trained.
 *
 * <p>Saved as {@code <field>.weight} and {@code <field>.scores}, both in the weight's shape.
 *
 * <p>Errors: {@code OutOfRange}. Warnings: {@code NoEffect} on a field without such a weight,
 * {@code SupermaskExtras} where a bias or a norm's scale is trained beside it, {@code
 * SupermaskScores} where scores are frozen, made equal by {@link L1} or bounded by {@link MaxNorm}.
 *
 * <p>Sources: Ramanujan et al. 2020, whose edge-popup this is; Zhou et al. 2019. Both leave half of
 * the weights at best.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Supermask {
  /** k, the share of the entries that are left. */
  @Structural
  @Neutral(1)
  @Interval("(0, 1]")
  double keep() default 0.5;
}
