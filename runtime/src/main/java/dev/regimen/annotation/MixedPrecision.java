package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Matrix products and convolutions take numbers in bf16: 8 significant bits in place of a float's
 * 24, with a float's range, so that no loss need be scaled.
 *
 * <p>{@code y = Σ bf16(x) · bf16(w)}, forward and backward: activations, weights and the gradients
 * of outputs are rounded to the nearest bf16, of two equally near ones to the even one, before they
 * are multiplied. What a product adds up and yields is float, and so is all else: the weights that
 * are trained, which each step rounds anew, their gradients, what the optimizer keeps, averages,
 * norms and their statistics, activations, softmax and loss. The gradient of the rounding is 1.
 * Evaluation and predictions round as training does, without the gradients; a model's file holds
 * the float weights. Infinities and NaN stay what they are.
 *
 * <p>The products are the processor's own, by AVX512_BF16 (Zen 4 and later, Xeons from 2023 on) and
 * oneDNN, which must be on the class path ({@code org.bytedeco:dnnl} and {@code opencl} for the
 * machine). Where either is missing, a run or a prediction is refused with what this machine has,
 * before it begins: nothing is ever computed otherwise in silence. What is rounded is held at two
 * bytes a number beside the floats that it comes from. On an EPYC of 2024 (Zen 5) products and
 * convolutions take 0.4 to 0.8 of the time of those in float, with what rounding costs; first
 * layers of few channels and filters of one channel each may take longer than in float.
 *
 * <p>With {@code emulate = true} numbers are rounded and multiplied in float: what is trained is
 * what the processor's products train, but for the order of sums and for numbers below 2^-126,
 * which those take for zero; on any processor, slower than without and in more memory, for the
 * study of its effect. The summary says which of the two it is.
 *
 * <p>No preset has it, whatever its paper trained with.
 *
 * <p>Code that is generated in double, to check gradients, rounds to bf16 too.
 *
 * <p>Warning: {@code NoEffect} where a network has neither products nor convolutions.
 *
 * <p>Source: Kalamkar et al. 2019, <i>A Study of BFLOAT16 for Deep Learning Training</i>; float
 * master weights: Micikevicius et al. 2018, <i>Mixed Precision Training</i>; PyTorch's {@code
 * torch.autocast}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface MixedPrecision {
  /** Whether numbers are rounded and then multiplied in float; else the processor does it. */
  boolean emulate() default false;
}
