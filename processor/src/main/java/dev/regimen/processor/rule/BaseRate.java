package dev.regimen.processor.rule;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;

/** The learning rate that a regime's optimizer states. */
public final class BaseRate {
  private static final int USUAL_BATCH = 256;

  private BaseRate() {}

  /** A regime's optimizer. */
  public static Optional<Rules.Bound<UpdateRule<Annotation>>> optimizer(
      NetworkModel network, Rules rules) {
    return rules.in(Role.UPDATE, network.regime()).stream()
        .filter(bound -> bound.rule().optimizer())
        .findFirst();
  }

  /** The rate; 0 where the regime names no optimizer. */
  public static double of(NetworkModel network, Rules rules) {
    return optimizer(network, rules).map(BaseRate::of).orElse(0.0);
  }

  private static double of(Rules.Bound<UpdateRule<Annotation>> optimizer) {
    return Stated.number(optimizer.annotation(), optimizer.rule().rateMember());
  }

  /**
   * Warns of a rate that is not usual for an optimizer. Rates that are not divided by the
   * gradient's size grow with the batch (Goyal et al. 2017): what is usual at most is so for 256
   * samples.
   */
  public static void check(
      Rules.Bound<UpdateRule<Annotation>> optimizer, RunSize size, Report report) {
    Band rates = optimizer.rule().usualRates();
    boolean adaptive = optimizer.rule().adaptive(optimizer.annotation());
    double factor = adaptive ? 1 : Math.max(1, (double) size.samplesOfUpdate() / USUAL_BATCH);
    Band usual = new Band(rates.low(), rates.high() * factor);
    checkBand(optimizer.use(), optimizer.rule().rateMember(), of(optimizer), usual, report);
  }

  /** The rate that an annotation has where none is written; else the nearest that is usual. */
  private static double usual(Use<?> use, String member, Band usual) {
    return Stream.of(use.annotation().annotationType().getDeclaredMethods())
        .filter(method -> method.getName().equals(member))
        .map(Method::getDefaultValue)
        .filter(Number.class::isInstance)
        .map(rate -> ((Number) rate).doubleValue())
        .filter(usual::contains)
        .findFirst()
        .orElse(
            Stated.number(use.annotation(), member) > usual.high()
                ? usual.high() / 10
                : usual.low() * 10);
  }

  private static void checkBand(Use<?> use, String member, double rate, Band usual, Report report) {
    if (rate > 0 && !usual.contains(rate)) {
      report
          .warning(
              "LearningRateSuspicious",
              use.site().member(member),
              use.text() + " with " + member + " = " + rate + " outside " + usual)
          .why("outside this band " + use.text() + " usually diverges or stands still")
          .fix(use.fix(member, usual(use, member, usual)));
    }
  }
}
