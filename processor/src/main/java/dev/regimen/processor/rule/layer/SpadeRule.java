package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Spade;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.util.List;

/** Instance normalization, scaled and shifted by maps that convolutions make of a layout. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class SpadeRule implements LayerRule<Spade> {
  private static final Window WINDOW = new Window(3, 3, 1, 1, 1, 1, 1, 1, 1, 1);

  @Override
  public Class<Spade> annotation() {
    return Spade.class;
  }

  @Override
  public Slot slot() {
    return Slot.NORMALIZE;
  }

  @Override
  public boolean takesMaps(Spade annotation) {
    return true;
  }

  @Override
  public Value lower(Use<Spade> use, Value x, LayerScope layer) {
    Geometry.maps(x, use, layer);
    Value layout = Conditions.maps(use, x, layer);
    Value normal = InstanceNormRule.normal(use, x, layer);
    int channels = x.shape().last();
    Value hidden = convolved(layout, use.annotation().hidden(), "shared", 2, layer).max(0);
    Value gamma = convolved(hidden.named("hidden"), channels, "gamma", 1, layer);
    Value beta = convolved(hidden, channels, "beta", 1, layer);
    return normal.times(gamma.map(Scalar.arg(0).plus(1))).plus(beta);
  }

  /**
   * A convolution of 3x3 with a bias.
   *
   * @param gain the variance of a weight, times how many of them a filter has
   */
  private static Value convolved(Value x, int filters, String word, double gain, LayerScope layer) {
    Shape shape = Shape.of(filters, 3, 3, x.shape().last());
    Scalar deviation = Scalar.constant(Math.sqrt(gain * filters / shape.elements()));
    Initial initial = new Initial(Initial.Kind.NORMAL, deviation);
    Value weight = layer.maps("_" + word + ".weight", word, shape, initial);
    Shape ofFilters = Shape.of(filters);
    Value bias =
        layer.parameter("_" + word + ".bias", word + "Bias", ofFilters, Initial.constant(0));
    Value product =
        x.graph().add(new Convolution(WINDOW, 1), List.of(x, weight)).named(word + "Product");
    return product.plus(bias);
  }

  @Override
  public boolean centers(Spade annotation) {
    return true;
  }
}
