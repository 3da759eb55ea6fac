package dev.regimen.experiment;

import dev.regimen.train.Epoch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what has ended and runs, and tells the listeners, one thread at a time. */
final class StudyWatch {
  private static final Logger log = LoggerFactory.getLogger(StudyWatch.class);

  private final List<StudyListener> listeners;
  private final int all;
  private final long start = System.nanoTime();
  private final Set<Integer> running = new HashSet<>();
  private final Set<List<String>> warned = new HashSet<>();
  private int done;
  private long epochsLeft;
  private long epochsDone;

  /**
   * Of an experiment.
   *
   * @param all trials that there will be, at most
   */
  StudyWatch(List<StudyListener> listeners, int all) {
    this.listeners = List.copyOf(listeners);
    this.all = all;
  }

  /**
   * A round begins.
   *
   * @param waiting trials that are to run
   * @param epochs of one of them, at most
   */
  synchronized void begins(int waiting, int epochs) {
    epochsLeft = (long) waiting * epochs;
    running.clear();
  }

  /**
   * The experiment begins.
   *
   * @param ended trials that had ended at an earlier start
   */
  synchronized void starts(Study study, int ended) {
    done = ended;
    listeners.forEach(listener -> listener.onStart(study, progress()));
  }

  synchronized void begins(Trial trial) {
    running.add(trial.number());
  }

  /** What a trial warns of: the others of its variant mostly do too, and it is told once. */
  synchronized void warning(Trial trial, String id, String words) {
    if (warned.add(List.of(trial.point().variant(), id))) {
      log.warn("trial {}, and perhaps others: {}", trial.number(), words);
    }
  }

  synchronized void epoch(Trial trial, Epoch epoch) {
    epochsDone++;
    epochsLeft = Math.max(0, epochsLeft - 1);
    listeners.forEach(listener -> listener.onEpoch(trial, epoch, progress()));
  }

  /**
   * A trial is back.
   *
   * @param ended whether it will not go on
   */
  synchronized void trial(TrialResult result, boolean ended) {
    running.remove(result.trial().number());
    done += ended ? 1 : 0;
    listeners.forEach(listener -> listener.onTrial(result, progress()));
  }

  synchronized void ends(StudyResult result) {
    listeners.forEach(listener -> listener.onEnd(result));
  }

  private StudyProgress progress() {
    double seconds = (System.nanoTime() - start) / 1e9;
    double remaining = epochsDone == 0 ? Double.NaN : seconds / epochsDone * epochsLeft;
    return new StudyProgress(done, running.size(), all, seconds, remaining);
  }
}
