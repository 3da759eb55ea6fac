package dev.regimen.report;

/** What a run's folder may hold beside {@code run.json} and {@code history.jsonl}. */
public enum RunPart {
  /** {@code report.html}, with the histograms and the judgement of single samples that it shows. */
  PAGE,
  /** The curves and histograms, for TensorBoard. */
  EVENTS,
  /** {@code model.safetensors} and {@code last.safetensors}. */
  WEIGHTS
}
