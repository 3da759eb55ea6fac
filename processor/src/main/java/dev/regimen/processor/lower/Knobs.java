package dev.regimen.processor.lower;

import dev.regimen.annotation.Interval;
import dev.regimen.annotation.Structural;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.Knob;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Collects the numbers that a run may override, as rules ask for them. */
public final class Knobs implements Settings {
  private final Map<String, Knob> knobs = new LinkedHashMap<>();

  /** Every number that the rules of a network may ask for, whether or not it can be lowered. */
  public static Knobs of(NetworkModel network, Rules rules) {
    Knobs knobs = new Knobs();
    Stream<Use<?>> ofLayers = network.layers().stream().flatMap(layer -> layer.uses().stream());
    Stream.concat(network.regime().stream(), ofLayers)
        .filter(use -> rules.of(use.annotation().annotationType()).isPresent())
        .forEach(knobs::settings);
    return knobs;
  }

  @Override
  public Scalar.Setting setting(Use<?> use, String member) {
    Knob knob = knob(use, member);
    return new Scalar.Setting(knob.name(), knob.value().doubleValue());
  }

  /** The number that a member holds, asked for. */
  Knob knob(Use<?> use, String member) {
    Knob knob = read(use, member);
    knobs.putIfAbsent(knob.name(), knob);
    return knob;
  }

  /** Every number asked for, in the order of the first asking. */
  public Collection<Knob> all() {
    return Collections.unmodifiableCollection(knobs.values());
  }

  /** Asks for every number of a use, by name: reflection promises no order. */
  void settings(Use<?> use) {
    Stream.of(use.annotation().annotationType().getDeclaredMethods())
        .filter(Knobs::isSetting)
        .map(Method::getName)
        .sorted()
        .forEach(member -> setting(use, member));
  }

  /** Whether a member is a number that a run may override. */
  static boolean isSetting(Method method) {
    Class<?> type = method.getReturnType();
    boolean number = type == int.class || type == long.class || type == double.class;
    return number && !method.isAnnotationPresent(Structural.class);
  }

  private static Knob read(Use<?> use, String member) {
    try {
      Method method = use.annotation().annotationType().getMethod(member);
      Number value = (Number) method.invoke(use.annotation());
      Interval interval = method.getAnnotation(Interval.class);
      Class<?> type = method.getReturnType();
      boolean whole = type == int.class || type == long.class;
      return new Knob(
          SettingName.of(use, member),
          whole ? (Number) value.longValue() : (Number) value.doubleValue(),
          interval == null ? "(-inf, inf)" : interval.value(),
          whole);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(use.text() + " has no number " + member, e);
    }
  }
}
