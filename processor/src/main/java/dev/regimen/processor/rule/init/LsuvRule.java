package dev.regimen.processor.rule.init;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Lsuv;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.Transform;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** Orthonormal, and scaled on the first batch. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LsuvRule implements InitRule<Lsuv> {
  @Override
  public Class<Lsuv> annotation() {
    return Lsuv.class;
  }

  @Override
  public Initial initial(Use<Lsuv> use, Fans fans, Settings settings) {
    return new Initial(Initial.Kind.ORTHOGONAL, Scalar.ONE);
  }

  @Override
  public boolean calibrates(Lsuv annotation) {
    return true;
  }

  @Override
  public void check(Use<Lsuv> use, NetworkModel network, Rules rules, Report report) {
    Position.of(use, network).ifPresent(position -> check(use, position, rules, report));
  }

  private static void check(Use<Lsuv> use, Position position, Rules rules, Report report) {
    LayerModel layer = position.layer();
    rules.in(Role.WEIGHT, layer.uses()).stream()
        .findFirst()
        .ifPresent(
            weight ->
                report
                    .error(
                        "Misplaced",
                        use.site(),
                        "@Lsuv scales a weight whose scale is " + weight.use().text() + "'s")
                    .fix("@OrthogonalInit"));
    rules.in(Role.LAYER, layer.uses()).stream()
        .filter(bound -> bound.rule().looksUp(bound.annotation()))
        .findFirst()
        .ifPresent(
            table ->
                report
                    .error(
                        "Misplaced",
                        use.site(),
                        "@Lsuv scales what a product makes, but "
                            + table.use().text()
                            + " looks its weight up")
                    .fix("@NormalInit"));
    norm(position, rules)
        .ifPresent(
            norm ->
                report
                    .warning(
                        "NoEffect",
                        use.site(),
                        "the " + norm.use().text() + " behind @Lsuv takes its scale out again")
                    .why("a norm divides by the deviation that @Lsuv makes 1")
                    .fix("@OrthogonalInit"));
  }

  /** What normalizes the field's products, on the field or as the next one's first technique. */
  private static Optional<Rules.Bound<LayerRule<Annotation>>> norm(Position position, Rules rules) {
    Optional<Rules.Bound<LayerRule<Annotation>>> own = norm(position.layer(), rules);
    boolean bare =
        rules.in(Role.LAYER, position.layer().uses()).stream()
            .allMatch(bound -> bound.rule().slot() == Slot.TRANSFORM);
    return own.isPresent() || !bare
        ? own
        : position
            .next()
            .filter(next -> !Transform.isOn(next, rules))
            .flatMap(next -> norm(next, rules));
  }

  private static Optional<Rules.Bound<LayerRule<Annotation>>> norm(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .filter(bound -> bound.rule().slot() == Slot.NORMALIZE)
        .findFirst();
  }
}
