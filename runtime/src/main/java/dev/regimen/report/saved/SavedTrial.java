package dev.regimen.report.saved;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trial as its experiment's folder tells of it: one that has come to its end, or one that has not
 * and has a folder of its own.
 *
 * @param number from 1
 * @param variant the class that was trained
 * @param repeat from 1; trials of one repeat have the same seed and splits
 * @param seed as text
 * @param parameters what was chosen for it, as text; beside numbers, names
 * @param state {@code finished}, {@code diverged}, {@code stopped} or {@code failed}; of one that
 *     has not ended {@code running}, {@code waiting} for its rung to end, or {@code killed}
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

  /** The state of one whose process is at work. */
  public static final String RUNNING = "running";

  private static final String FACT = SavedRun.TRIAL + ".";
  private static final String NUMBER = "number";
  private static final String REPEAT = "repeat";

  /** Of trials; no experiment has as many. */
  private static final int MOST = 1_000_000;

  static SavedTrial of(JsonMembers trial) throws RecordException {
    return new SavedTrial(
        trial.whole(NUMBER, 0, 1, MOST),
        trial.text(VARIANT, ""),
        trial.whole(REPEAT, 1, 1, MOST),
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

  /**
   * A trial that has not ended, by its own record.
   *
   * @param objective the metric that trials are compared by
   */
  static SavedTrial of(SavedRun run, String objective) {
    Map<String, String> chosen = new LinkedHashMap<>();
    run.facts().entrySet().stream()
        .filter(fact -> fact.getKey().startsWith(FACT))
        .forEach(fact -> chosen.put(fact.getKey().substring(FACT.length()), fact.getValue()));
    int number = count(chosen.getOrDefault(NUMBER, run.name().replaceAll("\\D", "")));
    chosen.remove(NUMBER);
    int repeat = count(chosen.remove(REPEAT));
    String variant = chosen.remove(VARIANT);
    boolean waits = !List.of(RUNNING, "killed").contains(run.state());
    Map<String, Double> shown = run.shown();
    return new SavedTrial(
        number,
        variant == null ? run.network() : variant,
        repeat,
        run.settings().getOrDefault("seed", ""),
        chosen,
        waits ? "waiting" : run.state(),
        run.epochs().size(),
        shown.getOrDefault(objective, Double.NaN),
        shown,
        run.seconds(),
        run.name(),
        "");
  }

  private static int count(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
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
