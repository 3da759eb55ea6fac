package dev.regimen.processor.model;

/**
 * What a network predicts.
 *
 * @param task the kind
 * @param count classes, labels or outputs
 * @param of what has one of them
 */
public record Target(Task task, int count, Of of) {
  /** What is predicted of a whole sample. */
  public Target(Task task, int count) {
    this(task, count, Of.SAMPLE);
  }

  /**
   * What annotations state by three numbers, of which one is not 0; what is missing or too small is
   * reported by a check and becomes 1 here.
   */
  public static Target of(int classes, int labels, int outputs) {
    if (labels > 0) {
      return new Target(Task.LABELS, labels);
    }
    return outputs > 0
        ? new Target(Task.OUTPUTS, outputs)
        : new Target(Task.CLASSES, Math.max(1, classes));
  }

  /** As messages name it: {@code 10 classes}. */
  public String text() {
    String word = count == 1 ? task.word.replaceAll("(ss)?(es|s)$", "$1") : task.word;
    return count + " " + word + (perToken() ? " for each token" : "");
  }

  /** Whether each token of a text has one of its own. */
  public boolean perToken() {
    return of == Of.TOKEN || of == Of.NEXT_TOKEN || of == Of.MASKED_TOKEN;
  }

  /** The name of a loss of each that has one. */
  public String perEach() {
    return perToken() ? "perToken" : masked() ? "perField" : "perSample";
  }

  /** The name of the number of these. */
  public String counted() {
    return perToken() ? "tokens" : masked() ? "fields" : "samples";
  }

  /** Whether what counts is what the network is not shown of a sample. */
  public boolean masked() {
    return of == Of.MASKED_FIELD || of == Of.MASKED_TOKEN;
  }

  /** Whether it is what samples are compared by, of which none is right or wrong by itself. */
  public boolean compared() {
    return of == Of.OTHER_VIEW;
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

  /** What is predicted of. */
  public enum Of {
    /** A whole sample. */
    SAMPLE,
    /** Each token of a text. */
    TOKEN,
    /** Each token of a text, of which its class is the token that follows. */
    NEXT_TOKEN,
    /** Each token of a text, of which those count that the network is not shown. */
    MASKED_TOKEN,
    /** Each field of a sample, of which those count that the network is not shown. */
    MASKED_FIELD,
    /** A view of a sample, by which the other view is to be told from all that a batch shows. */
    OTHER_VIEW
  }
}
