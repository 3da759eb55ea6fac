package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;

/** The learning rate of each step of a run, as a schedule gives it; a plateau reduces it thrice. */
public final class Rates {
  private Rates() {}

  /** Evaluates the curve at every step; a prefix has as many epochs as it asks for. */
  public static <A extends Annotation> double[] of(
      ScheduleRule<A> rule, Annotation annotation, double base, int epochs, int stepsPerEpoch) {
    Use<A> use = new Use<>(rule.annotation().cast(annotation), "", new Written.NamedSite("Net"));
    Settings settings = new TestSettings();
    Scalar epoch = Scalar.of(Scalar.Clock.EPOCH);
    Scalar length = rule.prefix() ? rule.epochs(use, settings) : Scalar.of(Scalar.Clock.EPOCHS);
    Curve curve = rule.curve(use, Scalar.constant(base), epoch, length, settings);
    Numbers numbers = new Numbers(1, 1);
    numbers.clocks.put(Scalar.Clock.EPOCHS, (double) epochs);
    numbers.clocks.put(Scalar.Clock.STEPS_PER_EPOCH, (double) stepsPerEpoch);
    numbers.clocks.put(Scalar.Clock.BATCH_GROWTH, 1.0);
    double[] rates = new double[epochs * stepsPerEpoch];
    for (int step = 0; step < rates.length; step++) {
      numbers.clocks.put(Scalar.Clock.EPOCH, (double) step / stepsPerEpoch);
      numbers.clocks.put(
          Scalar.Clock.REDUCTIONS, (double) (step / (epochs * stepsPerEpoch / 4 + 1)));
      rates[step] = rate(curve, numbers);
    }
    return rates;
  }

  private static double rate(Curve curve, Numbers numbers) {
    double epoch = numbers.leaf(Scalar.of(Scalar.Clock.EPOCH));
    for (Curve.Piece piece : curve.pieces()) {
      if (epoch < piece.until().evaluate(new double[0], numbers::leaf)) {
        return piece.value().evaluate(new double[0], numbers::leaf);
      }
    }
    return curve.rest().evaluate(new double[0], numbers::leaf);
  }
}
