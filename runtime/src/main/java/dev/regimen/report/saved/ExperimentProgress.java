package dev.regimen.report.saved;

import dev.regimen.text.Numbers;
import java.util.List;
import java.util.Locale;

/**
 * How far an experiment is.
 *
 * @param ended trials that have
 * @param asked trials there will be at most
 * @param running those whose own folders say so
 * @param seconds that remain, at the pace so far; NaN if nothing runs or nothing has ended
 */
public record ExperimentProgress(int ended, int asked, int running, double seconds) {
  /** Of an experiment, and of its trials that have not ended. */
  public static ExperimentProgress of(SavedExperiment experiment, List<SavedTrial> open) {
    long running = open.stream().filter(trial -> trial.state().equals(SavedTrial.RUNNING)).count();
    int ended = experiment.trials().size();
    double mean =
        experiment.trials().stream().mapToDouble(SavedTrial::seconds).average().orElse(Double.NaN);
    double spent = open.stream().mapToDouble(SavedTrial::seconds).sum();
    double rest = Math.max(0, Math.max(0, experiment.asked() - ended) * mean - spent) / running;
    return new ExperimentProgress(
        ended, experiment.asked(), (int) running, running == 0 ? Double.NaN : rest);
  }

  /** {@code 12 of 21 trials, 2 running, about 3 min 20 s left}. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "%,d of %s%s%s",
        ended,
        Numbers.counted(asked, "trial"),
        running == 0 ? "" : ", " + running + " running",
        Double.isFinite(seconds) ? ", about " + Numbers.duration(seconds) + " left" : "");
  }
}
