package dev.regimen.train.step;

import dev.regimen.text.Printable;
import dev.regimen.text.Spelling;
import dev.regimen.train.SettingException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The numbers of one run: what the annotations say, overridden by what the program sets on the
 * trainer, overridden by the system properties {@code -Dregimen.<name>=}.
 */
public final class Settings {
  public static final String EPOCHS = "epochs";
  public static final String BATCH = "batch";
  public static final String ACCUMULATE = "accumulate";
  public static final String WINDOWS = "nextToken.windows";
  public static final String UNLABELLED_RATIO = "unlabelledRatio";
  public static final String LABELS_KEPT = "labelsKept.perClass";
  public static final String SEED = "seed";
  public static final String PATIENCE = "earlyStopping.patience";
  public static final String ENSEMBLE = "ensemble";
  public static final String SNAPSHOT_CYCLES = "snapshotEnsemble.cycles";
  public static final String MONTE_CARLO = "monteCarlo.samples";
  public static final String MIN_DELTA = "earlyStopping.minDelta";
  public static final String SWA_START = "swa.start";
  public static final String SWA_EVERY = "swa.every";
  public static final String EMA_DECAY = "ema.decay";
  public static final String THRESHOLD = "threshold";
  public static final String VALIDATION = "split.validation";
  public static final String TEST = "split.test";
  public static final String CHECKPOINT_EVERY = "checkpoint.every";
  public static final String CHECKPOINT_KEEP = "checkpoint.keep";

  private static final String PREFIX = "regimen.";

  /** Of a whole number that is read exactly; a long has 19. */
  private static final int MOST_DIGITS = 100;

  private final Map<String, Number> values;

