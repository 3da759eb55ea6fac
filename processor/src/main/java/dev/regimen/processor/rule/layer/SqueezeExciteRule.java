package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.SqueezeExcite;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;

/** x·σ(W₂·relu(W₁·mean x + b₁) + b₂), the mean over all places. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SqueezeExciteRule implements LayerRule<SqueezeExcite> {
  @Override
  public Class<SqueezeExcite> annotation() {
    return SqueezeExcite.class;
  }

  @Override
  public Slot slot() {
    return Slot.SCALE;
  }

  @Override
  public boolean takesMaps(SqueezeExcite annotation) {
    return true;
  }

  @Override
  public Value lower(Use<SqueezeExcite> use, Value x, LayerScope layer) {
    Geometry.maps(x, use, layer);
    int channels = x.shape().last();
    int narrow = Math.max(1, channels / use.annotation().ratio());
    Value squeezed = x.mean(1, 2).named("squeezed").reshape(Shape.batch(channels));
    Value reduced = dense(squeezed, narrow, "reduce", 2, layer).max(0).named("reduced");
    Value excited = dense(reduced, channels, "expand", 1, layer).apply(UnaryFunction.SIGMOID);
    Shape ofChannels = Shape.batch(1, 1, channels);
    return x.times(excited.named("excitation").reshape(ofChannels));
  }

  /**
   * xWᵀ + b.
   *
   * @param gain the variance of a weight, times how many of them a unit has
   */
  private static Value dense(Value x, int units, String word, double gain, LayerScope layer) {
    int in = x.shape().last();
    Initial initial = new Initial(Initial.Kind.NORMAL, Scalar.constant(Math.sqrt(gain / in)));
    String name = "_se_" + word;
    Value weight = layer.parameter(name + ".weight", word, Shape.of(units, in), initial);
    Value bias =
        layer.parameter(name + ".bias", word + "Bias", Shape.of(units), Initial.constant(0));
    Value product = x.graph().matMul(x, weight, false, true).named(word + "Product");
    return product.plus(bias);
  }
}
