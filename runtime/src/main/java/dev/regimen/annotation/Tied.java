package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The weight of this layer is the table of an {@link Embedding}: with E of shape [vocabulary,
 * width], {@code @Dense(vocabulary) @Tied("words")} computes y = xEᵀ + b, so that what a word is
 * looked up as is what it is told by.
 *
 * <p>The table is one parameter, whose gradient is the sum of both uses': ∂loss/∂E = dyᵀx + S,
 * where row v of S is Σ ∂loss/∂(row) over all places with id v. It is saved once, as {@code
 * <table>.weight}, counted once, and what acts on it, decay, bounds, {@link Frozen}, a rate of its
 * own, is the table's and acts once; the bias is the layer's. A language model of a large
 * vocabulary has about half the parameters. Because each row gets a gradient in every update, the
 * table is updated as a whole, whatever {@link Embedding#sparse} says by default. The row of
 * padding is a class like any other to the layer, and is trained as one; looked up it stays zeros.
 *
 * <p>The table begins with its field's initialization; where that names none, with what the layer's
 * weight would begin with, because N(0, 1) would make logits of deviation √width.
 *
 * <p>Errors: {@code UnknownName} for a field that is not there, {@code TiedTable} for one that
 * looks nothing up, for a table of other extents than the layer's weight, and where its {@code
 * sparse = true} is written; {@code Misplaced} for an initialization or a penalty on this field,
 * which belongs on the table's; {@code SlotConflict} beside {@link WeightNorm} and the like.
 * Warning: {@code NoEffect} on a field without a weight.
 *
 * <p>Source: Press and Wolf 2017, Inan, Khosravi and Socher 2017.
 */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Tied {
  /**
   * The field with the table, as files name it: {@code words}, {@code encoder.words} in a block.
   */
  String value();
}
