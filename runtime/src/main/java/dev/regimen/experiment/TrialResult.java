package dev.regimen.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a trial came to.
 *
 * @param trial what ran
 * @param state how it ended
 * @param epochs how many were completed
 * @param objective on the validation split; NaN where it has none
 * @param metrics all that were measured, by split and name: {@code validation/accuracy}
 * @param seconds of computing, also before an interruption
 * @param problem why it failed; else empty
 */
public record TrialResult(
    Trial trial,
    TrialState state,
    int epochs,
    double objective,
    Map<String, Double> metrics,
    double seconds,
    String problem) {
  /** Keeps a copy in its order. */
  public TrialResult {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** The same, ended otherwise. */
  TrialResult ended(TrialState other) {
    return new TrialResult(trial, other, epochs, objective, metrics, seconds, problem);
  }
}
