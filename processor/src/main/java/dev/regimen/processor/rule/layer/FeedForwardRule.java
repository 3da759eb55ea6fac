package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.FeedForward;
import dev.regimen.annotation.HiddenActivation;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.init.AutomaticInit;

/** φ(xW₁ᵀ + b₁)W₂ᵀ + b₂ of each row. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class FeedForwardRule implements LayerRule<FeedForward> {
  @Override
  public Class<FeedForward> annotation() {
    return FeedForward.class;
  }

  @Override
  public Slot slot() {
    return Slot.TRANSFORM;
  }

  @Override
  public Value lower(Use<FeedForward> use, Value x, LayerScope layer) {
    if (x.shape().rank() > 3) {
      throw layer
          .misfit(
              "RankMismatch",
              use,
              "@FeedForward takes a vector or rows of one, but its input is " + x.shape().text())
          .fix("@Flatten Layer flat; before it")
          .fix("or @GlobalAveragePool Layer pooled; before it");
    }
    int width = x.shape().last();
    int units = Math.multiplyExact(use.annotation().value(), width);
    HiddenActivation hidden = use.annotation().activation();
    boolean smooth = hidden != HiddenActivation.RELU;
    Activation met = smooth ? Activation.SMOOTH_RECTIFIER : Activation.rectifier(0);
    Value wide = linear(x, units, "1", met, layer);
    return linear(between(hidden, wide).named("hidden"), width, "2", Activation.LINEAR, layer);
  }

  private static Value between(HiddenActivation hidden, Value x) {
    return switch (hidden) {
      case GELU -> GeluRule.exact(x);
      case RELU -> x.max(0);
      case SILU -> SiluRule.of(x);
    };
  }

  private static Value linear(Value x, int units, String number, Activation met, LayerScope layer) {
    int in = x.shape().last();
    String name = "_linear" + number;
    Initial automatic = AutomaticInit.initial(new Fans(in, units, met));
    Value weight =
        layer.parameter(
            name + ".weight",
            "weight" + number,
            Shape.of(units, in),
            layer.initial(in, units, automatic));
    Value bias =
        layer.parameter(name + ".bias", "bias" + number, Shape.of(units), Initial.constant(0));
    return x.graph().matMul(x, weight, false, true).named("product" + number).plus(bias);
  }
}
