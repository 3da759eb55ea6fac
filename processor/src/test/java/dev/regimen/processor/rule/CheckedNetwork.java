package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Dense;
import dev.regimen.processor.check.Checks;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A network that is put together by its annotations, and what the checks must find in it. */
final class CheckedNetwork {
  static final Object[] DENSE_8 = {"value", 8};
  static final Target CLASSES = new Target(Target.Task.CLASSES, 10);
  static final Target OUTPUTS = new Target(Target.Task.OUTPUTS, 2);

  private final List<Use<?>> regime = new ArrayList<>();
  private final List<LayerModel> layers = new ArrayList<>();
  private Target target = CLASSES;

  static CheckedNetwork net() {
    return new CheckedNetwork();
  }

  CheckedNetwork target(Target other) {
    target = other;
    return this;
  }

  CheckedNetwork regime(Class<? extends Annotation> type, Object... members) {
    regime.add(Written.onClass(type, members));
    return this;
  }

  CheckedNetwork layer(String name, Use<?>... uses) {
    layers.add(Networks.layer(name, uses));
    return this;
  }

  static Use<?> a(Class<? extends Annotation> type, Object... members) {
    return Written.on("hidden", type, members);
  }

  static Use<?> b(Class<? extends Annotation> type, Object... members) {
    return Written.on("last", type, members);
  }

  /** One hidden layer with the uses given, then ten logits. */
  CheckedNetwork hidden(Use<?>... uses) {
    return layer("hidden", uses).layer("last", b(Dense.class, "value", 10));
  }

  private List<Finding> findings() {
    NetworkModel network = Networks.of(target, regime, layers.toArray(LayerModel[]::new));
    Report report = new Report();
    Checks.rest(network, Rules.load(), report);
    return report.findings();
  }

  void finds(String... expected) {
    List<Finding> findings = findings();
    List<String> ids = findings.stream().map(Finding::id).toList();
    assertEquals(List.of(expected), ids, () -> text(findings));
    for (Finding finding : findings) {
      assertTrue(finding.problem().chars().allMatch(c -> c < 128), finding.problem());
      assertFalse(finding.fixes().isEmpty(), finding.id() + " offers no fix");
    }
  }

  private static String text(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.site().owner() + ": " + finding.problem())
        .collect(Collectors.joining("; "));
  }

  static Use<?> on(String layer, Class<? extends Annotation> type, Object... members) {
    return Written.on(layer, type, members);
  }
}
