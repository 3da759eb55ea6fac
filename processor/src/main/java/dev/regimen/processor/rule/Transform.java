package dev.regimen.processor.rule;

import dev.regimen.annotation.AdaIn;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Bias;
import dev.regimen.annotation.ConditionalInstanceNorm;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.GroupNorm;
import dev.regimen.annotation.InstanceNorm;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.RmsNorm;
import dev.regimen.annotation.Softmax;
import dev.regimen.annotation.Spade;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.List;

/** What a field's linear map has in common with others: its units, its bias. */
public final class Transform {
  /** What keeps a later batch norm from cancelling the bias, besides activations. */
  private static final List<Class<? extends Annotation>> BREAKERS =
      List.of(
          LayerNorm.class,
          RmsNorm.class,
          GroupNorm.class,
          InstanceNorm.class,
          Softmax.class,
          Dropout.class);

  /** What subtracts the mean of each channel, and with it any bias. */
  private static final List<Class<? extends Annotation>> CENTERED =
      List.of(
          BatchNorm.class,
          InstanceNorm.class,
          ConditionalInstanceNorm.class,
          AdaIn.class,
          Spade.class);

  private Transform() {}

  /** Whether a field holds a linear map. */
  public static boolean isOn(LayerModel layer) {
    return units(layer) > 0;
  }

  /** Units or filters of the field's linear map, 0 where it has none. */
  public static int units(LayerModel layer) {
    int dense = layer.use(Dense.class).map(use -> use.annotation().value()).orElse(0);
    return layer.use(Conv.class).map(use -> use.annotation().value()).orElse(dense);
  }

  /**
   * Whether a linear map adds a bias: one that the field's norm would cancel only if it was asked
   * for.
   */
  public static boolean isBiased(Bias bias, LayerModel layer) {
    return bias == Bias.ON || bias == Bias.AUTO && CENTERED.stream().noneMatch(layer::has);
  }

  /** Warns of a bias that the batch norm behind it cancels. */
  public static void checkBias(Use<?> use, Bias bias, NetworkModel network, Report report) {
    Position.of(use, network)
        .filter(position -> cancelled(bias, position))
        .ifPresent(
            position ->
                report
                    .warning(
                        "BiasBeforeBatchNorm",
                        use.site().member("bias"),
                        "the bias of " + use.text() + " is cancelled by the @BatchNorm behind it")
                    .why(
                        "batch norm subtracts the mean and any bias with it; its beta does that work")
                    .fix(
                        use.text() + "(value = " + units(position.layer()) + ", bias = Bias.OFF)"));
  }

  private static boolean cancelled(Bias bias, Position position) {
    LayerModel layer = position.layer();
    if (layer.has(BatchNorm.class)) {
      return bias == Bias.ON;
    }
    boolean linear =
        FieldActivation.of(layer) == FieldActivation.NONE
            && BREAKERS.stream().noneMatch(layer::has);
    return bias != Bias.OFF
        && linear
        && position.next().filter(next -> next.has(BatchNorm.class) && !isOn(next)).isPresent();
  }
}
