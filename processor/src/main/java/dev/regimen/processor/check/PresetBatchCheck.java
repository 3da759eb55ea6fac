package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Replaced;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.BaseRate;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.UpdateRule;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;

/** The learning rate of a preset is for the batch of that preset. */
final class PresetBatchCheck implements Check {
  private static final MathContext DIGITS = new MathContext(3);

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    BaseRate.optimizer(network, rules)
        .filter(optimizer -> !optimizer.use().site().broughtBy().isEmpty())
        .ifPresent(optimizer -> check(optimizer, network, rules, report));
  }

  private static void check(
      Rules.Bound<UpdateRule<Annotation>> optimizer,
      NetworkModel network,
      Rules rules,
      Report report) {
    String preset = optimizer.use().site().broughtBy();
    List<Use<?>> ofPreset =
        Stream.concat(network.regime().stream(), replacedBehind(preset, network).stream())
            .<Use<?>>filter(use -> use.site().broughtBy().equals(preset))
            .toList();
    if (RunSize.stated(ofPreset).isEmpty()) {
      return; // its rate is for no batch in particular
    }
    RunSize meant = RunSize.of(ofPreset, rules);
    RunSize is = RunSize.of(network, rules);
    if (meant.samplesOfUpdate() != is.samplesOfUpdate()) {
      Use<?> size = RunSize.stated(network.regime()).orElseThrow();
      Finding finding =
          report.warning(
              "PresetBatch",
              size.site().member("batch"),
              String.format(
                  java.util.Locale.ROOT,
                  "the learning rate of %s is for updates of %d samples, and these are of %d",
                  preset,
                  meant.samplesOfUpdate(),
                  is.samplesOfUpdate()));
      scaled(optimizer, meant.samplesOfUpdate(), is.samplesOfUpdate(), finding);
      long batches = meant.samplesOfUpdate() / is.batch();
      if (batches > 1 && batches * is.batch() == meant.samplesOfUpdate()) {
        finding.fix(
            "or @Accumulate(" + batches + ") beside it, which makes updates of as many samples");
      }
    }
  }

  /** What others than the preset itself have replaced; one preset may be made from another. */
  private static List<Use<?>> replacedBehind(String preset, NetworkModel network) {
    return network.replaced().stream()
        .filter(each -> each.by().filter(by -> by.site().broughtBy().equals(preset)).isEmpty())
        .<Use<?>>map(Replaced::was)
        .toList();
  }

  /** Linear where the step is the gradient's, by the root where it is divided by its size. */
  private static void scaled(
      Rules.Bound<UpdateRule<Annotation>> optimizer, long meant, long is, Finding finding) {
    boolean adaptive = optimizer.rule().adaptive(optimizer.annotation());
    String member = optimizer.rule().rateMember();
    double rate = Stated.number(optimizer.annotation(), member);
    double factor = (double) is / meant;
    double scaled =
        BigDecimal.valueOf(rate * (adaptive ? Math.sqrt(factor) : factor))
            .round(DIGITS)
            .doubleValue();
    String quotient = rate + (adaptive ? " * sqrt(" : " * ") + is + "/" + meant;
    finding
        .why(
            "under "
                + optimizer.use().text()
                + " a rate goes with the batch"
                + (adaptive ? "'s square root: " : ": ")
                + quotient
                + (adaptive ? ") = " : " = ")
                + scaled)
        .fix(optimizer.use().with(member, scaled));
  }
}
