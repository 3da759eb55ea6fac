package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What this layer or block yields at inference can be read: {@code predictor.output("features",
 * sample)}, as an embedding of the sample, or the logits in front of the softmax.
 *
 * <p>The numbers are those that the next layer sees, of all techniques of the field, in the order
 * in which they lie: maps by row, column and channel. Training does not change. At inference they
 * are kept in memory to the end of the pass; a layer without this shares its place with others,
 * which is why it cannot be read.
 *
 * <p>Under {@link MonteCarlo} and {@link TestTimeAugmentation} the output is that of the first
 * pass.
 *
 * <p>Source: Donahue et al. 2014, <i>DeCAF</i>.
 */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface Exposed {}
