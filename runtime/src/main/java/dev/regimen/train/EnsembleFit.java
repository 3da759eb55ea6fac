package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.train.step.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The runs of an ensemble's members, one after the other, and what they come to together. */
final class EnsembleFit {
  /** Between the seeds of two members: the seeds that users choose are nearer to each other. */
  private static final long STRIDE = 0x9E3779B97F4A7C15L;

  private static final Set<StopReason> WHOLE =
      Set.of(StopReason.COMPLETED, StopReason.EARLY_STOPPING);

  private EnsembleFit() {}

  /** Trains as many networks as the settings say; where that is one, it is the result. */
  static <P> RunResult<P> run(
      Trainer<P> trainer,
      Settings settings,
      Splits splits,
      List<Listener> listeners,
      int workers,
      CheckpointPlan plan) {
    int count = settings.wholeOr(Settings.ENSEMBLE, 1);
    if (count == 1) {
      return new Fit<>(trainer, settings, splits, listeners, workers, plan).run();
    }
    long start = System.nanoTime();
    List<RunResult<P>> members = new ArrayList<>();
    while (members.size() < count) {
      Settings own = settings.with(Map.of(Settings.SEED, seed(settings, members.size())));
      CheckpointPlan ofMember = plan.member(members.size());
      members.add(new Fit<>(trainer, own, splits, listeners, workers, ofMember).run());
      if (!WHOLE.contains(members.get(members.size() - 1).stopReason())) {
        break;
      }
    }
    return result(trainer, settings, splits, members, (System.nanoTime() - start) / 1e9);
  }

  private static long seed(Settings settings, int member) {
    return settings.seed() + member * STRIDE;
  }

  /** What members come to together: the mean of their predictions. */
  static <P> RunResult<P> result(
      Trainer<P> trainer,
      Settings settings,
      Splits splits,
      List<RunResult<P>> members,
      double seconds) {
    RunResult<P> first = members.get(0);
    Predictor<P> predictor =
        new Predictor<>(
            trainer,
            settings,
            members.stream().map(member -> member.predictor().members().get(0)).toList(),
            first.predictor().preprocessing(),
            first.predictor().allClasses());
    Optional<Evaluation> validation = measured(predictor, splits.validation());
    Optional<Evaluation> test = measured(predictor, splits.test());
    return new RunResult<>(
        predictor,
        first.history(),
        first.bestEpoch(),
        members.get(members.size() - 1).stopReason(),
        validation,
        test,
        seconds,
        List.copyOf(members),
        first.weights(),
        members.get(members.size() - 1).checkpoint());
  }

  /**
   * What the snapshots of one run come to.
   *
   * @param run with its last weights
   */
  static <P> RunResult<P> ofSnapshots(
      Trainer<P> trainer,
      Settings settings,
      Splits splits,
      RunResult<P> run,
      List<Predictor<P>> snapshots) {
    List<RunResult<P>> members = new ArrayList<>();
    for (Predictor<P> snapshot : snapshots) {
      Optional<Evaluation> validation = measured(snapshot, splits.validation());
      members.add(run.with(snapshot, validation, measured(snapshot, splits.test())));
    }
    return result(trainer, settings, splits, members, run.seconds());
  }

  private static Optional<Evaluation> measured(Predictor<?> predictor, Dataset data) {
    return data.size() == 0 ? Optional.empty() : Optional.of(predictor.evaluate(data));
  }
}
