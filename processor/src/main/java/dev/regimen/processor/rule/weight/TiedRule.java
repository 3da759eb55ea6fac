package dev.regimen.processor.rule.weight;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Tied;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.diagnostic.Suggestion;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Misfit;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.WeightRule;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of another field in the place of a weight. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class TiedRule implements WeightRule<Tied> {
  @Override
  public Class<Tied> annotation() {
    return Tied.class;
  }

  @Override
  public Optional<String> shares(Tied annotation) {
    return Optional.of(annotation.value());
  }

  @Override
  public void serves(Use<Tied> use, Value table, Shape weight, LayerScope layer) {
    Shape rows = table.shape();
    if (rows.equals(weight)) {
      return;
    }
    String name = use.annotation().value();
    Misfit misfit =
        layer.misfit(
            "TiedTable",
            use,
            String.format(
                Locale.ROOT,
                "the weight would be %s, but the table of %s is %s",
                weight.text(),
                name,
                rows.text()));
    if (weight.dim(0) != rows.dim(0)) {
      misfit.fix("@Dense(" + rows.dim(0) + ")");
    }
    if (weight.dim(1) != rows.dim(1)) {
      misfit.fix("@Dense(" + rows.dim(1) + ") Layer narrow; before it");
      layer.before().stream()
          .filter(field -> field.name().equals(name))
          .flatMap(field -> table(field, layer.rules()).stream())
          .forEach(of -> misfit.fix("or " + of.use().with("width", weight.dim(1)) + " on " + name));
    }
    throw misfit;
  }

  @Override
  public Value weight(Use<Tied> use, Value trained, LayerScope layer) {
    return trained;
  }

  @Override
  public void check(Use<Tied> use, NetworkModel network, Rules rules, Report report) {
    Optional<LayerModel> named = named(use, network);
    if (named.isEmpty()) {
      unknown(use, network, rules, report);
      return;
    }
    Optional<Rules.Bound<LayerRule<Annotation>>> table = table(named.get(), rules);
    if (table.isEmpty()) {
      Finding finding =
          report.error(
              "TiedTable",
              use.site().member("value"),
              use.annotation().value() + " looks nothing up, and has no table to share");
      tables(network, rules).findFirst().ifPresent(other -> finding.fix(use.with("value", other)));
      finding.fix("delete " + use.text());
    }
    table.ifPresent(bound -> sparse(use, bound, report));
    Position.of(use, network)
        .ifPresent(position -> ownedByTable(use, position.layer(), rules, report));
  }

  private static Optional<LayerModel> named(Use<Tied> use, NetworkModel network) {
    return network.layers().stream()
        .filter(layer -> layer.name().equals(use.annotation().value()))
        .findFirst();
  }

  private static Optional<Rules.Bound<LayerRule<Annotation>>> table(LayerModel layer, Rules rules) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .filter(bound -> bound.rule().looksUp(bound.annotation()))
        .findFirst();
  }

  /** The fields that have one. */
  private static Stream<String> tables(NetworkModel network, Rules rules) {
    return network.layers().stream()
        .filter(layer -> table(layer, rules).isPresent())
        .map(LayerModel::name);
  }

  private static void unknown(Use<Tied> use, NetworkModel network, Rules rules, Report report) {
    String name = use.annotation().value();
    List<String> tables = tables(network, rules).toList();
    Finding finding =
        report.error("UnknownName", use.site().member("value"), "there is no field '" + name + "'");
    Suggestion.near(name, tables)
        .or(() -> tables.stream().findFirst())
        .ifPresentOrElse(
            near -> finding.fix(use.with("value", near)), () -> finding.fix("delete @Tied"));
  }

  private static void sparse(
      Use<Tied> use, Rules.Bound<LayerRule<Annotation>> table, Report report) {
    Site whole = table.use().site();
    Site stated = whole.member("sparse");
    if (table.rule().sparse(table.annotation()) && !stated.equals(whole)) {
      report
          .error(
              "TiedTable",
              stated,
              "sparse = true, but " + use.text() + " gives every row a gradient in every update")
          .why("the product with all rows is what the layer's units are")
          .fix("delete sparse = true")
          .fix("or delete " + use.text());
    }
  }

  /** What acts on a weight is written where the weight is. */
  private static void ownedByTable(Use<Tied> use, LayerModel layer, Rules rules, Report report) {
    Stream<Use<Annotation>> fills =
        rules.in(Role.INIT, layer.uses()).stream().map(Rules.Bound::use);
    Stream<Use<Annotation>> acts =
        rules.in(Role.UPDATE, layer.uses()).stream()
            .filter(TiedRule::actsOnWeights)
            .map(Rules.Bound::use);
    Stream.concat(fills, acts)
        .forEach(
            other ->
                report
                    .error(
                        "Misplaced",
                        other.site(),
                        other.text()
                            + " is for a weight, and that of this field is the table of "
                            + use.annotation().value())
                    .fix("move it to " + use.annotation().value()));
  }

  private static boolean actsOnWeights(Rules.Bound<UpdateRule<Annotation>> bound) {
    return bound.rule().appliesTo(bound.annotation(), 2);
  }
}
