package dev.regimen.processor.check;

import dev.regimen.annotation.Bias;
import dev.regimen.annotation.Data;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ActingRules;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tensors of a network tell: whether there are any, how many numbers, their names. */
final class StatesCheck {
  /** Parameters a sample from which a network can learn its samples by heart, unless held back. */
  private static final int PARAMETERS_A_SAMPLE = 10;

  private final NetworkModel network;
  private final Rules rules;
  private final Report report;

  StatesCheck(NetworkModel network, Rules rules, Report report) {
    this.network = network;
    this.rules = rules;
    this.report = report;
  }

  void check(List<State> states) {
    names(states);
    long parameters =
        states.stream()
            .filter(state -> state.op().kind() == Leaf.Kind.PARAMETER && !state.fixed())
            .mapToLong(state -> state.shape().elements())
            .sum();
    if (parameters == 0) {
      report
          .error("NothingToTrain", network.site(), "no layer has weights")
          .fix("@Dense(" + network.target().count() + ") Layer output;");
    }
    if (parameters > 0) {
      trained(states);
    }
    network.layers().forEach(layer -> extras(layer, states));
    network.use(Data.class).ifPresent(data -> regularized(data, parameters));
  }

  /** What a layer trains in vectors beside a weight that stands still. */
  private void extras(LayerModel layer, List<State> states) {
    String roles =
        states.stream()
            .filter(state -> state.layer().equals(layer.name()) && state.rank() < 2)
            .filter(state -> state.op().kind() == Leaf.Kind.PARAMETER)
            .map(state -> state.role() + " " + state.shape().text())
            .collect(Collectors.joining(", "));
    rules.in(Role.WEIGHT, layer.uses()).stream()
        .filter(bound -> !bound.rule().trains(bound.annotation()) && !roles.isEmpty())
        .forEach(
            bound -> {
              Finding finding =
                  report
                      .warning(
                          "SupermaskExtras",
                          bound.use().site(),
                          bound.use().text() + " beside " + roles + " that are trained")
                      .why("what it learns is then not in the choice of its weights alone");
              leavingOut(layer).forEach(finding::fix);
              finding.fix("@SuppressWarnings(\"Regimen:SupermaskExtras\") where it is meant");
            });
  }

  /** What takes the vectors away that a layer trains: its bias, its norm's scale and shift. */
  private Stream<String> leavingOut(LayerModel layer) {
    return rules.in(Role.LAYER, layer.uses()).stream()
        .flatMap(
            bound -> {
              if (bound.rule().slot() == Slot.NORMALIZE) {
                return Stream.of("delete " + bound.use().text());
              }
              return biased(bound.annotation())
                  ? Stream.of(bound.use().fixElsewhere("bias", Bias.OFF))
                  : Stream.empty();
            });
  }

  private static boolean biased(Annotation annotation) {
    return RangeCheck.members(annotation.annotationType()).stream()
        .filter(member -> member.getName().equals("bias"))
        .anyMatch(member -> Stated.value(annotation, member) == Bias.ON);
  }

  /** More and more is trained: where the first epochs train something, all do. */
  private void trained(List<State> states) {
    int frozen =
        states.stream()
            .filter(state -> state.op().kind() == Leaf.Kind.PARAMETER)
            .mapToInt(state -> ActingRules.frozenEpochs(state.layer(), network, rules))
            .min()
            .orElse(0);
    if (frozen > 0) {
      String when = frozen == Integer.MAX_VALUE ? "" : " before epoch " + (frozen + 1);
      Optional<Use<Annotation>> by =
          states.stream()
              .filter(state -> state.op().kind() == Leaf.Kind.PARAMETER)
              .map(state -> state.layer())
              .reduce((first, last) -> last)
              .flatMap(layer -> ActingRules.frozenBy(layer, network, rules));
      report
          .error(
              "NothingToTrain",
              by.map(Use::site).orElse(network.site()),
              "every layer with weights is frozen" + when)
          .why("the last layer must learn what the others are to be used for")
          .fix("delete " + by.map(Use::text).orElse("what freezes the last layer"));
    }
  }

  private void names(List<State> states) {
    Map<String, String> owners = new TreeMap<>();
    for (State state : states) {
      String name = state.op().name();
      String other = owners.putIfAbsent(name, state.layer());
      if (other != null) {
        report
            .error("DuplicateName", site(state.layer()), name + " is also a tensor of " + other)
            .why("saved files name tensors after fields")
            .fix("rename " + state.layer() + " or " + other);
      }
    }
  }

  private Site site(String layer) {
    return network.layers().stream()
        .filter(field -> field.name().equals(layer))
        .map(LayerModel::site)
        .findFirst()
        .orElse(network.site());
  }

  private void regularized(Use<Data> data, long parameters) {
    int samples = data.annotation().train();
    boolean many = parameters > PARAMETERS_A_SAMPLE * (long) samples;
    if (many && Checks.uses(network).noneMatch(this::regularizes)) {
      report
          .warning(
              "NoRegularizer",
              data.site().member("train"),
              parameters
                  + " parameters learn from "
                  + samples
                  + " samples, and nothing regularizes")
          .why("a network of this size can learn its samples by heart")
          .fix("@Dropout(0.5) on hidden layers, @WeightDecay, @LabelSmoothing or @EarlyStopping");
    }
  }

  private boolean regularizes(Use<?> use) {
    return rules
        .of(use.annotation().annotationType())
        .filter(rule -> regularizes(rule, use))
        .isPresent();
  }

  private static <A extends Annotation> boolean regularizes(Rule<A> rule, Use<?> use) {
    return rule.regularizes(rule.annotation().cast(use.annotation()));
  }
}
