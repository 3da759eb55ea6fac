package dev.regimen.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A prediction is the mean over n forward passes in which units and weights are dropped as in
 * training, and comes with the deviation of those passes: how sure the network is.
 *
 * <p>With y₁ … yₙ the probabilities or values of the passes, the prediction is y = Σ yₖ / n and its
 * deviation √(Σ (yₖ − y)² / n), per class or output: {@code Label.deviation()} and {@code
 * deviations()}, {@code Estimate.deviation()} and {@code deviations()}, in the unit of what is
 * predicted. It is what the network does not know; the noise of the data comes on top. Without
 * {@code @MonteCarlo} a prediction is one pass without drops, and has no deviation.
 *
 * <p>{@link Dropout}, {@link SpatialDropout}, {@link AlphaDropout} and {@link DropConnect} draw;
 * {@link StochasticDepth} does not, because its paper predicts with every block; nor is the input
 * augmented. {@link TestTimeAugmentation} beside it multiplies: each view takes n passes, and the
 * deviation is over all of them. Normalizations use the statistics of training.
 *
 * <p>What is drawn is a function of the seed of the run, the technique, the number of the pass and
 * the sample, which is known by its features as they are given. So a sample meets the same masks in
 * every call, alone or among others, with any number of workers, and again after the model was
 * saved and read, which keeps the seed; in another pass it meets others. The condition of a network
 * that has one takes no part: two conditions of one sample are compared under the same masks. A
 * weight's mask is one for all samples of a pass.
 *
 * <p>Validation and test predict so too, that what is measured is what is predicted: metrics are of
 * the mean, the loss is the mean of the passes' losses. Each pass costs a forward pass; a run may
 * set {@code monteCarlo.samples}.
 *
 * <p>Error: {@code NothingToDraw} in a network that draws nothing.
 *
 * <p>Source: Gal and Ghahramani 2016, <i>Dropout as a Bayesian Approximation</i>; for weights
 * Mobiny et al. 2021, <i>DropConnect is effective in modeling uncertainty of Bayesian deep
 * networks</i>.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface MonteCarlo {
  /** n, the passes of a prediction. */
  @Interval("[2, inf)")
  int samples() default 20;
}
