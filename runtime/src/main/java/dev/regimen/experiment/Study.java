package dev.regimen.experiment;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.report.RunPart;
import dev.regimen.text.Numbers;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An experiment: what generated classes share, and what users call. {@code new
 * TuningExperiment().run(data)} runs every trial of the class {@code Tuning}, says on the console
 * how it goes and what came of it, and records that in {@code runs/Tuning-1}.
 *
 * <p>A process that was killed goes on where it was when it is started again: trials that have
 * ended are not run again, those that were cut go on from their last epoch, and the results are the
 * same bits as without the interruption. {@code -Dregimen.progress=off} keeps the console quiet.
 *
 * <p>Trials train with one worker each, as many at a time as there are processors.
 */
public abstract class Study {
  private final Design design;
  private final List<StudyListener> listeners = new ArrayList<>();
  private TrialExecutor executor = TrialExecutor.local();
  private @Nullable Path runs = Path.of("runs");
  private @Nullable Path folder;
  private Set<RunPart> parts = Set.of();
  private boolean quiet;

  /** Called by generated code. */
  protected Study(Design design) {
    this.design = design;
  }

  /**
   * The folder that this experiment's folders lie in, {@code runs} unless said otherwise: the
   * newest of its name, if that is not complete, else a new one.
   */
  public Study runs(Path parent) {
    runs = parent;
    folder = null;
    return this;
  }

  /** The folder itself, new or of this experiment: what has ended there is not run again. */
  public Study folder(Path itself) {
    folder = itself;
    return this;
  }

  /** Records nothing: an interruption loses all. */
  public Study unrecorded() {
    runs = null;
    folder = null;
    return this;
  }

  /**
   * What the folder of each trial holds beside {@code run.json} and {@code history.jsonl}: nothing,
   * unless said here. A page takes another pass over the samples, weights take their size.
   */
  public Study trialsKeep(RunPart... kept) {
    parts = Set.of(kept);
    return this;
  }

  /** Prints nothing on the console. */
  public Study quiet() {
    quiet = true;
    return this;
  }

  /** Tells of how it goes. */
  public Study listener(StudyListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Runs trials elsewhere. */
  public Study executor(TrialExecutor other) {
    executor = other;
    return this;
  }

  /** Another number of runs of each point. */
  public Study repeats(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("repeats must be at least 1, but is " + count);
    }
    design.repeats(count);
    return this;
  }

  /** Another seed of the first repeat. */
  public Study seed(long first) {
    design.seed(first);
    return this;
  }

  /** The name that its folders have. */
  public String name() {
    return design.name();
  }

  /** What points are compared by. */
  public Metric objective() {
    return design.objective();
  }

  /** The points that are known before anything has run. */
  public List<Point> points() {
    return design.points();
  }

  /** What the experiment will do, in a line. */
  public String summary() {
    List<Point> points = points();
    long most = design.strategy().mostPoints(points);
    return String.format(
        Locale.ROOT,
        "%s: %s search over %s, %s each, for the %s %s",
        design.name(),
        design.search(),
        Numbers.counted(most, "point"),
        Numbers.counted(design.repeats(), "seed"),
        design.objective().lowerIsBetter() ? "lowest" : "highest",
        ObjectiveNames.words(design));
  }

  /** A trainer with the numbers of a point, as its trials have it, with the seed of the first. */
  public Trainer<?> trainer(Point point) {
    return TrialTask.trainer(design, new Trial(1, point, 1, design.seed()));
  }

  /**
   * Runs on data that each trial splits by its seed.
   *
   * @throws dev.regimen.train.SettingException if the folder is of another experiment, or if
   *     another process writes there
   * @throws UncheckedIOException if the folder cannot be written; what has ended is not lost
   */
  public final StudyResult run(Dataset data) {
    return run(new StudyData.Whole(data));
  }

  /** Runs on data with a test set, which nothing is selected by. */
  public final StudyResult run(TrainTest data) {
    return run(new StudyData.Tested(data));
  }

  /** Runs on splits made elsewhere, the same for every seed. */
  public final StudyResult run(Splits splits) {
    return run(new StudyData.Split(splits));
  }

  private StudyResult run(StudyData data) {
    ExperimentFacts facts = ExperimentFacts.of(design, data);
    List<StudyListener> all = new ArrayList<>(listeners);
    if (!quiet && !"off".equals(System.getProperty("regimen.progress"))) {
      all.add(0, new StudyConsole(System.out, design));
    }
    StudyWatch watch =
        new StudyWatch(all, design.strategy().mostPoints(points()) * design.repeats());
    ExperimentFolder opened = opened(facts);
    try {
      watch.starts(this, opened == null ? 0 : opened.endedBefore());
      StudyRun run = new StudyRun(design, data, executor, opened, watch);
      boolean complete = run.run();
      StudyResult result =
          new StudyResult(design, run.points(), complete, opened == null ? null : opened.path());
      if (complete && opened != null) {
        boolean failed =
            result.points().stream().anyMatch(each -> each.state() == TrialState.FAILED);
        opened.conclude(design, facts, !failed, result.answer());
      }
      watch.ends(result);
      return result;
    } finally {
      if (opened != null) {
        opened.close();
      }
    }
  }

  private @Nullable ExperimentFolder opened(ExperimentFacts facts) {
    try {
      Path chosen = folder;
      if (chosen == null) {
        chosen = runs == null ? null : ExperimentFolder.chosen(runs, design.name());
      }
      return chosen == null ? null : ExperimentFolder.open(chosen, design, facts, parts);
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(Locale.ROOT, "%s cannot be recorded: %s", design.name(), e.getMessage()),
          e);
    }
  }
}
