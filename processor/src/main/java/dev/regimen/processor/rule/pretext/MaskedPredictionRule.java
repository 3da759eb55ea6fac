package dev.regimen.processor.rule.pretext;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.MaskedPrediction;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.PretextRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;
import dev.regimen.processor.rule.TextInput;
import dev.regimen.processor.rule.loss.SoftmaxOf;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The masked fields of a row, or tokens of a text, of the others. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class MaskedPredictionRule
    implements PretextRule<MaskedPrediction>,
        LossRule<MaskedPrediction>,
        AugmentationRule<MaskedPrediction> {
  @Override
  public Class<MaskedPrediction> annotation() {
    return MaskedPrediction.class;
  }

  @Override
  public String layer(MaskedPrediction annotation) {
    return annotation.on();
  }

  @Override
  public Head head(MaskedPrediction annotation, NetworkModel labelled, Rules rules) {
    Optional<TextInput> texts = TextInput.of(labelled.regime(), rules);
    if (texts.isPresent()) {
      int ids = texts.get().ids();
      return new Head("tokens", new Target(Target.Task.CLASSES, ids, Target.Of.MASKED_TOKEN));
    }
    int fields = Math.toIntExact(labelled.input().elements());
    return new Head("fields", new Target(Target.Task.OUTPUTS, fields, Target.Of.MASKED_FIELD));
  }

  /**
   * (y − x)² of every field, or −ln p(x) of every token; those that the network is shown then count
   * for nothing.
   */
  @Override
  public Value loss(
      Use<MaskedPrediction> use, Value output, Value target, Encoding encoding, Settings settings) {
    return encoding == Encoding.VALUES
        ? output.minus(target).named("error").square()
        : SoftmaxOf.crossEntropy(output, target);
  }

  @Override
  public boolean perField() {
    return true;
  }

  @Override
  public Value prediction(Value output, Encoding encoding) {
    return encoding == Encoding.VALUES ? output : SoftmaxOf.probability(output);
  }

  @Override
  public Link link(Encoding encoding) {
    return encoding == Encoding.VALUES ? Link.IDENTITY : Link.SOFTMAX;
  }

  @Override
  public int units(Target target, int found) {
    return target.masked() ? target.count() : 0;
  }

  @Override
  public AugmentationSlot slot() {
    return AugmentationSlot.MASK;
  }

  @Override
  public String operation() {
    return "dev.regimen.data.augment.MaskedFields";
  }

  @Override
  public String operation(NetworkModel network, Rules rules) {
    return TextInput.of(network.regime(), rules).isPresent()
        ? "dev.regimen.data.augment.MaskedTokens"
        : operation();
  }

  @Override
  public List<Integer> sizes(NetworkModel network, Rules rules) {
    return TextInput.of(network.regime(), rules).map(TextInput::ids).stream().toList();
  }

  @Override
  public List<String> arguments() {
    return List.of("share");
  }

  @Override
  public boolean ofImages() {
    return false;
  }

  @Override
  public Set<ImageChange> changes(MaskedPrediction annotation) {
    return Set.of();
  }

  @Override
  public boolean keepsTokens(MaskedPrediction annotation) {
    return true;
  }

  @Override
  public boolean regularizes(MaskedPrediction annotation) {
    return false;
  }

  @Override
  public void check(Use<MaskedPrediction> use, NetworkModel network, Rules rules, Report report) {
    OwnLoss.check(use, network, rules, report);
    if (TextInput.of(network.regime(), rules).isPresent()) {
      ofTokens(use, network, rules, report);
      return;
    }
    Optional<Use<?>> table =
        network.layers().stream()
            .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
            .filter(bound -> bound.rule().looksUp(bound.annotation()))
            .<Use<?>>map(Rules.Bound::use)
            .findFirst();
    if (table.isPresent()) {
      misplaced(use, "numbers, but " + table.get().text() + " looks up ids", report);
    } else if (network.input().rank() != 1) {
      String of = "fields of a table, but the input is " + network.input().text();
      misplaced(use, of, report);
    } else if (network.input().elements() == 1) {
      report
          .error(
              "NothingToMask",
              use.site(),
              use.text() + " masks some fields of a sample, but the input has one")
          .why("what is masked is told from the fields that are not")
          .fix("delete " + use.text());
    } else if (!standardizes(network, rules)) {
      report
          .warning(
              "MaskedByZero",
              use.site(),
              use.text() + " shows 0 in the place of a field, which need not be its mean")
          .why("errors of fields in units of their own add up to that of the largest")
          .fix("@Standardize on the class");
    }
  }

  private static void ofTokens(
      Use<MaskedPrediction> use, NetworkModel network, Rules rules, Report report) {
    if (network.input().elements() == 1) {
      report
          .error(
              "NothingToMask",
              use.site(),
              use.text() + " masks some tokens of a text, but the network reads one")
          .why("what is masked is told from the tokens that are not")
          .fix("a larger maxLength of @Text");
    }
    rules.in(Role.AUGMENTATION, network.regime()).stream()
        .filter(bound -> !bound.rule().keepsTokens(bound.annotation()))
        .forEach(
            bound ->
                report
                    .error(
                        "TokensMoved",
                        bound.use().site(),
                        bound.use().text() + " edits tokens, which then are not what is masked")
                    .why(use.text() + " compares with the text as it is, place by place")
                    .fix("delete " + bound.use().text())
                    .fix("or do without it here where it is the network's, by @Without"));
    boolean ahead =
        network.layers().stream()
            .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
            .anyMatch(bound -> bound.rule().looksAhead(bound.annotation()));
    if (!ahead) {
      report
          .error(
              "MaskedWithoutContext",
              use.site(),
              use.text() + " asks for tokens of which the network sees none behind")
          .why("a masked token is told from both sides of it")
          .fix("read both ways: a recurrence by bidirectional = true, attention without causal")
          .fix("or a task of the tokens that follow: @NextToken");
    }
  }

  private static boolean standardizes(NetworkModel network, Rules rules) {
    return rules.in(Role.RUN, network.regime()).stream()
        .anyMatch(bound -> bound.rule().standardizes(bound.annotation()));
  }

  private static void misplaced(Use<MaskedPrediction> use, String found, Report report) {
    report
        .error("Misplaced", use.site(), use.text() + " predicts " + found)
        .fix("delete " + use.text());
  }
}
