package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Dense;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.Transform;
import java.util.Optional;

/** y = xWᵀ + b, with W as [units, in], for a vector or for each row of several. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class DenseRule implements LayerRule<Dense> {
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
    Shape shape = Shape.of(units, in);
    Value weight =
        flattened(rows)
            .map(maps -> Shape.of(units, maps.dim(1), maps.dim(2), maps.dim(3)))
            .map(maps -> layer.weight(".weight", "weight", shape, maps, in, units))
            .orElseGet(() -> layer.weight(".weight", "weight", shape, in, units));
    Value product = layer.product(rows.graph().matMul(rows, weight, false, true).named("product"));
    if (!Transform.isBiased(use.annotation().bias(), layer.layer(), layer.rules())) {
      return product;
    }
    return product.plus(layer.parameter(".bias", "bias", Shape.of(units), Initial.constant(0)));
  }

  /** The network's own input is read as one vector a sample; maps must be made vectors before. */
  private static Value rows(Use<Dense> use, Value x, LayerScope layer) {
    if (x.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT) {
      return x.reshape(Shape.batch(Math.toIntExact(x.shape().elements())));
    }
    if (x.shape().rank() <= 3) {
      return x;
    }
    throw layer
        .misfit(
            "RankMismatch",
            use,
            "@Dense takes a vector or rows of one, but its input is " + x.shape().text())
        .fix("@Flatten Layer flat; before it")
        .fix("or @GlobalAveragePool Layer pooled; before it");
  }

  /**
   * The maps that a vector was made of, through everything that works on each element alone; rows,
   * such as a convolution of texts makes of maps, are no such vector.
   */
  private static Optional<Shape> flattened(Value x) {
    Value at = x;
    while (at.op() instanceof Pointwise && at.arg(0).shape().equals(x.shape())) {
      at = at.arg(0);
    }
    boolean ofMaps =
        x.shape().rank() == 2
            && at.op() instanceof Reshape
            && at.arg(0).shape().rank() == 4
            && !(at.arg(0).op() instanceof Leaf);
    return ofMaps ? Optional.of(at.arg(0).shape()) : Optional.empty();
  }

  @Override
  public void check(Use<Dense> use, NetworkModel network, Rules rules, Report report) {
    Transform.checkBias(use, use.annotation().bias(), network, rules, report);
  }

  @Override
  public int units(Dense annotation) {
    return annotation.value();
  }

  @Override
  public boolean flattens(Dense annotation) {
    return true;
  }
}
