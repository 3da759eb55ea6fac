package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.GlobalMaxPool;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.util.List;
import java.util.Optional;

/** The largest of each channel: a pooling whose one window is all there is. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class GlobalMaxPoolRule implements LayerRule<GlobalMaxPool> {
  /** Below all numbers that layers yield. */
  private static final double BEYOND = 1e30;

  @Override
  public Class<GlobalMaxPool> annotation() {
    return GlobalMaxPool.class;
  }

  @Override
  public Slot slot() {
    return Slot.POOL;
  }

  @Override
  public Value lower(Use<GlobalMaxPool> use, Value x, LayerScope layer) {
    if (x.shape().rank() < 3) {
      throw layer
          .misfit(
              "RankMismatch",
              use,
              "@GlobalMaxPool takes the largest of several places, but its input is "
                  + x.shape().text())
          .fix("delete it: there is one vector a sample already");
    }
    Optional<Value> real = layer.real(x);
    Value kept =
        real.map(is -> layer.masked(x).plus(is.minus(1).times(BEYOND))).orElse(x).named("unpooled");
    Value largest = largest(kept);
    return real.map(is -> largest.times(is.sum(1).min(1).reshape(Shape.batch(1))))
        .orElse(largest)
        .named("pooled");
  }

  private static Value largest(Value x) {
    int rows = x.shape().dim(1);
    int columns = x.shape().rank() == 3 ? 1 : x.shape().dim(2);
    int width = x.shape().last();
    Value maps = x.reshape(Shape.batch(rows, columns, width));
    Window all = new Window(rows, columns, 1, 1, 1, 1, 0, 0, 0, 0);
    Value pooled = x.graph().add(new Pool(Pool.Kind.MAX, all), List.of(maps)).named("largest");
    return pooled.reshape(Shape.batch(width));
  }

  @Override
  public boolean keepsShift(GlobalMaxPool annotation) {
    return true;
  }

  @Override
  public boolean flattens(GlobalMaxPool annotation) {
    return true;
  }
}
