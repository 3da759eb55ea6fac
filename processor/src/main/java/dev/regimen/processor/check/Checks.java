package dev.regimen.processor.check;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import java.util.List;
import java.util.stream.Stream;

/** Every check, in the order in which they run. */
public final class Checks {
  private static final List<Check> CHECKS =
      List.of(
          new TargetCheck(),
          new LayersCheck(),
          new PlaceCheck(),
          new SeatCheck(),
          new NameCheck(),
          new RangeCheck());

  private Checks() {}

  /** Checks a network as it was read; all findings, not the first. */
  public static void check(NetworkModel network, Rules rules, Report report) {
    CHECKS.forEach(check -> check.check(network, rules, report));
  }

  /**
   * Checks what only lowering knows.
   *
   * @param states the parameters and running statistics that the layers made
   */
  public static void inspect(NetworkModel network, Rules rules, List<State> states, Report report) {
    new StatesCheck(network, rules, report).check(states);
  }

  /** Every annotation on the class and on its fields. */
  static Stream<Use<?>> uses(NetworkModel network) {
    return Stream.concat(
        network.regime().stream(),
        network.layers().stream().map(LayerModel::uses).flatMap(List::stream));
  }
}
