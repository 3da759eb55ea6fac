package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Position;
import dev.regimen.processor.rule.Range;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.loss.LossChoice;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands on a last layer can yield what its loss takes: logits and scores are any numbers, and
 * values those that targets have. The line of the hidden layers, copied to the last one, is the
 * commonest way to lose half of them.
 */
final class OutputCheck implements Check {
  /** A probability that is as good as certain. */
  private static final double CERTAIN = 0.99;

  /** Findings behind which nobody knows the last layer. */
  private static final Set<String> UNKNOWN = Set.of("InheritedLayerOrder", "TaskWithoutTarget");

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    if (report.findings().stream().anyMatch(found -> UNKNOWN.contains(found.id()))) {
      return; // which layer is the last is not known
    }
    Set<Use<?>> conflicting = ExclusiveGroupCheck.conflicting(network, rules);
    for (LayerModel layer : network.layers()) {
      activation(layer, rules)
          .filter(bound -> !conflicting.contains(bound.use()))
          .filter(bound -> Position.of(bound.use(), network).filter(Position::last).isPresent())
          .filter(bound -> RangeCheck.sound(bound.use()))
          .filter(
              bound ->
                  report.findings().stream()
                      .noneMatch(found -> found.site().equals(bound.use().site())))
          .ifPresent(bound -> new Output(bound, layer, network, rules, report).check());
    }
  }

  /** The activation whose numbers the loss sees: behind it trained factors may give it any. */
  private static Optional<Rules.Bound<LayerRule<Annotation>>> activation(
      LayerModel layer, Rules rules) {
    boolean scaled =
        rules.in(Role.LAYER, layer.uses()).stream()
            .anyMatch(bound -> bound.rule().slot() == Slot.SCALE);
    return rules.in(Role.LAYER, layer.uses()).stream()
        .filter(bound -> bound.rule().slot() == Slot.ACTIVATE && !scaled)
        .findFirst();
  }

  /**
   * An activation that a loss reads.
   *
   * @param bound the activation
   * @param layer the field that it stands on
   */
  private record Output(
      Rules.Bound<LayerRule<Annotation>> bound,
      LayerModel layer,
      NetworkModel network,
      Rules rules,
      Report report) {

    void check() {
      TaskModel task = network.taskOf(layer.name()).orElse(network.main());
      String loss = LossChoice.of(network, task, rules).use().text();
      LossRule.Link link = LossChoice.link(network, task, rules);
      if (link == LossRule.Link.IDENTITY) {
        if (task.target().task() == Target.Task.OUTPUTS) {
          values();
        }
      } else if (link == bound.rule().probabilities(bound.annotation())) {
        Finding twice =
            report.error(
                "SoftmaxTwice",
                bound.use().site(),
                bound.use().text() + " on the last layer: the loss " + loss + " applies it itself");
        if (link == LossRule.Link.SOFTMAX) {
          twice.why("softmax of probabilities is nearly uniform, and training stalls");
        }
        twice.fix("delete " + bound.use().text() + " (predict gives probabilities anyway)");
      } else {
        logits(loss, link, task.target().count());
      }
    }

    private void logits(String loss, LossRule.Link link, int count) {
      Optional<String> limit = limit(link, count);
      String problem =
          bound.use().text()
              + " on the last layer does not go with "
              + loss
              + ", which takes "
              + link.word();
      String delete = "delete " + bound.use().text();
      if (limit.isPresent()) {
        report.error("LossPairing", bound.use().site(), problem).why(limit.get()).fix(delete);
      } else if (activation().kind() != Activation.Kind.LINEAR && !range().bounded() && !pooled()) {
        report
            .warning("ActivationOnOutput", bound.use().site(), problem)
            .why(
                cuts()
                    ? "about half of the "
                        + link.word()
                        + " begin as 0, and a class that is cut there learns nothing from its"
                        + " samples"
                    : "it makes probabilities of any numbers itself; what bends them is in its way")
            .fix(delete);
      }
    }

    /** What can never be predicted, if that is much. */
    private Optional<String> limit(LossRule.Link link, int count) {
      double low = range().low();
      double high = range().high();
      String numbers =
          "numbers "
              + (range().bounded()
                  ? "between " + text(low) + " and " + text(high)
                  : "of " + text(low) + " and more");
      if (link == LossRule.Link.SIGMOID && logistic(low) > 1 - CERTAIN) {
        return Optional.of(
            numbers + " are probabilities of " + percent(logistic(low)) + " at least: never a no");
      }
      if (link == LossRule.Link.SOFTMAX && range().bounded()) {
        double most = 1 / (1 + (count - 1) * Math.exp(low - high));
        return most > CERTAIN
            ? Optional.empty()
            : Optional.of(
                String.format(
                    Locale.ROOT,
                    "%s leave the right one of %d classes at most %s: the loss stays above %.2f",
                    numbers,
                    count,
                    percent(most),
                    -Math.log(most)));
      }
      return link == LossRule.Link.SCORES && high - low <= 1
          ? Optional.of(numbers + " have no margins of 1 or more, at which the loss is 0")
          : Optional.empty();
    }

    /** Numbers may be scaled to what a bounded activation yields; what is cut off is not. */
    private void values() {
      boolean bends =
          activation().rectifies() || activation().kind() == Activation.Kind.SELF_NORMALIZING;
      boolean positive = !cuts() && range().low() == 0;
      if (!bends || positive || pooled()) {
        return;
      }
      Finding finding =
          report.warning(
              "ActivationOnOutput",
              bound.use().site(),
              bound.use().text()
                  + " on the last layer, which predicts numbers"
                  + (range().boundedBelow() ? ", allows none below " + text(range().low()) : ""));
      finding
          .why(
              cuts()
                  ? "a prediction that is cut to 0 has no gradient, so it stays 0"
                  : "it bends predictions towards one side, whatever the targets are")
          .fix("delete " + bound.use().text());
      if (cuts()) {
        withGradient()
            .ifPresent(other -> finding.fix("or " + other + ", if no target is negative"));
      }
    }

    /** What yields positive numbers, and has a gradient everywhere. */
    private Optional<String> withGradient() {
      return rules.in(Role.LAYER).stream()
          .filter(rule -> rule.annotation().getDeclaredMethods().length == 0)
          .filter(rule -> isSoft(rule, Stated.of(rule.annotation(), Map.of())))
          .map(rule -> "@" + rule.annotation().getSimpleName())
          .findFirst();
    }

    private static boolean isSoft(LayerRule<Annotation> rule, Annotation annotation) {
      return rule.range(annotation).equals(Range.from(0))
          && rule.activation(annotation).kind() == Activation.Kind.SMOOTH_RECTIFIER;
    }

    /** Whether all numbers below 0 become the same. */
    private boolean cuts() {
      return activation().kind() == Activation.Kind.RECTIFIER && activation().slope() == 0;
    }

    /** Whether means or maxima of many places are what the loss sees (Springenberg et al. 2015). */
    private boolean pooled() {
      return rules.in(Role.LAYER, layer.uses()).stream()
          .anyMatch(other -> other.rule().slot() == Slot.POOL);
    }

    private Activation activation() {
      return bound.rule().activation(bound.annotation());
    }

    private Range range() {
      return bound.rule().range(bound.annotation());
    }
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String text(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
