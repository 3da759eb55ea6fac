package dev.regimen.processor.rule;

import dev.regimen.annotation.Train;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import java.lang.annotation.Annotation;

/**
 * How long a regime trains, as its annotations say; a run may override it.
 *
 * @param epochs passes over the training split
 * @param batch samples in a batch
 * @param warmup epochs before the decay begins
 */
public record RunSize(int epochs, int batch, double warmup) {
  private static final RunSize STANDARD = new RunSize(10, 32, 0);

  /** The size that {@code @Train} and a prefix such as {@code @Warmup} state, or the defaults. */
  public static RunSize of(NetworkModel network, Rules rules) {
    double warmup =
        rules.in(Role.SCHEDULE, network.regime()).stream()
            .filter(bound -> bound.rule().prefix())
            .mapToDouble(RunSize::epochs)
            .sum();
    return network
        .use(Train.class)
        .map(use -> new RunSize(use.annotation().epochs(), use.annotation().batch(), warmup))
        .orElse(new RunSize(STANDARD.epochs, STANDARD.batch, warmup));
  }

  /** Not a number where it depends on the data; no comparison with that holds. */
  private static double epochs(Rules.Bound<ScheduleRule<Annotation>> prefix) {
    Settings written =
        (use, member) -> new Scalar.Setting(member, Stated.number(use.annotation(), member));
    return prefix
        .rule()
        .epochs(prefix.use(), written)
        .evaluate(
            new double[0],
            leaf -> leaf instanceof Scalar.Setting setting ? setting.value() : Double.NaN);
  }
}
