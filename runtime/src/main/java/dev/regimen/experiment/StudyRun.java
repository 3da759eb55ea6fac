package dev.regimen.experiment;

import dev.regimen.train.step.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One start of an experiment, from the first round to the last. */
final class StudyRun {
  private final Design design;
  private final StudyData data;
  private final TrialExecutor executor;
  private final @Nullable ExperimentFolder folder;
  private final StudyWatch watch;

  /** Points in the order of their numbers, with what their trials came to, by their repeats. */
  private final Map<Integer, Map<Integer, TrialResult>> results = new TreeMap<>();

  StudyRun(
      Design design,
      StudyData data,
      TrialExecutor executor,
      @Nullable ExperimentFolder folder,
      StudyWatch watch) {
    this.design = design;
    this.data = data;
    this.executor = executor;
    this.folder = folder;
    this.watch = watch;
  }

  /** Goes on to the end; false where a trial was interrupted. */
  boolean run() {
    List<Point> points = design.points();
    int mostEpochs = points.stream().mapToInt(this::epochs).max().orElse(0);
    List<Round> before = new ArrayList<>();
    Optional<Round> round = design.strategy().next(points, before, List.of(), mostEpochs);
    while (round.isPresent()) {
      Round now = round.get();
      if (!run(now)) {
        return false;
      }
      before.add(now);
      Map<Point, List<TrialResult>> came = new LinkedHashMap<>();
      before.stream()
          .flatMap(each -> each.points().stream())
          .forEach(point -> came.put(point, List.copyOf(all(point).values())));
      List<Point> ranked = Ranking.of(came, design.objective());
      round = design.strategy().next(points, before, ranked, mostEpochs);
      List<Point> on = round.map(Round::points).orElse(List.of());
      if (!now.decides()) {
        now.points().stream().filter(point -> !on.contains(point)).forEach(this::giveUp);
      }
    }
    return true;
  }

  private Map<Integer, TrialResult> all(Point point) {
    return results.computeIfAbsent(point.number(), number -> new TreeMap<>());
  }

  /** Epochs of a point's regime. */
  private int epochs(Point point) {
    return TrialTask.trainer(design, trial(point, 1)).settings().wholeOr(Settings.EPOCHS, 1);
  }

  private Trial trial(Point point, int repeat) {
    int number = (point.number() - 1) * design.repeats() + repeat;
    return new Trial(number, point, repeat, design.seed() + repeat - 1);
  }

  /** The trials of a round: first one of each point. False where not all have ended. */
  private boolean run(Round round) {
    StudyData part = data.share(round.share(), design.seed());
    List<TrialTask> tasks = new ArrayList<>();
    Map<Integer, Double> took = new HashMap<>();
    for (Point point : round.points()) {
      all(point).values().forEach(each -> took.put(each.trial().number(), each.seconds()));
      all(point).clear();
    }
    for (int repeat = 1; repeat <= design.repeats(); repeat++) {
      for (Point point : round.points()) {
        Trial trial = trial(point, repeat);
        Optional<TrialResult> known = known(trial, round);
        if (known.isPresent()) {
          all(point).put(repeat, known.get());
        } else {
          tasks.add(task(trial, part, round));
        }
      }
    }
    // What took longest so far will again: begun last, it would end alone.
    tasks.sort(Comparator.comparingDouble(task -> -took.getOrDefault(task.trial().number(), 0.0)));
    int epochs = round.points().stream().mapToInt(point -> epochs(point, round)).max().orElse(0);
    watch.begins(tasks.size(), epochs);
    executor.execute(tasks, result -> came(result, round));
    return round.points().stream().allMatch(point -> all(point).size() == design.repeats());
  }

  private int epochs(Point point, Round round) {
    return round.epochs() == 0 ? epochs(point) : round.epochs();
  }

  private TrialTask task(Trial trial, StudyData part, Round round) {
    TrialFiles files = folder == null ? null : folder.files(trial);
    return new TrialTask(trial, design, part, round.epochs(), files, watch);
  }

  /**
   * What a trial came to at an earlier start. What it was measured at a rung decides there, also
   * where it diverged later; one that diverged before the rung's end has ended there.
   */
  private Optional<TrialResult> known(Trial trial, Round round) {
    if (folder == null) {
      return Optional.empty();
    }
    Optional<TrialResult> ended =
        folder.ended(trial).filter(each -> each.state() != TrialState.STOPPED);
    return round.decides()
        ? ended
        : folder
            .measured(trial, round.rung())
            .or(() -> ended.filter(each -> each.state() == TrialState.DIVERGED));
  }

  /** Called by one thread at a time. */
  private void came(TrialResult result, Round round) {
    all(result.trial().point()).put(result.trial().repeat(), result);
    boolean ended = round.decides() || result.state() != TrialState.FINISHED;
    if (folder != null && ended) {
      folder.end(result);
    } else if (folder != null) {
      folder.measure(result, round.rung());
    }
    watch.trial(result, ended);
  }

  /** Those of a point that came to a number, but not to their end; told of once. */
  private void giveUp(Point point) {
    Map<Integer, TrialResult> given = all(point);
    given.replaceAll(
        (repeat, result) ->
            result.state() == TrialState.FINISHED ? result.ended(TrialState.STOPPED) : result);
    for (TrialResult result : given.values()) {
      if (result.state() == TrialState.STOPPED) {
        if (folder == null) {
          watch.trial(result, true);
        } else if (folder.ended(result.trial()).isEmpty()) {
          folder.end(result);
          watch.trial(result, true);
        }
      }
    }
  }

  /** What every point came to, in the order of the space. */
  List<PointResult> points() {
    return results.values().stream()
        .filter(each -> !each.isEmpty())
        .map(each -> PointResult.of(List.copyOf(each.values())))
        .toList();
  }
}