  private Settings(Map<String, Number> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /**
   * The numbers that hold. A property is of all trainers of a program; what it states of a network
   * that learns labels is passed over where that network learns a pretext task.
   *
   * @param overrides what the program set, by name
   * @throws SettingException for an unknown name, a value outside its interval, or values that do
   *     not go together
   */
  public static Settings resolve(
      Blueprint blueprint, Map<String, Number> overrides, Properties system) {
    Map<String, Number> values = new LinkedHashMap<>();
    blueprint.settings().forEach((name, setting) -> values.put(name, setting.exact()));
    values.putAll(overrides);
    for (String property : new TreeSet<>(system.stringPropertyNames())) {
      String name = property.startsWith(PREFIX) ? property.substring(PREFIX.length()) : "";
      if (ToolProperties.NAMES.contains(name)) {
        ToolProperties.check(name, system.getProperty(property), property);
      } else if (!name.isEmpty() && !passedOver(blueprint, name)) {
        values.put(name, parse(blueprint, name, system.getProperty(property), "-D" + property));
      }
    }
    Settings settings = new Settings(values);
    blueprint.relations().forEach(relation -> relation.check(blueprint, settings));
    return settings;
  }

  private static boolean passedOver(Blueprint blueprint, String name) {
    return blueprint.passedOver().contains(name) && !blueprint.settings().containsKey(name);
  }

  /** The properties that say nothing of a network, though they do of what it is a part of. */
  public static List<String> passedOver(Blueprint blueprint, Properties system) {
    return blueprint.passedOver().stream()
        .filter(name -> passedOver(blueprint, name))
        .map(name -> PREFIX + name)
        .filter(system.stringPropertyNames()::contains)
        .toList();
  }

  /**
   * The number that a text states for a setting: exact where the setting is whole.
   *
   * @param origin who states it, for messages
   * @throws SettingException for an unknown name, what is no number or none that is allowed
   */
  public static Number parse(Blueprint blueprint, String name, String text, String origin) {
    Setting setting = known(blueprint, name, origin);
    String stripped = text.strip();
    Number value;
    try {
      value = setting.whole() ? digits(stripped) : (Number) Double.valueOf(stripped);
    } catch (NumberFormatException e) {
      String kind = setting.whole() ? "a whole number" : "a number";
      boolean ofProgress = stripped.equals("on") || stripped.equals("off");
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "%s must be %s in %s, such as %s, but is '%s'%s",
              origin,
              kind,
              setting.range(),
              text(setting.exact()),
              Printable.of(text),
              ofProgress ? "; did you mean -Dregimen.progress=" + stripped + "?" : ""),
          e);
    }
    return check(blueprint, name, value, origin);
  }

  /** All digits of a whole number; what is none is left to {@link #check}, which says so. */
  private static Number digits(String text) {
    double near = Double.parseDouble(text);
    if (text.length() > MOST_DIGITS) {
      // Exact arithmetic would take minutes for a million digits.
      return near;
    }
    try {
      // Only a number that is near a long is worth the exact arithmetic.
      return Math.abs(near) <= 0x1p63 ? (Number) new BigDecimal(text).longValueExact() : near;
    } catch (ArithmeticException | NumberFormatException e) {
      // It has a fraction, or is in a notation of Java's, 0x1p3 or 1d, exact as a double.
      return near;
    }
  }

  private static Setting known(Blueprint blueprint, String name, String origin) {
    Setting setting = blueprint.settings().get(name);
    if (setting != null) {
      return setting;
    }
    Set<String> names = new LinkedHashSet<>(blueprint.settings().keySet());
    if (origin.startsWith("-D")) {
      names.addAll(ToolProperties.NAMES);
    }
    throw new SettingException(
        String.format(
            Locale.ROOT,
            "%s: %s has no setting '%s'%s",
            Printable.of(origin),
            blueprint.network(),
            Printable.of(name),
            Spelling.hint(name, names)));
  }

  /**
   * Refuses a name that the regime does not have and a value that it does not allow.
   *
   * @return the value as it is kept: a {@code Long} where the setting is whole, else a {@code
   *     Double}
   */
  public static Number check(Blueprint blueprint, String name, Number value, String origin) {
    Setting setting = known(blueprint, name, origin);
    double number = value.doubleValue();
    if (!setting.range().contains(number)) {
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
    if (!setting.whole()) {
      return number;
    }
    if (value instanceof Long) {
      return value;
    }
    if (number != Math.rint(number) || Math.abs(number) >= 0x1p63) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "%s: %s of %s must be a whole number, but is %s",
              origin,
              name,
              blueprint.network(),
              text(value)));
    }
    return (long) number;
  }

  /** The value of a setting; of a whole number beyond 2^53 the nearest {@code double}. */
  public double number(String name) {
    return exact(name).doubleValue();
  }

  /**
   * The value of a setting with all its digits: a {@code Long} where only whole numbers make sense,
   * else a {@code Double}.
   *
   * @throws SettingException if there is none of this name
   */
  public Number exact(String name) {
    Number value = values.get(name);
    if (value == null) {
      throw new SettingException("there is no setting '" + Printable.of(name) + "'");
    }
    return value;
  }

  /** How often a network under these numbers draws for a prediction; 0: never. */
  public int drawsToPredict() {
    return wholeOr(MONTE_CARLO, 0);
  }

  /** A number, or another one where the regime has none of this name. */
  public double numberOr(String name, double otherwise) {
    Number value = values.get(name);
    return value == null ? otherwise : value.doubleValue();
  }

  /** The seed, to the last digit; 0 where the regime has none. */
  public long seed() {
    Number value = values.get(SEED);
    return value == null ? 0 : value.longValue();
  }

  /**
   * The value of a setting that is a whole number; one beyond an int's reach is the nearest int.
   */
  public int whole(String name) {
    return (int) number(name);
  }

  /** A whole number, or another one where the regime has none of this name. */
  public int wholeOr(String name, int otherwise) {
    return (int) numberOr(name, otherwise);
  }

  /** These, overridden. */
  public Settings with(Map<String, Number> others) {
    Map<String, Number> all = new LinkedHashMap<>(values);
    all.putAll(others);
    return new Settings(all);
  }

  /**
   * All values by name, in the order in which the regime declares them; {@link #exact} has the
   * digits of whole numbers beyond 2^53.
   */
  public Map<String, Double> all() {
    Map<String, Double> all = new LinkedHashMap<>();
    values.forEach((name, value) -> all.put(name, value.doubleValue()));
    return Collections.unmodifiableMap(all);
  }

  /** All values as a model file keeps them. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  /** A number as one writes it, all digits of a whole one. */
  public static String text(Number value) {
    return value instanceof Long ? value.toString() : text(value.doubleValue());
  }

  /** A number as one writes it: 20 and not 20.0, 1e-5 and not 1.0E-5; reads back the same. */
  public static String text(double value) {
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
