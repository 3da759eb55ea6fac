package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.RoundedProducts;
import dev.regimen.processor.rule.Rules;

/** What is to be rounded is there. */
final class RoundingCheck {
  private RoundingCheck() {}

  static void check(NetworkModel network, Rules rules, boolean rounds, Report report) {
    RoundedProducts.use(network, rules)
        .filter(use -> !rounds)
        .ifPresent(
            use ->
                report
                    .warning(
                        "NoEffect",
                        use.site(),
                        use.text() + " on a network without products and convolutions")
                    .why("it rounds what those multiply, and nothing else")
                    .fix("delete " + use.text()));
  }
}
