package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.Rules;

/** One thing that must hold of every network. */
@FunctionalInterface
interface Check {
  /** Reports what does not hold; never throws. */
  void check(NetworkModel network, Rules rules, Report report);
}
