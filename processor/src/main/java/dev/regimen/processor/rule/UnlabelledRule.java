package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A loss of samples without labels, which the network learns from beside those that have one. It is
 * added to the network's loss as a mean over the unlabelled samples of a batch, by a weight that
 * may come up over the first epochs.
 *
 * <p>Its annotation has the members {@code weight}, {@code delay} and {@code ramp}: the weight is 0
 * for {@code delay} epochs, grows linearly for {@code ramp} epochs and stays.
 */
public non-sealed interface UnlabelledRule<A extends Annotation> extends Rule<A> {
  /** Whether it can be made of such a network; where not, its check says so. */
  default boolean serves(NetworkModel network, Rules rules) {
    Target target = network.target();
    return target.task() == Target.Task.CLASSES && !target.perToken();
  }

  /**
   * What is added to the samples without a label before the pass that learns sees them, a constant
   * of the input's shape; empty: nothing.
   */
  default Optional<Value> disturbance(Use<A> use, UnlabelledScope scope) {
    return Optional.empty();
  }

  /**
   * The loss of each sample of the batch, [B, 1], by what the pass that learns makes of it. What it
   * is compared with is {@linkplain Value#detach() a constant}: no gradient goes through it.
   */
  Value loss(Use<A> use, UnlabelledScope scope);

  /** Whether it compares with another view of each sample. */
  default boolean comparesViews(A annotation) {
    return false;
  }

  /** Whether that other view is the one that is changed strongly, and the first one is not. */
  default boolean strengthensViews(A annotation) {
    return false;
  }

  /** Whether it asks what averages of the weights predict. */
  default boolean readsAverage(A annotation) {
    return false;
  }

  @Override
  default Map<String, Curve> scheduled(
      Use<A> use, NetworkModel network, Rules rules, Settings settings) {
    Scalar delay = settings.setting(use, "delay");
    Scalar ramp = settings.setting(use, "ramp");
    Scalar weight = settings.setting(use, "weight");
    Scalar gone = Scalar.of(Scalar.Clock.EPOCH).minus(delay);
    List<Curve.Piece> pieces =
        List.of(
            new Curve.Piece(delay, Scalar.ZERO),
            new Curve.Piece(delay.plus(ramp), weight.times(gone).dividedBy(ramp)));
    return Map.of(SettingName.of(use, "weight"), new Curve(pieces, weight));
  }

  @Override
  default boolean regularizes(A annotation) {
    return true;
  }
}
