package dev.regimen.train;

import dev.regimen.train.Blueprint.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The numbers of one run: what the annotations say, overridden by what the program sets on the
 * trainer, overridden by the system properties {@code -Dregimen.<name>=}.
 */
public final class Settings {
  static final String EPOCHS = "epochs";
  static final String BATCH = "batch";
  static final String SEED = "seed";
  static final String PATIENCE = "earlyStopping.patience";
  static final String MIN_DELTA = "earlyStopping.minDelta";
  static final String VALIDATION = "split.validation";
  static final String TEST = "split.test";

  private static final String PREFIX = "regimen.";

  /** Properties that speak to the tool and not to a regime. */
  private static final Set<String> RESERVED =
      Set.of("workers", "progress", "data", "cache", "goldens", "profile");

  private final Map<String, Double> values;

  private Settings(Map<String, Double> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * The numbers that hold.
   *
   * @param overrides what the program set, by name
   * @throws SettingException for an unknown name or a value outside its interval
   */
  static Settings resolve(Blueprint blueprint, Map<String, Double> overrides, Properties system) {
    Map<String, Double> values = new LinkedHashMap<>();
    blueprint.settings().forEach((name, setting) -> values.put(name, setting.standard()));
    values.putAll(overrides);
    for (String property : system.stringPropertyNames()) {
      String name = property.startsWith(PREFIX) ? property.substring(PREFIX.length()) : "";
      if (!name.isEmpty() && !RESERVED.contains(name)) {
        double value = number(property, system.getProperty(property));
        check(blueprint, name, value, "-D" + property);
        values.put(name, value);
      }
    }
    return new Settings(values);
  }

  private static double number(String property, String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new SettingException(
          String.format(Locale.ROOT, "-D%s must be a number, but is '%s'", property, text), e);
    }
  }

  /** Refuses a name that the regime does not have and a value that it does not allow. */
  static void check(Blueprint blueprint, String name, double value, String origin) {
    Setting setting = blueprint.settings().get(name);
    if (setting == null) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "%s: %s has no setting '%s'%s",
              origin,
              blueprint.network(),
              name,
              Spelling.hint(name, blueprint.settings().keySet())));
    }
    if (!setting.range().contains(value)) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "%s: %s of %s must be in %s, but is %s",
              origin,
              name,
              blueprint.network(),
              setting.range(),
              text(value)));
    }
    if (setting.whole() && value != Math.rint(value)) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "%s: %s of %s must be a whole number, but is %s",
              origin,
              name,
              blueprint.network(),
              text(value)));
    }
  }

  /** The value of a setting. */
  public double number(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new SettingException("there is no setting '" + name + "'");
    }
    return value;
  }

  double numberOr(String name, double otherwise) {
    Double value = values.get(name);
    return value == null ? otherwise : value;
  }

  /** The value of a setting that is a whole number. */
  public int whole(String name) {
    return (int) number(name);
  }

  /** These, overridden. */
  Settings with(Map<String, Double> others) {
    Map<String, Double> all = new LinkedHashMap<>(values);
    all.putAll(others);
    return new Settings(all);
  }

  /** All values by name, in the order in which the regime declares them. */
  public Map<String, Double> all() {
    return values;
  }

  /** A number as one writes it: 20 and not 20.0, 1e-5 and not 1.0E-5; reads back the same. */
  static String text(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole
        ? Long.toString((long) value)
        : Double.toString(value).replace(".0E", "e").replace('E', 'e');
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : ", ").append(name).append(" = ").append(text(value)));
    return text.toString();
  }
}
