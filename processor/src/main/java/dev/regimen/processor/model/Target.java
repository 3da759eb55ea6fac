package dev.regimen.processor.model;

/**
 * What a network predicts.
 *
 * @param task the kind
 * @param count classes, labels or outputs
 */
public record Target(Task task, int count) {
  /** As messages name it: {@code 10 classes}. */
  public String text() {
    String word = count == 1 ? task.word.replaceAll("(ss)?(es|s)$", "$1") : task.word;
    return count + " " + word;
  }

  /** Kinds of prediction. */
  public enum Task {
    /** One of several classes. */
    CLASSES("classes"),
    /** Any of several labels, each by itself. */
    LABELS("labels"),
    /** Real numbers. */
    OUTPUTS("outputs");

    private final String word;

    Task(String word) {
      this.word = word;
    }
  }
}
