package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Training begins with the weights of a model file that an earlier run or PyTorch wrote, in place
 * of what the seed draws: transfer learning. {@code trainer.from(path, except)} names another file.
 *
 * <p>Tensors are matched by name and shape; F64, F32, F16 and BF16 are read. What was loaded, what
 * was drawn and what was left over in the file is printed when a run begins. The means and
 * deviations of the features, which the weights were trained behind, are the file's where the first
 * layer is; those of the targets, and the order of the classes, where the last layer is.
 *
 * <p>Weights that are to stay as they are read stand on layers with {@link Frozen}; {@link
 * LearningRateScale} slows others down.
 *
 * <p>Warnings: {@code UnknownName} for an exception that is almost a layer, {@code FrozenAtRandom}
 * for one that is frozen, {@code NoEffect} where all are excepted. Errors when a run begins: a file
 * that is missing, damaged or fits in part only, with what was expected and found; an exception
 * that neither the network nor the file has.
 *
 * <p>Source: Yosinski et al. 2014.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface StartFrom {
  /**
   * The file's path, from the folder in which the program runs where it is not absolute. Without
   * one, {@code trainer.from(path)} names the file and leaves out what is said here; a run without
   * that begins with what the seed draws.
   */
  String value() default "";

  /**
   * Layers that do not come from the file, such as the head for other classes; a block's name
   * stands for all within it. A layer that only the file has is left there if it is named here too:
   * {@code except = {"logits", "fc"}} for PyTorch's {@code fc}. None: all of the file is needed.
   */
  String[] except() default {};
}
