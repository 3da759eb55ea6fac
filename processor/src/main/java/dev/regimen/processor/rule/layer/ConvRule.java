package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Padding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.Transform;
import java.util.List;

/** A convolution, its weight as [filters, rows, columns, channels/groups]. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class ConvRule implements LayerRule<Conv> {
  @Override
  public Class<Conv> annotation() {
    return Conv.class;
  }

  @Override
  public Slot slot() {
    return Slot.TRANSFORM;
  }

  @Override
  public boolean takesMaps(Conv annotation) {
    return true;
  }

  @Override
  public Value lower(Use<Conv> use, Value x, LayerScope layer) {
    Conv conv = use.annotation();
    Window window =
        Geometry.over(x, use, layer)
            .kernel("kernel", conv.kernel())
            .stride(conv.stride())
            .dilation(conv.dilation())
            .padded(conv.padding(), Padding.SAME, conv.pad());
    int groups = groups(use, x, layer);
    int filters = conv.value();
    int perGroup = x.shape().last() / groups;
    int taps = window.kernelHeight() * window.kernelWidth();
    Shape shape = Shape.of(filters, window.kernelHeight(), window.kernelWidth(), perGroup);
    long fanIn = (long) taps * perGroup;
    long fanOut = (long) taps * filters / groups;
    Value weight = layer.weight(".weight", "weight", shape, shape, fanIn, fanOut);
    Value product =
        layer.product(
            x.graph().add(new Convolution(window, groups), List.of(x, weight)).named("product"));
    if (!Transform.isBiased(conv.bias(), layer.layer(), layer.rules())) {
      return product;
    }
    return product.plus(layer.parameter(".bias", "bias", Shape.of(filters), Initial.constant(0)));
  }

  private static int groups(Use<Conv> use, Value x, LayerScope layer) {
    int channels = x.shape().last();
    int filters = use.annotation().value();
    int groups = use.annotation().depthwise() ? channels : use.annotation().groups();
    Divisors.check(
        use,
        use.annotation().depthwise() ? "depthwise" : "groups",
        groups,
        layer,
        channels,
        filters);
    return groups;
  }

  @Override
  public void check(Use<Conv> use, NetworkModel network, Rules rules, Report report) {
    Transform.checkBias(use, use.annotation().bias(), network, rules, report);
  }

  @Override
  public int units(Conv annotation) {
    return annotation.value();
  }
}
