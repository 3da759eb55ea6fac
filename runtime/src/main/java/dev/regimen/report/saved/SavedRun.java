package dev.regimen.report.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run as its folder tells of it.
 *
 * @param folder where it lies
 * @param name the folder's
 * @param network the class's
 * @param state {@code running}, {@code complete}, {@code stopped}, {@code diverged}, {@code
 *     failed}, or {@code killed}: it says that it goes on, but its process is gone
 * @param reason why it ended, in words
 * @param started when it began
 * @param regime its techniques, in words
 * @param settings every number of the regime, as text
 * @param overridden what the regime says of those that were overridden
 * @param facts workers, what was chosen for a trial, data and versions by name, {@code data.train}
 * @param epochs what each epoch came to, by metric: {@code validation/accuracy}, {@code lr}
 * @param bestEpoch counted from 1; 0 if none was completed
 * @param metrics those that stand out, the most telling first
 * @param validation the final weights on the validation split; empty unless the run ended
 * @param test the final weights on the test split
 * @param launch how it was started
 * @param repair what was left out of a file that is torn, in words
 */
public record SavedRun(
    Path folder,
    String name,
    String network,
    String state,
    String reason,
    Instant started,
    String regime,
    Map<String, String> settings,
    Map<String, String> overridden,
    Map<String, String> facts,
    List<Map<String, Double>> epochs,
    int bestEpoch,
    List<String> metrics,
    Map<String, Double> validation,
    Map<String, Double> test,
    Launch launch,
    Optional<String> repair) {
  /** The file that makes a folder a run's. */
  public static final String FILE = "run.json";

  /** The file with a line for every epoch. */
  public static final String HISTORY = "history.jsonl";

  /** What was chosen for a trial of an experiment, by name. */
  public static final String TRIAL = "trial";

  /** Grows when a member of {@link #FILE} changes its meaning. */
  public static final int FORMAT = 1;

  /** Where a run of an earlier version does not say what stands out. */
  private static final List<String> USUAL =
      List.of("validation/accuracy", "validation/rmse", "validation/loss", "train/loss");

  private static final String RUNNING = "RUNNING";

  /**
   * Reads a folder.
   *
   * @throws RecordException if a file is none of a run, or of a version that means something else
   */
  public static SavedRun read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    JsonMembers run = RecordFile.read(file, FORMAT);
    JsonLines history = JsonLines.read(folder.resolve(HISTORY));
    List<Map<String, Double>> epochs =
        history.objects().stream().map(JsonMembers::numbers).toList();
    Launch launch = Launch.of(run);
    String state = run.text("state");
    return new SavedRun(
        folder,
        String.valueOf(folder.getFileName()),
        run.text("network"),
        state.equals(RUNNING) && launch.gone() ? "killed" : state.toLowerCase(Locale.ROOT),
        run.text("reason"),
        run.time("started"),
        run.text("regime"),
        run.object("settings").words(),
        run.object("overridden").words(),
        facts(run),
        epochs,
        run.whole("best epoch", 0, 0, Integer.MAX_VALUE),
        run.has("metrics") ? run.texts("metrics") : usual(epochs),
        run.object("validation").numbers(),
        run.object("test").numbers(),
        launch,
        history.repair());
  }

  private static Map<String, String> facts(JsonMembers run) throws RecordException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("workers", Long.toString(run.whole("workers")));
    for (String part : List.of(TRIAL, "data", "versions")) {
      run.object(part).words().forEach((name, value) -> facts.put(part + "." + name, value));
    }
    return facts;
  }

  private static List<String> usual(List<Map<String, Double>> epochs) {
    return epochs.isEmpty()
        ? List.of()
        : USUAL.stream().filter(epochs.get(0)::containsKey).toList();
  }

  /** What the best epoch came to, else the last one; empty before the first. */
  public Map<String, Double> shown() {
    if (epochs.isEmpty()) {
      return Map.of();
    }
    boolean known = bestEpoch >= 1 && bestEpoch <= epochs.size();
    return epochs.get(known ? bestEpoch - 1 : epochs.size() - 1);
  }

  /** A metric over the epochs; NaN where an epoch has none. */
  public double[] values(String metric) {
    return epochs.stream().mapToDouble(epoch -> epoch.getOrDefault(metric, Double.NaN)).toArray();
  }

  /** Whether it is a trial of an experiment, which starts it and goes on with it. */
  public boolean ofTrial() {
    return facts.keySet().stream().anyMatch(name -> name.startsWith(TRIAL + "."));
  }

  /** Epochs that it was to take. */
  public String epochsAsked() {
    return settings.getOrDefault("epochs", "?");
  }

  /** Wall time of all epochs. */
  public double seconds() {
    return epochs.stream().mapToDouble(epoch -> epoch.getOrDefault("seconds", 0.0)).sum();
  }
}
