package dev.regimen.train;

/** What a predictor gives for each task, which has no public form yet. */
public final class TaskRows {
  private TaskRows() {}

  /** Probabilities, or values in the targets' own unit, row by row. */
  public static float[][] of(Predictor<?> predictor, String task, float[][] samples) {
    return predictor.rows(predictor.blueprint().task(task), samples);
  }
}
