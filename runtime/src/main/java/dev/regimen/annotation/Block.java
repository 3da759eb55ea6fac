package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class whose fields are layers or further blocks, applied one after the other, that is declared
 * once and used as a field of networks and of other blocks: {@code @Use(width = 64) Cell cell;}.
 *
 * <p>Each use has weights of its own. Sizes may be relative to the use, by constants that Java's
 * own arithmetic works on: {@code @Dense(4 * Block.WIDTH)}, {@code @Dense(Block.WIDTH / 4)}. What
 * comes out must be whole.
 *
 * <p>Normalization, activation, pooling and dropout on the class itself apply to the block's
 * output, behind the addition of {@link Residual} or the joining of {@link Parallel}, in the order
 * that they have on a field.
 *
 * <p>Saved as {@code <use>.<field>.weight}, with repetitions {@code <use>.0.<field>.weight}.
 *
 * <p>Errors: {@code EmptyBlock}, {@code RecursiveBlock}, {@code NotInstantiable}, {@code
 * InheritedLayerOrder}, {@code RelativeNumber}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface Block {
  /**
   * The width of the use, {@link Use#width}. It stands for a number that is known only there, so it
   * can be multiplied and divided and nothing else.
   *
   * <p>Its value is 2¹²·3²·5·7·11 below zero, no power of two: every division by up to 12, by 14,
   * 15 and 16 and by a power of two up to 4096 is exact, so that what is not whole is told from
   * what Java rounded, and {@code WIDTH + 1} from {@code WIDTH}. Multiples up to 151 fit an int.
   */
  int WIDTH = -(4096 * 9 * 5 * 7 * 11);

  /** The stride of the use, {@link Use#stride}; 1 in repetitions after the first. */
  int STRIDE = Integer.MIN_VALUE;
}
