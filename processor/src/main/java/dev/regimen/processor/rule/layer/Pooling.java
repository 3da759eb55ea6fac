package dev.regimen.processor.rule.layer;

import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerScope;
import java.util.List;
import java.util.Optional;

/** The pooling that both kinds share. */
final class Pooling {
  private Pooling() {}

  static Value of(Pool.Kind kind, Window window, Value x, Use<?> use, LayerScope layer) {
    if (x.shape().dim(1) == 1 && x.shape().dim(2) == 1) {
      layer.warn(
          layer
              .misfit("NoEffect", use, use.text() + " on maps of 1x1 has nothing to pool")
              .fix(layer.deleted(use) + ", or pool less before"));
    }
    try {
      Optional<Value> early =
          kind == Pool.Kind.MAX && layer.training() ? EarlyMax.of(window, x) : Optional.empty();
      if (early.isPresent()) {
        return early.get().named("pooled");
      }
      return x.graph().add(new Pool(kind, window), List.of(x.named("unpooled"))).named("pooled");
    } catch (IllegalArgumentException onlyPadding) {
      throw layer
          .misfit(
              "EmptyFeatureMap", use, "a window of " + use.text() + " holds nothing but padding")
          .at("pad")
          .fix("pad less than the window's extents");
    }
  }
}
