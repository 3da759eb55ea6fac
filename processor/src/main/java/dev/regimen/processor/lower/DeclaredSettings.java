package dev.regimen.processor.lower;

import dev.regimen.annotation.Interval;
import dev.regimen.annotation.Neutral;
import dev.regimen.annotation.Structural;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Collects the numbers that a run may override, as rules ask for them. */
public final class DeclaredSettings implements Settings {
  private final Map<String, Setting> settings = new LinkedHashMap<>();

  /** The numbers that schedules drive, in their order. */
  private final List<String> scheduled = new ArrayList<>();

  /** Every number that the rules of a network may ask for, whether or not it can be lowered. */
  public static DeclaredSettings of(NetworkModel network, Rules rules) {
    DeclaredSettings settings = new DeclaredSettings();
    Stream<Use<?>> ofLayers = network.layers().stream().flatMap(layer -> layer.uses().stream());
    Stream<Use<?>> ofTasks = network.tasks().stream().flatMap(task -> task.uses().stream());
    Stream.of(network.regime().stream(), ofTasks, ofLayers)
        .flatMap(uses -> uses)
        .filter(use -> rules.of(use.annotation().annotationType()).isPresent())
        .forEach(settings::settings);
    network.tasks().stream().flatMap(task -> task.weight().stream()).forEach(settings::declare);
    return settings;
  }

  /** Declares a number that is no annotation's own. */
  Scalar.Setting declare(Setting setting) {
    settings.putIfAbsent(setting.name(), setting);
    return new Scalar.Setting(setting.name(), setting.value().doubleValue());
  }

  /** From here on these numbers are what schedules make of them. */
  void schedule(Collection<String> names) {
    scheduled.addAll(names);
  }

  @Override
  public Scalar setting(Use<?> use, String member) {
    Scalar.Setting setting = declare(read(use, member));
    int index = scheduled.indexOf(setting.name());
    return index < 0 ? setting : new Scalar.Scheduled(setting.name(), index);
  }

  /** The number that a member holds, asked for. */
  Setting declared(Use<?> use, String member) {
    Setting setting = read(use, member);
    settings.putIfAbsent(setting.name(), setting);
    return setting;
  }

  /** Every number asked for, in the order of the first asking. */
  public Collection<Setting> all() {
    return Collections.unmodifiableCollection(settings.values());
  }

  /** Asks for every number of a use, by name: reflection promises no order. */
  void settings(Use<?> use) {
    members(use).forEach(member -> declared(use, member));
  }

  /** The names of the settings that all numbers of a use would be. */
  static Stream<String> names(Use<?> use) {
    return members(use).map(member -> SettingName.of(use, member));
  }

  private static Stream<String> members(Use<?> use) {
    return Stream.of(use.annotation().annotationType().getDeclaredMethods())
        .filter(DeclaredSettings::isSetting)
        .map(Method::getName)
        .sorted();
  }

  /** The numbers of a use that have a neutral value, with it, by the names of their settings. */
  public static Map<String, Double> neutral(Use<?> use) {
    Map<String, Double> neutral = new TreeMap<>();
    Stream.of(use.annotation().annotationType().getDeclaredMethods())
        .filter(DeclaredSettings::isSetting)
        .filter(member -> member.isAnnotationPresent(Neutral.class))
        .forEach(
            member ->
                neutral.put(
                    SettingName.of(use, member.getName()),
                    member.getAnnotation(Neutral.class).value()));
    return neutral;
  }

  /** Whether a member is a number that a run may override. */
  static boolean isSetting(Method method) {
    Class<?> type = method.getReturnType();
    boolean number = type == int.class || type == long.class || type == double.class;
    return number && !method.isAnnotationPresent(Structural.class);
  }

  private static Setting read(Use<?> use, String member) {
    try {
      Method method = use.annotation().annotationType().getMethod(member);
      Number value = (Number) method.invoke(use.annotation());
      Interval interval = method.getAnnotation(Interval.class);
      Class<?> type = method.getReturnType();
      boolean whole = type == int.class || type == long.class;
      return new Setting(
          SettingName.of(use, member),
          whole ? (Number) value.longValue() : (Number) value.doubleValue(),
          interval == null ? "(-inf, inf)" : interval.value(),
          whole);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(use.text() + " has no number " + member, e);
    }
  }
}
