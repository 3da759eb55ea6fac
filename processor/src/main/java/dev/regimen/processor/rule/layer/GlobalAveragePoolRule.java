package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.GlobalAveragePool;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.util.Optional;
import java.util.stream.IntStream;

/** The mean of each channel. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class GlobalAveragePoolRule implements LayerRule<GlobalAveragePool> {
  @Override
  public Class<GlobalAveragePool> annotation() {
    return GlobalAveragePool.class;
  }

  @Override
  public Slot slot() {
    return Slot.POOL;
  }

  @Override
  public Value lower(Use<GlobalAveragePool> use, Value x, LayerScope layer) {
    if (x.shape().rank() < 3) {
      throw layer
          .misfit(
              "RankMismatch",
              use,
              "@GlobalAveragePool takes the mean over places, but its input is " + x.shape().text())
          .fix("delete it: there is one vector a sample already");
    }
    Optional<Value> real = layer.real(x);
    if (real.isPresent()) {
      return ofUnits(layer.masked(x), real.get());
    }
    int[] places = IntStream.range(1, x.shape().rank() - 1).toArray();
    return x.mean(places).named("pooled").reshape(Shape.batch(x.shape().last()));
  }

  /** The mean over the units that a text has; zeros where it has none. */
  private static Value ofUnits(Value masked, Value real) {
    Value sum = masked.sum(1).named("total");
    Value count = real.sum(1).named("units").max(1);
    return sum.dividedBy(count).named("pooled").reshape(Shape.batch(masked.shape().last()));
  }

  @Override
  public boolean keepsShift(GlobalAveragePool annotation) {
    return true;
  }

  @Override
  public boolean averages(GlobalAveragePool annotation) {
    return true;
  }

  @Override
  public boolean flattens(GlobalAveragePool annotation) {
    return true;
  }
}
