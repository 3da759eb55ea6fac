package dev.regimen.processor.rule.loss;

import dev.regimen.annotation.BinaryCrossEntropy;
import dev.regimen.annotation.CrossEntropy;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Huber;
import dev.regimen.annotation.MeanSquared;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import java.lang.annotation.Annotation;
import java.util.List;

/** Which loss a network has. */
public final class LossChoice {
  private static final List<Class<? extends Annotation>> NAMED =
      List.of(CrossEntropy.class, BinaryCrossEntropy.class, MeanSquared.class, Huber.class);

  private LossChoice() {}

  /**
   * The loss that the regime names among those of this package; otherwise by the target: mean
   * squared for numbers, binary cross-entropy for two classes and one unit, else cross-entropy.
   */
  public static Class<? extends Annotation> of(NetworkModel network) {
    for (Class<? extends Annotation> loss : NAMED) {
      if (network.use(loss).isPresent()) {
        return loss;
      }
    }
    return DefaultLoss.type(network.target(), units(network));
  }

  /** The units of the last layer; 0 where it has none. */
  private static int units(NetworkModel network) {
    List<LayerModel> layers = network.layers();
    if (layers.isEmpty()) {
      return 0;
    }
    return layers
        .get(layers.size() - 1)
        .use(Dense.class)
        .map(use -> use.annotation().value())
        .orElse(0);
  }
}
