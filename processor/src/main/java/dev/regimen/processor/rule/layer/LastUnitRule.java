package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LastUnit;
import dev.regimen.processor.ir.Columns;
import dev.regimen.processor.ir.Ends;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.util.List;

/** The row behind which no other stands. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LastUnitRule implements LayerRule<LastUnit> {
  @Override
  public Class<LastUnit> annotation() {
    return LastUnit.class;
  }

  @Override
  public Slot slot() {
    return Slot.POOL;
  }

  @Override
  public Value lower(Use<LastUnit> use, Value x, LayerScope layer) {
    if (x.shape().rank() != 3) {
      throw layer
          .misfit(
              "RankMismatch",
              use,
              "@LastUnit takes rows of vectors, but its input is " + x.shape().text())
          .fix(layer.deleted(use));
    }
    return layer.real(x).map(real -> ofText(x, real)).orElseGet(() -> last(x));
  }

  private static Value last(Value x) {
    int width = x.shape().last();
    int rows = x.shape().dim(1);
    Value flat = x.reshape(Shape.batch(rows * width));
    return x.graph().add(new Columns((rows - 1) * width, width), List.of(flat)).named("last");
  }

  /** The sum over all rows, of which every other is multiplied by 0. */
  private static Value ofText(Value x, Value real) {
    Value end = x.graph().add(new Ends(), List.of(real)).named("end");
    return x.times(end).sum(1).named("last").reshape(Shape.batch(x.shape().last()));
  }

  @Override
  public boolean keepsShift(LastUnit annotation) {
    return true;
  }

  @Override
  public boolean flattens(LastUnit annotation) {
    return true;
  }
}
