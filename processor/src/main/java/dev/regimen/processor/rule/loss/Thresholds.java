package dev.regimen.processor.rule.loss;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationSlot;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TargetRule;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** What a threshold does to the targets that other techniques of the regime make. */
final class Thresholds {
  private Thresholds() {}

  /** Whole targets must stay 1 and 0, and something must be there for the threshold to decide. */
  static void check(
      Use<?> use,
      String member,
      double threshold,
      NetworkModel network,
      Rules rules,
      Report report) {
    if (threshold >= 1) {
      return;
    }
    List<Rules.Bound<TargetRule<Annotation>>> spreading =
        rules.in(Role.TARGET, network.regime()).stream()
            .filter(bound -> bound.rule().spread(bound.annotation()) > 0)
            .toList();
    boolean mixed =
        rules.in(Role.AUGMENTATION, network.regime()).stream()
            .anyMatch(bound -> bound.rule().slot() == AugmentationSlot.MIX);
    if (spreading.isEmpty() && !mixed) {
      report
          .warning(
              "NoEffect",
              use.site().member(member),
              String.format(
                  Locale.ROOT, "threshold = %s has no mixed targets to make whole", threshold))
          .why("every target is 0 or 1, since neither @Mixup nor @CutMix mixes samples")
          .fix("delete threshold");
    }
    boolean one = LossChoice.encoding(network, network.main(), rules) != LossRule.Encoding.ONE_HOT;
    int classes = one ? 2 : network.target().count();
    for (Rules.Bound<TargetRule<Annotation>> bound : spreading) {
      double epsilon = bound.rule().spread(bound.annotation());
      double low = epsilon / classes;
      spread(use.site().member(member), threshold, bound.use(), low, 1 - epsilon + low, report);
    }
  }

  /** Four digits, of which the last is no zero. */
  static String digits(double number) {
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(4));
    return rounded.stripTrailingZeros().toPlainString();
  }

  private static void spread(
      Site site, double threshold, Use<?> spreading, double low, double high, Report report) {
    String made =
        String.format(
            Locale.ROOT,
            "%s makes targets of %s and %s",
            spreading.text(),
            digits(low),
            digits(high));
    if (threshold < low || threshold >= high) {
      report
          .error(
              "OutOfRange",
              site,
              String.format(
                  Locale.ROOT,
                  "threshold must be in [%s, %s), but is %s: %s",
                  digits(low),
                  digits(high),
                  threshold,
                  made))
          .why("otherwise every class of every sample becomes a " + (threshold < low ? 1 : 0))
          .fix("delete threshold");
      return;
    }
    report
        .warning(
            "SmoothingErased",
            spreading.site(),
            String.format(
                Locale.ROOT, "%s, which threshold = %s makes 0 and 1 again", made, threshold))
        .why("the threshold acts on the targets that smoothing leaves")
        .fix("delete " + spreading.text())
        .fix("or delete threshold");
  }
}
