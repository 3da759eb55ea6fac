package dev.regimen.cli;

import dev.regimen.report.saved.RecordException;
import dev.regimen.report.saved.RunsFolder;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.report.saved.SavedTrial;
import dev.regimen.text.Numbers;
import java.io.IOException;
import java.util.Locale;

/**
 * How far an experiment is.
 *
 * @param ended trials that have
 * @param asked trials there will be at most
 * @param running those whose own folders say so
 * @param seconds that remain, at the pace so far; NaN if nothing runs or nothing has ended
 */
record Progress(int ended, int asked, int running, double seconds) {
  static Progress of(RunsFolder folder, SavedExperiment experiment) throws IOException {
    int running = 0;
    for (String name : folder.trials(experiment.name())) {
      running += runs(folder, name) ? 1 : 0;
    }
    int ended = experiment.trials().size();
    double mean =
        experiment.trials().stream().mapToDouble(SavedTrial::seconds).average().orElse(Double.NaN);
    double rest = Math.max(0, experiment.asked() - ended) * mean / running;
    return new Progress(ended, experiment.asked(), running, running == 0 ? Double.NaN : rest);
  }

  /** One that cannot be read is not counted: it may be being written. */
  private static boolean runs(RunsFolder folder, String name) throws IOException {
    try {
      return SavedRun.read(folder.run(name)).state().equals("running");
    } catch (RecordException e) {
      return false;
    }
  }

  /** {@code 12 of 21 trials, 2 running, about 3 min 20 s left}. */
  String words() {
    return String.format(
        Locale.ROOT,
        "%,d of %s%s%s",
        ended,
        Numbers.counted(asked, "trial"),
        running == 0 ? "" : ", " + running + " running",
        Double.isFinite(seconds) ? ", about " + Numbers.duration(seconds) + " left" : "");
  }
}
