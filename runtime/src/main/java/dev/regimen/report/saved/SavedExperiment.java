package dev.regimen.report.saved;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An experiment as its folder tells of it.
 *
 * @param folder where it lies
 * @param name the folder's
 * @param objective the metric that trials are compared by, {@code validation/accuracy}
 * @param maximized whether the largest is best
 * @param search how trials are chosen
 * @param repeats trials of each point of the space
 * @param asked how many trials there will be at most
 * @param started when it began; where that is not said, when its file was written
 * @param facts seed, data and versions by name
 * @param complete whether no trial follows
 * @param answer what came out, in words; empty if nobody has said so
 * @param trials those that have ended, by number
 * @param rungs what trials had come to where halving decided upon them
 * @param repair what was left out of a file that is torn, in words
 */
public record SavedExperiment(
    Path folder,
    String name,
    String objective,
    boolean maximized,
    String search,
    int repeats,
    int asked,
    Instant started,
    Map<String, String> facts,
    boolean complete,
    String answer,
    List<SavedTrial> trials,
    List<SavedRung> rungs,
    Optional<String> repair) {
  /** The file that makes a folder an experiment's. */
  public static final String FILE = "experiment.json";

  /** The file with a line for every trial that has ended. */
  public static final String TRIALS = "trials.jsonl";

  /** The file with a line for every trial at the end of a rung. */
  public static final String RUNGS = "rungs.jsonl";

  private static final int FORMAT = 1;

  /** A folder within the experiment's, and none that leads elsewhere. */
  private static final Pattern TRIAL = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} ._-]{0,99}");

  /**
   * Reads a folder.
   *
   * @throws RecordException if a file is none of an experiment, or of a version that means
   *     something else
   */
  public static SavedExperiment read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    JsonMembers experiment = RecordFile.read(file, FORMAT);
    String direction = experiment.text("direction");
    if (!direction.equals("maximize") && !direction.equals("minimize")) {
      throw new RecordException(file, "the direction is neither 'maximize' nor 'minimize'");
    }
    JsonLines lines = JsonLines.read(folder.resolve(TRIALS));
    return new SavedExperiment(
        folder,
        String.valueOf(folder.getFileName()),
        experiment.text("objective"),
        direction.equals("maximize"),
        experiment.text("search", ""),
        experiment.whole("repeats", 1, 1, Integer.MAX_VALUE),
        experiment.whole("trials", lines.objects().size(), 0, Integer.MAX_VALUE),
        started(experiment, folder),
        facts(experiment),
        experiment.text("state", "").equals("COMPLETE"),
        experiment.text("answer", ""),
        trials(lines),
        rungs(JsonLines.read(folder.resolve(RUNGS))),
        lines.repair());
  }

  private static Instant started(JsonMembers experiment, Path folder) throws IOException {
    return experiment.has("started")
        ? experiment.time("started")
        : Files.getLastModifiedTime(folder.resolve(FILE)).toInstant().truncatedTo(SECONDS);
  }

  private static Map<String, String> facts(JsonMembers experiment) throws RecordException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("seed", experiment.text("seed", ""));
    facts.put("data", experiment.text("data", ""));
    facts.putAll(experiment.object("facts").words());
    facts.putAll(experiment.object("versions").words());
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  /** Of two lines of one number the last holds: a trial that failed was run again. */
  private static List<SavedTrial> trials(JsonLines lines) throws RecordException {
    Map<Integer, SavedTrial> trials = new LinkedHashMap<>();
    for (JsonMembers line : lines.objects()) {
      SavedTrial trial = SavedTrial.of(line);
      trials.put(trial.number(), trial);
    }
    List<SavedTrial> sorted = new ArrayList<>(trials.values());
    sorted.sort(Comparator.comparingInt(SavedTrial::number));
    return sorted;
  }

  /** Of two lines of one trial and rung the last holds, too. */
  private static List<SavedRung> rungs(JsonLines lines) throws RecordException {
    Map<List<Integer>, SavedRung> rungs = new LinkedHashMap<>();
    for (JsonMembers line : lines.objects()) {
      SavedRung rung = SavedRung.of(line);
      rungs.put(List.of(rung.rung(), rung.number()), rung);
    }
    return List.copyOf(rungs.values());
  }

  /** Whether trials are still to come, as far as the files say. */
  public boolean goesOn() {
    return !complete && trials.size() < asked;
  }

  /** Objectives, the better one first; what is no number, last. */
  public Comparator<Double> betterObjective() {
    Comparator<Double> order = maximized ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing((Double value) -> value.isNaN()).thenComparing(order);
  }

  /** Trials, the better one first; what has not trained to its end, last. */
  public Comparator<SavedTrial> better() {
    return Comparator.comparing((SavedTrial trial) -> !trial.finished())
        .thenComparing(SavedTrial::objective, betterObjective());
  }

  /** The trial with the best objective, of those that trained to their end. */
  public Optional<SavedTrial> best() {
    return trials.stream().filter(SavedTrial::finished).min(better());
  }

  /** The folder of a trial's own record; empty where there is none. */
  public Optional<Path> folder(SavedTrial trial) {
    boolean name = TRIAL.matcher(trial.run()).matches();
    return name && Files.isRegularFile(folder.resolve(trial.run()).resolve(SavedRun.FILE))
        ? Optional.of(folder.resolve(trial.run()))
        : Optional.empty();
  }

  /**
   * The records of trials that have folders of their own, by the folders' names, also of those that
   * have not ended. One that cannot be read may be being written, and is left out.
   */
  public List<SavedRun> records() throws IOException {
    List<SavedRun> records = new ArrayList<>();
    for (String own : new RunsFolder(folder).runs()) {
      try {
        records.add(SavedRun.read(folder.resolve(own)));
      } catch (RecordException | NoSuchFileException e) {
        continue;
      }
    }
    return records;
  }

  /** The trials of these records that have not ended, or failed and may be at work again. */
  public List<SavedTrial> open(List<SavedRun> records) {
    Set<Integer> ended =
        trials.stream()
            .filter(trial -> !trial.state().equals("failed"))
            .map(SavedTrial::number)
            .collect(Collectors.toSet());
    return complete
        ? List.of()
        : records.stream()
            .map(run -> SavedTrial.of(run, objective))
            .filter(trial -> !ended.contains(trial.number()))
            .toList();
  }

  /** The names of what is chosen for each trial, in their order; not those that never vary. */
  public List<String> varied() {
    return varied(trials);
  }

  /** The same of some trials. */
  public static List<String> varied(List<SavedTrial> trials) {
    Map<String, String> first = new LinkedHashMap<>();
    List<String> varied = new ArrayList<>();
    for (SavedTrial trial : trials) {
      trial
          .point()
          .forEach(
              (name, value) -> {
                if (!value.equals(first.computeIfAbsent(name, absent -> value))
                    && !varied.contains(name)) {
                  varied.add(name);
                }
              });
    }
    return first.keySet().stream().filter(varied::contains).toList();
  }
}
