package dev.regimen.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.CosineRestarts;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.MultiStep;
import dev.regimen.annotation.ScheduleUnit;
import dev.regimen.annotation.StepDecay;
import dev.regimen.processor.rule.Written;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A fix is pasted over the annotation that it mends: what else stands there must stay. */
@Tag("pure")
class UseTest {
  private static String with(
      Class<? extends Annotation> type, Map<String, ?> stated, String member, Object value) {
    Use<?> use = new Use<>(Stated.of(type, stated), "", new Written.NamedSite("Net"));
    return use.with(member, value);
  }

  @Test
  void otherMembersAreKept() {
    assertEquals(
        "@CosineRestarts(epochs = 25, factor = 2.0, minimum = 0.1)",
        with(
            CosineRestarts.class,
            Map.of("epochs", 60, "factor", 2.0, "minimum", 0.1),
            "epochs",
            25));
    assertEquals(
        "@StepDecay(every = 3, unit = ScheduleUnit.STEP)",
        with(StepDecay.class, Map.of("every", 9, "unit", ScheduleUnit.STEP), "every", 3));
  }

  @Test
  void defaultsAreNotSpelledButForWhatIsToBeWritten() {
    assertEquals(
        "@StepDecay(every = 9, factor = 0.1)",
        with(StepDecay.class, Map.of("every", 9, "factor", 0.5), "factor", 0.1));
    assertEquals(
        "@StepDecay(every = 3)",
        with(StepDecay.class, Map.of("every", 9, "factor", 0.1), "every", 3));
    assertEquals("@Dropout(0.2)", with(Dropout.class, Map.of("value", 0.9), "value", 0.2));
    assertEquals(
        "@MultiStep(milestones = {2, 5})",
        with(MultiStep.class, Map.of("milestones", new int[] {9}), "milestones", new int[] {2, 5}));
  }
}
