package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.AdaIn;
import dev.regimen.processor.ir.Columns;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.util.List;

/** Instance normalization, scaled and shifted by a dense layer of the style. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class AdaInRule implements LayerRule<AdaIn> {
  @Override
  public Class<AdaIn> annotation() {
    return AdaIn.class;
  }

  @Override
  public Slot slot() {
    return Slot.NORMALIZE;
  }

  @Override
  public Value lower(Use<AdaIn> use, Value x, LayerScope layer) {
    Value style = Conditions.vector(use, layer);
    Value normal = InstanceNormRule.normal(use, x, layer);
    int channels = x.shape().last();
    int in = style.shape().last();
    Initial initial = new Initial(Initial.Kind.NORMAL, Scalar.constant(1 / Math.sqrt(in)));
    Shape shape = Shape.of(2 * channels, in);
    Value weight = layer.parameter("_style.weight", "style", shape, initial);
    Value bias =
        layer.parameter("_style.bias", "styleBias", Shape.of(2 * channels), Initial.constant(0));
    Value product = x.graph().matMul(style, weight, false, true).named("styleProduct");
    Value factors = product.plus(bias).named("factors");
    Value gamma = half(factors, 0, channels, "gamma");
    return normal
        .times(gamma.map(Scalar.arg(0).plus(1)))
        .plus(half(factors, channels, channels, "beta"));
  }

  private static Value half(Value factors, int first, int count, String name) {
    Value columns = factors.graph().add(new Columns(first, count), List.of(factors)).named(name);
    return columns.reshape(Shape.batch(1, 1, count));
  }

  @Override
  public boolean centers(AdaIn annotation) {
    return true;
  }
}
