package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What holds of every schedule there is, with no code for any of them. */
@Tag("pure")
class ScheduleBatteryTest {
  private static final double BASE = 0.8;
  private static final int EPOCHS = 12;
  private static final int STEPS = 20;

  private static Stream<DynamicTest> each(BiConsumer<ScheduleRule<?>, Annotation> test) {
    return Rules.load().all().stream()
        .filter(ScheduleRule.class::isInstance)
        .map(rule -> (ScheduleRule<?>) rule)
        .flatMap(
            rule ->
                Written.variants(rule.annotation()).stream()
                    .map(
                        annotation ->
                            DynamicTest.dynamicTest(
                                annotation.toString(), () -> test.accept(rule, annotation))));
  }

  @TestFactory
  Stream<DynamicTest> ratesArePositiveAndAtMostTheBase() {
    return each(
        (rule, annotation) -> {
          for (double rate : Rates.of(rule, annotation, BASE, EPOCHS, STEPS)) {
            assertTrue(rate > 0 && rate <= BASE * (1 + 1e-12), "rate " + rate);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> decaysFallFromTheBaseAndPrefixesRiseToIt() {
    return each(
        (rule, annotation) -> {
          double[] rates = Rates.of(rule, annotation, BASE, EPOCHS, STEPS);
          double end = rates[rates.length - 1];
          if (rule.rises()) {
            assertEquals(BASE, Arrays.stream(rates).max().orElseThrow(), BASE / 100);
          } else {
            assertEquals(BASE, rule.prefix() ? end : rates[0], 1e-12);
          }
          boolean rises = false;
          boolean falls = false;
          for (int step = 1; step < rates.length; step++) {
            rises |= rates[step] > rates[step - 1];
            falls |= rates[step] < rates[step - 1];
          }
          assertTrue(rule.prefix() ? !falls : rule.rises() || !rises);
        });
  }

  @TestFactory
  Stream<DynamicTest> neutralSchedulesKeepTheBase() {
    return Neutrals.rules(ScheduleRule.class)
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.annotation().getSimpleName(),
                    () -> {
                      Annotation neutral = Neutrals.annotation(rule.annotation());
                      double[] rates =
                          Rates.of((ScheduleRule<?>) rule, neutral, BASE, EPOCHS, STEPS);
                      assertTrue(Arrays.stream(rates).allMatch(rate -> rate == BASE));
                    }));
  }
}
