package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.StartFrom;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Suggestion;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ActingRules;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.Transform;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fact of which file training begins with, and of the layers that do not come from it. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class StartFromRule implements RunRule<StartFrom> {
  @Override
  public Class<StartFrom> annotation() {
    return StartFrom.class;
  }

  @Override
  public List<Fact> facts(StartFrom annotation) {
    Stream<Fact> file =
        Stream.of(annotation.value())
            .filter(path -> !path.isEmpty())
            .map(path -> Fact.of("startFrom", path));
    Stream<Fact> without =
        Stream.of(annotation.except()).map(layer -> Fact.of("startWithout", layer));
    return Stream.concat(file, without).toList();
  }

  @Override
  public void check(Use<StartFrom> use, NetworkModel network, Rules rules, Report report) {
    checkNames(use, network, report);
    List<LayerModel> drawn =
        network.layers().stream().filter(layer -> isDrawn(layer.name(), use.annotation())).toList();
    if (drawn.size() == network.layers().size()) {
      report
          .warning(
              "NoEffect",
              use.site().member("except"),
              "nothing is taken from the file: every layer is excepted")
          .fix("delete " + use.text());
    }
    drawn.stream()
        .filter(layer -> Transform.isOn(layer, rules))
        .filter(layer -> !ActingRules.train(layer.name(), network.at(0), rules))
        .findFirst()
        .ifPresent(
            layer ->
                report
                    .warning(
                        "FrozenAtRandom",
                        use.site().member("except"),
                        layer.name()
                            + " is drawn by the seed, and "
                            + trained(layer, network, rules))
                    .why("it is excepted from the file, and frozen")
                    .fix(use.fix("except", without(use.annotation(), layer.name())))
                    .fix("or train it"));
  }

  private static String trained(LayerModel layer, NetworkModel network, Rules rules) {
    int frozen = ActingRules.frozenEpochs(layer.name(), network, rules);
    return frozen == Integer.MAX_VALUE
        ? "never trained"
        : "not trained before epoch " + (frozen + 1);
  }

  /** A name that only the file has looks like nothing here; one that is nearly a layer's does. */
  private static void checkNames(Use<StartFrom> use, NetworkModel network, Report report) {
    List<String> layers = network.layers().stream().map(LayerModel::name).toList();
    String[] except = use.annotation().except();
    for (int i = 0; i < except.length; i++) {
      String name = except[i];
      if (layers.stream().anyMatch(layer -> within(layer, name))) {
        continue;
      }
      Optional<String> near = Suggestion.near(name, layers);
      if (near.isPresent()) {
        report
            .warning(
                "UnknownName",
                use.site().member("except").element(i),
                "there is no layer \"" + name + "\"")
            .why("a layer that only the file has may be named too, but this is nearly one of these")
            .fix("\"" + near.get() + "\"");
      }
    }
  }

  private static boolean isDrawn(String layer, StartFrom start) {
    return Stream.of(start.except()).anyMatch(name -> within(layer, name));
  }

  /** Whether a layer is meant by its own name or by that of a block around it. */
  private static boolean within(String layer, String name) {
    return layer.equals(name) || layer.startsWith(name + ".");
  }

  private static String[] without(StartFrom annotation, String layer) {
    return Stream.of(annotation.except())
        .filter(name -> !name.equals(layer))
        .toArray(String[]::new);
  }
}
