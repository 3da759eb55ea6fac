package dev.regimen.processor.lower;

import dev.regimen.annotation.Interval;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Knob;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the numbers that a run may override, as rules ask for them. */
public final class Knobs implements Settings {
  private final Map<String, Knob> knobs = new LinkedHashMap<>();

  @Override
  public Scalar.Setting setting(Use<?> use, String member) {
    Knob knob = knob(use, member);
    knobs.putIfAbsent(knob.name(), knob);
    return new Scalar.Setting(knob.name(), knob.value());
  }

  /** Every number asked for, in the order of the first asking. */
  public Collection<Knob> all() {
    return Collections.unmodifiableCollection(knobs.values());
  }

  private static Knob knob(Use<?> use, String member) {
    try {
      Method method = use.annotation().annotationType().getMethod(member);
      Number value = (Number) method.invoke(use.annotation());
      Interval interval = method.getAnnotation(Interval.class);
      Class<?> type = method.getReturnType();
      return new Knob(
          SettingName.of(use, member),
          value.doubleValue(),
          interval == null ? "(-inf, inf)" : interval.value(),
          type == int.class || type == long.class);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(use.text() + " has no number " + member, e);
    }
  }
}
