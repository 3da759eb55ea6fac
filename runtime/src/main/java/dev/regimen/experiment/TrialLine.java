package dev.regimen.experiment;

import dev.regimen.train.file.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A result as a line of {@code trials.jsonl}, whose members the package describes. */
record TrialLine(int number, int rung, Map<String, Object> members) {
  static String of(TrialResult result, int rung, String folder) {
    Trial trial = result.trial();
    JsonObject line =
        new JsonObject()
            .number("number", trial.number())
            .text("variant", trial.point().variant())
            .number("repeat", trial.repeat())
            .text("seed", Long.toString(trial.seed()))
            .numbers("parameters", trial.point().parameters())
            .text("state", result.state().name().toLowerCase(Locale.ROOT))
            .number("epochs", result.epochs())
            .number("objective", result.objective())
            .numbers("metrics", result.metrics())
            .number("seconds", result.seconds())
            .text("run", folder)
            .text("problem", result.problem());
    return (rung < 0 ? line : line.number("rung", rung)).toString();
  }

  /**
   * Reads a line's object.
   *
   * @throws ClassCastException or IllegalArgumentException if a member is missing or is something
   *     else
   */
  static TrialLine read(Map<?, ?> object) {
    Map<String, Object> members = new LinkedHashMap<>();
    object.forEach((key, value) -> members.put((String) key, value));
    TrialLine line =
        new TrialLine(
            whole(members, "number"),
            members.containsKey("rung") ? whole(members, "rung") : -1,
            members);
    line.state();
    line.metrics();
    number(members, "objective");
    number(members, "seconds");
    whole(members, "epochs");
    return line;
  }

  TrialState state() {
    return TrialState.valueOf(String.valueOf(members.get("state")).toUpperCase(Locale.ROOT));
  }

  /** The result of this trial. */
  TrialResult of(Trial trial) {
    return new TrialResult(
        trial,
        state(),
        whole(members, "epochs"),
        number(members, "objective"),
        metrics(),
        number(members, "seconds"),
        String.valueOf(members.get("problem")));
  }

  private Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    ((Map<?, ?>) member(members, "metrics"))
        .forEach((name, value) -> metrics.put((String) name, ((Number) value).doubleValue()));
    return metrics;
  }

  private static int whole(Map<String, Object> members, String name) {
    return Math.toIntExact((Long) member(members, name));
  }

  private static double number(Map<String, Object> members, String name) {
    return ((Number) member(members, name)).doubleValue();
  }

  private static Object member(Map<String, Object> members, String name) {
    Object value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    return value;
  }
}
