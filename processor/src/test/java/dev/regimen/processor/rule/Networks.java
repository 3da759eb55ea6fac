package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import java.util.List;

/** Networks as the reader would hand them over, for tests. */
public final class Networks {
  private Networks() {}

  /** A network without layers and regime. */
  public static NetworkModel of(Target target) {
    return of(target, List.of());
  }

  /** A network of four features with the regime and the layers given. */
  public static NetworkModel of(Target target, List<Use<?>> regime, LayerModel... layers) {
    return new NetworkModel(
        "",
        "Net",
        "NetTrainer",
        Shape.of(4),
        target,
        List.of(layers),
        regime,
        new Written.NamedSite("Net"));
  }

  public static LayerModel layer(String name, Use<?>... uses) {
    return new LayerModel(name, List.of(uses), new Written.NamedSite(name));
  }
}
