package dev.regimen.processor.rule.update;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.LinearProbe;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.Transform;
import dev.regimen.processor.rule.UpdateRule;
import java.util.List;
import java.util.Optional;

/** No gradient and no step but for what predicts. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class LinearProbeRule implements UpdateRule<LinearProbe> {
  @Override
  public Class<LinearProbe> annotation() {
    return LinearProbe.class;
  }

  @Override
  public int frozenEpochs(LinearProbe annotation, String layer, NetworkModel network) {
    return network.predicts(layer) ? 0 : Integer.MAX_VALUE;
  }

  @Override
  public boolean evaluates(LinearProbe annotation) {
    return true;
  }

  @Override
  public Optional<String> summary(LinearProbe annotation) {
    return Optional.of(
        "linear probe: the last layer alone is trained, nothing is drawn in the others");
  }

  @Override
  public void check(Use<LinearProbe> use, NetworkModel network, Rules rules, Report report) {
    List<LayerModel> trained =
        network.layers().stream().filter(layer -> network.predicts(layer.name())).toList();
    long maps = trained.stream().filter(layer -> Transform.isOn(layer, rules)).count();
    Optional<Use<?>> bent =
        trained.stream()
            .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
            .filter(bound -> bound.rule().slot() == Slot.ACTIVATE)
            .filter(bound -> !bound.rule().activation(bound.annotation()).equals(Activation.LINEAR))
            .<Use<?>>map(Rules.Bound::use)
            .findFirst();
    if (maps > network.tasks().size() || bent.isPresent()) {
      String what = bent.map(Use::text).orElse(maps + " linear maps");
      report
          .error(
              "NotLinear",
              use.site(),
              use.text() + " trains what predicts, which has " + what + ": that is not linear")
          .why("a probe measures what the layers before it have learned, and learns little itself")
          .fix("one @Dense field as the last, and the others before it")
          .fix("or delete " + use.text());
    }
  }
}
