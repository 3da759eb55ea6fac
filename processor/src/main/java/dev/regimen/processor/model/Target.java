package dev.regimen.processor.model;

/**
 * What a network predicts.
 *
 * @param task the kind
 * @param count classes or outputs
 */
public record Target(Task task, int count) {
  /** Kinds of prediction. */
  public enum Task {
    /** One of several classes. */
    CLASSES,
    /** Real numbers. */
    OUTPUTS
  }
}
