package dev.regimen.report.saved;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trial that has come to its end, as its experiment's folder tells of it.
 *
 * @param number from 1
 * @param variant the class that was trained
 * @param repeat from 1; trials of one repeat have the same seed and splits
 * @param seed as text
 * @param parameters what was chosen for it, as text; beside numbers, names
 * @param state {@code finished}, {@code diverged}, {@code stopped} or {@code failed}
 * @param epochs completed
 * @param objective NaN where it has none
 * @param metrics of its best epoch, by name
 * @param seconds wall time
 * @param run the folder of its own record within the experiment's; empty where there is none
 * @param problem why it failed, in words; empty if it did not
 */
public record SavedTrial(
    int number,
    String variant,
    int repeat,
    String seed,
    Map<String, String> parameters,
    String state,
    int epochs,
    double objective,
    Map<String, Double> metrics,
    double seconds,
    String run,
    String problem) {
  /** The parameter that says which class was trained. */
  public static final String VARIANT = "variant";

  /** Of trials; no experiment has as many. */
  private static final int MOST = 1_000_000;

  static SavedTrial of(JsonMembers trial) throws RecordException {
    return new SavedTrial(
        trial.whole("number", 0, 1, MOST),
        trial.text(VARIANT, ""),
        trial.whole("repeat", 1, 1, MOST),
        trial.text("seed", ""),
        trial.object("parameters").words(),
        trial.text("state"),
        trial.whole("epochs", 0, 0, Integer.MAX_VALUE),
        trial.number("objective", Double.NaN),
        trial.object("metrics").numbers(),
        trial.number("seconds", 0),
        trial.text("run", ""),
        trial.text("problem", ""));
  }

  /** What was chosen, the class among it. */
  public Map<String, String> point() {
    Map<String, String> point = new LinkedHashMap<>();
    if (!variant.isEmpty()) {
      point.put(VARIANT, variant);
    }
    point.putAll(parameters);
    return point;
  }

  /** Whether it trained to its end, so that its objective may be compared. */
  public boolean finished() {
    return state.equals("finished") && Double.isFinite(objective);
  }
}
