package dev.regimen.processor.rule;

import dev.regimen.processor.ir.RateCurve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;

/** The learning rate of each step of a run, as a schedule gives it. */
public final class Rates {
  private Rates() {}

  /** Evaluates the curve at every step; a prefix has as many epochs as it asks for. */
  public static <A extends Annotation> double[] of(
      ScheduleRule<A> rule, Annotation annotation, double base, int epochs, int stepsPerEpoch) {
    Use<A> use = new Use<>(rule.annotation().cast(annotation), "", new Written.NamedSite("Net"));
    Settings settings = new TestSettings();
    Scalar epoch = Scalar.of(Scalar.Clock.EPOCH);
    Scalar length = rule.prefix() ? rule.epochs(use, settings) : Scalar.of(Scalar.Clock.EPOCHS);
    RateCurve curve = rule.curve(use, Scalar.constant(base), epoch, length, settings);
    Numbers numbers = new Numbers(1, 1);
    numbers.clocks.put(Scalar.Clock.EPOCHS, (double) epochs);
    numbers.clocks.put(Scalar.Clock.STEPS_PER_EPOCH, (double) stepsPerEpoch);
    double[] rates = new double[epochs * stepsPerEpoch];
    for (int step = 0; step < rates.length; step++) {
      numbers.clocks.put(Scalar.Clock.EPOCH, (double) step / stepsPerEpoch);
      rates[step] = rate(curve, numbers);
    }
    return rates;
  }

  private static double rate(RateCurve curve, Numbers numbers) {
    double epoch = numbers.leaf(Scalar.of(Scalar.Clock.EPOCH));
    for (RateCurve.Piece piece : curve.pieces()) {
      if (epoch < piece.until().evaluate(new double[0], numbers::leaf)) {
        return piece.rate().evaluate(new double[0], numbers::leaf);
      }
    }
    return curve.rest().evaluate(new double[0], numbers::leaf);
  }
}
