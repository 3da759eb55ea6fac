package dev.regimen.processor.rule.weight;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.WeightNorm;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Rescale;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.WeightRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** v/‖v‖ in the product, g on it. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class WeightNormRule implements WeightRule<WeightNorm> {
  /** The least length that a filter is divided by. */
  private static final double LEAST = 1e-12;

  @Override
  public Class<WeightNorm> annotation() {
    return WeightNorm.class;
  }

  @Override
  public String suffix(String plain) {
    return plain + "_v";
  }

  @Override
  public Value weight(Use<WeightNorm> use, Value trained, LayerScope layer) {
    Rescale unit = new Rescale(Rescale.Kind.UNIT, LEAST);
    return trained.graph().add(unit, List.of(trained)).named("unitWeight");
  }

  @Override
  public Value product(Use<WeightNorm> use, Value product, Value trained, LayerScope layer) {
    int filters = trained.shape().dim(0);
    List<Integer> saved = new ArrayList<>(Collections.nCopies(trained.shape().rank(), 1));
    saved.set(0, filters);
    Shape vector = Shape.of(filters);
    Initial lengths = Initial.lengths(trained);
    Value gain = layer.parameter(".weight_g", "gain", vector, new Shape(saved), lengths);
    return product.times(gain);
  }

  @Override
  public void check(Use<WeightNorm> use, NetworkModel network, Rules rules, Report report) {
    Position.of(use, network).stream()
        .flatMap(position -> rules.in(Role.INIT, position.layer().uses()).stream())
        .filter(init -> init.rule().vanishes(init.annotation()))
        .map(Rules.Bound::use)
        .findFirst()
        .ifPresent(
            zero ->
                report
                    .error(
                        "SymmetricWeights",
                        zero.site(),
                        zero.text() + " leaves @WeightNorm nothing to divide by its length")
                    .fix("delete " + zero.text())
                    .fix("@NormalInit(0.05), as the source does"));
  }
}
