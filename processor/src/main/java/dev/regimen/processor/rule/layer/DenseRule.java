package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Bias;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.RmsNorm;
import dev.regimen.annotation.Softmax;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.FieldActivation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Slot;
import java.lang.annotation.Annotation;
import java.util.List;

/** y = xWᵀ + b, with W as [units, in]. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class DenseRule implements LayerRule<Dense> {
  /** What keeps a later batch norm from cancelling the bias, besides activations. */
  private static final List<Class<? extends Annotation>> BREAKERS =
      List.of(LayerNorm.class, RmsNorm.class, Softmax.class, Dropout.class);

  @Override
  public Class<Dense> annotation() {
    return Dense.class;
  }

  @Override
  public Slot slot() {
    return Slot.TRANSFORM;
  }

  @Override
  public Value lower(Use<Dense> use, Value x, LayerScope layer) {
    Value rows = rows(use, x, layer);
    int in = rows.shape().last();
    int units = use.annotation().value();
    int declared = use.annotation().in();
    if (declared != 0 && declared != in) {
      throw layer
          .misfit(
              "InputSizeMismatch",
              use,
              "@Dense(in = " + declared + ") but its input has " + in + " values")
          .at("in")
          .fix("delete in = " + declared + " (it is inferred)");
    }
    Value weight = layer.weight(".weight", "weight", Shape.of(units, in), in, units);
    Value product = rows.graph().matMul(rows, weight, false, true).named("product");
    if (!biased(use.annotation(), layer.layer())) {
      return product;
    }
    return product.plus(layer.parameter(".bias", "bias", Shape.of(units), Initial.constant(0)));
  }

  /** The network's own input is read as one vector a sample; anything else must be one. */
  private static Value rows(Use<Dense> use, Value x, LayerScope layer) {
    if (x.shape().rank() == 2) {
      return x;
    }
    if (x.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT) {
      return x.reshape(Shape.batch(Math.toIntExact(x.shape().elements())));
    }
    throw layer.misfit(
        "RankMismatch",
        use,
        "@Dense takes one vector a sample, but its input is " + x.shape().text());
  }

  private static boolean biased(Dense dense, LayerModel layer) {
    return dense.bias() == Bias.ON || dense.bias() == Bias.AUTO && !layer.has(BatchNorm.class);
  }

  @Override
  public void check(Use<Dense> use, NetworkModel network, Report report) {
    Position.of(use, network)
        .filter(position -> cancelled(use.annotation(), position))
        .ifPresent(
            position ->
                report
                    .warning(
                        "BiasBeforeBatchNorm",
                        use.site().member("bias"),
                        "the bias of @Dense is cancelled by the @BatchNorm behind it")
                    .why(
                        "batch norm subtracts the mean and any bias with it; its beta does that work")
                    .fix("@Dense(value = " + use.annotation().value() + ", bias = Bias.OFF)"));
  }

  private static boolean cancelled(Dense dense, Position position) {
    LayerModel layer = position.layer();
    if (layer.has(BatchNorm.class)) {
      return dense.bias() == Bias.ON;
    }
    boolean linear =
        FieldActivation.of(layer) == FieldActivation.NONE
            && BREAKERS.stream().noneMatch(layer::has);
    return dense.bias() != Bias.OFF
        && linear
        && position.next().filter(DenseRule::beginsWithBatchNorm).isPresent();
  }

  private static boolean beginsWithBatchNorm(LayerModel layer) {
    return layer.has(BatchNorm.class) && !layer.has(Dense.class);
  }
}
