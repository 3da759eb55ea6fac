package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.ScheduleUnit;
import dev.regimen.processor.rule.schedule.CosineRule;
import dev.regimen.processor.rule.schedule.ExponentialRule;
import dev.regimen.processor.rule.schedule.MultiStepRule;
import dev.regimen.processor.rule.schedule.StepDecayRule;
import dev.regimen.processor.rule.schedule.WarmupRule;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Schedules at asymmetric numbers, against numbers worked out by hand. */
@Tag("pure")
class ScheduleRulesTest {
  private static <A extends Annotation> double[] rates(
      ScheduleRule<A> rule, int epochs, int stepsPerEpoch, Object... members) {
    A annotation = Written.onClass(rule.annotation(), members).annotation();
    return Rates.of(rule, annotation, 2, epochs, stepsPerEpoch);
  }

  private static double[] row(double... values) {
    return values;
  }

  @Test
  void stepDecayDropsEveryFewEpochsOrSteps() {
    assertArrayEquals(
        row(2, 2, 2, 2, 1, 1, 1, 1, 0.5, 0.5),
        rates(new StepDecayRule(), 5, 2, "every", 2, "factor", 0.5),
        1e-15);
    assertArrayEquals(
        row(2, 2, 2, 1, 1, 1, 0.5),
        rates(new StepDecayRule(), 1, 7, "every", 3, "factor", 0.5, "unit", ScheduleUnit.STEP),
        1e-15);
  }

  /** Steps are counted exactly although the clock is a fraction of an epoch. */
  @Test
  void noStepIsLostToRounding() {
    double[] rates =
        rates(
            new StepDecayRule(), 3, 1879, "every", 13, "factor", 0.999, "unit", ScheduleUnit.STEP);
    for (int step = 0; step < rates.length; step++) {
      assertEquals(2 * Math.pow(0.999, step / 13), rates[step], 1e-12);
    }
  }

  @Test
  void multiStepDropsAtTheBeginningOfItsMilestones() {
    assertArrayEquals(
        row(2, 2, 0.2, 0.2, 0.2, 0.02),
        rates(new MultiStepRule(), 6, 1, "milestones", new int[] {5, 2}),
        1e-15);
  }

  @Test
  void exponentialFallsWithinEpochs() {
    assertArrayEquals(
        row(2, Math.sqrt(2), 1, Math.sqrt(0.5)),
        rates(new ExponentialRule(), 2, 2, "factor", 0.5),
        1e-15);
  }

  @Test
  void cosineFallsToItsMinimum() {
    assertArrayEquals(row(2, 1.6, 0.8), rates(new CosineRule(), 3, 1, "minimum", 0.4), 1e-15);
  }

  @Test
  void warmupReachesTheRateInItsLastStep() {
    assertArrayEquals(
        row(0.4, 0.8, 1.2, 1.6, 2, 2), rates(new WarmupRule(), 3, 2, "epochs", 2.5), 1e-15);
  }
}
