package dev.regimen.annotation;

/**
 * What a run measures once an epoch and {@link EarlyStopping} may watch.
 *
 * <p>Every value is a mean over the samples of a split, never a running mean. {@code VALIDATION_}
 * metrics need a validation split; {@code TRAIN_} metrics are those of the training pass itself,
 * with dropout and the like switched on.
 */
public enum Metric {
  /** The mean loss on the validation split, penalties left out. */
  VALIDATION_LOSS(Subject.ANY, true),
  /** The share of validation samples whose most probable class is the right one. */
  VALIDATION_ACCURACY(Subject.CLASSES, false),
  /** The share of validation samples whose class is among the k most probable, see {@link TopK}. */
  VALIDATION_TOP_K(Subject.CLASSES, false),
  /** The unweighted mean over classes of F1 = 2PR/(P + R) on the validation split. */
  VALIDATION_F1(Subject.CLASSES, false),
  /** F1 of all decisions about labels together, on the validation split. */
  VALIDATION_MICRO_F1(Subject.LABELS, false),
  /** The unweighted mean over labels of F1, on the validation split. */
  VALIDATION_MACRO_F1(Subject.LABELS, false),
  /** The mean over labels of the average precision, on the validation split. */
  VALIDATION_MAP(Subject.LABELS, false),
  /** The mean absolute error on the validation split, in the target's own unit. */
  VALIDATION_MAE(Subject.VALUES, true),
  /** The root of the mean squared error on the validation split, in the target's own unit. */
  VALIDATION_RMSE(Subject.VALUES, true),
  /** 1 − Σ(y − t)²/Σ(t − mean t)² on the validation split. */
  VALIDATION_R2(Subject.VALUES, false),
  /** The mean loss over the epoch's training batches, penalties left out. */
  TRAIN_LOSS(Subject.ANY, true),
  /** Accuracy over the epoch's training batches. */
  TRAIN_ACCURACY(Subject.CLASSES, false),
  /** The mean absolute error over the epoch's training batches. */
  TRAIN_MAE(Subject.VALUES, true),
  /** The root of the mean squared error over the epoch's training batches. */
  TRAIN_RMSE(Subject.VALUES, true);

  /** Which networks produce a metric. */
  public enum Subject {
    /** All. */
    ANY,
    /** Those that predict a class. */
    CLASSES,
    /** Those that predict sets of labels. */
    LABELS,
    /** Those that predict real numbers. */
    VALUES
  }

  private final Subject subject;
  private final boolean lowerIsBetter;

  Metric(Subject subject, boolean lowerIsBetter) {
    this.subject = subject;
    this.lowerIsBetter = lowerIsBetter;
  }

  /** Which networks produce this. */
  public Subject subject() {
    return subject;
  }

  /** The direction of improvement. */
  public boolean lowerIsBetter() {
    return lowerIsBetter;
  }

  /** Whether this is measured on the validation split. */
  public boolean onValidation() {
    return name().startsWith("VALIDATION_");
  }
}
