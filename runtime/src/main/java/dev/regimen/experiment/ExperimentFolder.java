package dev.regimen.experiment;

import dev.regimen.report.ExperimentPage;
import dev.regimen.report.RunPart;
import dev.regimen.report.RunsPage;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.text.Printable;
import dev.regimen.train.CheckpointLock;
import dev.regimen.train.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of an experiment: what has ended is there, and what was cut goes on from there. */
final class ExperimentFolder implements AutoCloseable {
  private final Path path;
  private final Set<RunPart> parts;
  private final Instant started;
  private final CheckpointLock lock;
  private final LinesFile trials;
  private final LinesFile rungs;
  private final Map<Integer, TrialLine> ended = new HashMap<>();
  private final Map<List<Integer>, TrialLine> measured = new HashMap<>();

  private ExperimentFolder(
      Path path,
      Set<RunPart> parts,
      Instant started,
      CheckpointLock lock,
      LinesFile trials,
      LinesFile rungs) {
    this.path = path;
    this.parts = parts;
    this.started = started;
    this.lock = lock;
    this.trials = trials;
    this.rungs = rungs;
    trials.lines().forEach(line -> ended.put(line.number(), line));
    rungs.lines().forEach(line -> measured.put(List.of(line.number(), line.rung()), line));
  }

  /**
   * The newest folder of this name, if its experiment is not complete, else the next one.
   *
   * @throws IOException if {@code runs} cannot be written to
   */
  static Path chosen(Path runs, String name) throws IOException {
    Files.createDirectories(runs);
    Pattern numbered = Pattern.compile(Pattern.quote(name) + "-([1-9][0-9]{0,8})");
    long last;
    try (Stream<Path> all = Files.list(runs)) {
      last =
          all.map(path -> numbered.matcher(path.getFileName().toString()))
              .filter(Matcher::matches)
              .mapToLong(found -> Long.parseLong(found.group(1)))
              .max()
              .orElse(0);
    }
    Path newest = runs.resolve(name + "-" + last);
    if (Files.exists(newest.resolve(ExperimentFile.NAME))
        && !ExperimentFile.read(newest).complete()) {
      return newest;
    }
    for (long number = last + 1; ; number++) {
      try {
        return Files.createDirectory(runs.resolve(name + "-" + number));
      } catch (FileAlreadyExistsException e) {
        // Another experiment took it a moment ago.
      }
    }
  }

  /**
   * Opens a folder, or makes it.
   *
   * @param parts what the folders of trials hold beside their settings and histories
   * @throws SettingException if it is of another experiment, or another process writes there
   */
  static ExperimentFolder open(Path path, Design design, ExperimentFacts facts, Set<RunPart> parts)
      throws IOException {
    Files.createDirectories(path);
    CheckpointLock lock = CheckpointLock.of(path);
    LinesFile trials = null;
    try {
      Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      if (Files.exists(path.resolve(ExperimentFile.NAME))) {
        ExperimentFile saved = ExperimentFile.read(path);
        compare(path, saved, facts);
        started = saved.started();
      } else {
        ExperimentFile.write(path, design, facts, started, false, "");
      }
      trials = new LinesFile(path.resolve("trials.jsonl"));
      LinesFile rungs = new LinesFile(path.resolve("rungs.jsonl"));
      return new ExperimentFolder(path, parts, started, lock, trials, rungs);
    } catch (IOException | RuntimeException e) {
      if (trials != null) {
        trials.close();
      }
      lock.close();
      throw e;
    }
  }

  private static void compare(Path path, ExperimentFile saved, ExperimentFacts facts) {
    List<String> differences = facts.differences(saved.facts());
    if (!differences.isEmpty()) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "[Regimen:StaleSweep] %s holds trials of another space:%n  %s%nname another folder, or"
                  + " delete this one",
              Printable.of(path),
              String.join(System.lineSeparator() + "  ", differences)));
    }
  }

  Path path() {
    return path;
  }

  /** Trials that had ended when the folder was opened. */
  int endedBefore() {
    return (int) ended.values().stream().filter(line -> line.state() != TrialState.FAILED).count();
  }

  /** What a trial came to, if it has ended otherwise than by a failure. */
  Optional<TrialResult> ended(Trial trial) {
    return Optional.ofNullable(ended.get(trial.number()))
        .filter(line -> line.state() != TrialState.FAILED)
        .map(line -> line.of(trial));
  }

  /** What a trial had come to at a rung. */
  Optional<TrialResult> measured(Trial trial, int rung) {
    return Optional.ofNullable(measured.get(List.of(trial.number(), rung)))
        .filter(line -> line.state() != TrialState.FAILED)
        .map(line -> line.of(trial));
  }

  /** A trial has ended: what it would go on from goes. */
  void end(TrialResult result) {
    try {
      TrialFiles files = files(result.trial());
      boolean recorded = Files.exists(files.folder().resolve(SavedRun.FILE));
      String own = recorded ? String.valueOf(files.folder().getFileName()) : "";
      trials.append(TrialLine.of(result, -1, own));
      remove(files.checkpoints());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A trial has come to the end of a rung, and waits. */
  void measure(TrialResult result, int rung) {
    try {
      rungs.append(TrialLine.of(result, rung, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a trial is saved and recorded. */
  TrialFiles files(Trial trial) {
    String name = String.format(Locale.ROOT, "trial-%03d", trial.number());
    return new TrialFiles(path.resolve("checkpoints").resolve(name), path.resolve(name), parts);
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> found = Files.walk(folder)) {
        all = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path each : all) {
        Files.deleteIfExists(each);
      }
    }
  }

  /**
   * All trials have ended: what they say stands beside them, and a page shows both.
   *
   * @param complete whether none of them failed: those that did are run again here
   * @param answer what they say
   */
  void conclude(Design design, ExperimentFacts facts, boolean complete, String answer) {
    try {
      ExperimentFile.write(path, design, facts, started, complete, answer);
      remove(path.resolve("checkpoints"));
      Files.writeString(
          path.resolve(RunsPage.REPORT), ExperimentPage.of(SavedExperiment.read(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      trials.close();
      rungs.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.close();
    }
  }
}
