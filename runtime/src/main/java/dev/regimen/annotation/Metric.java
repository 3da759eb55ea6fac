package dev.regimen.annotation;

/**
 * What a run measures once an epoch: {@link Metrics} chooses what is printed, {@link EarlyStopping}
 * watches one of them.
 *
 * <p>Every value is over the samples of a split, never a running mean or a mean of batches' values.
 * {@code VALIDATION_} metrics need a validation split; the test split, and what a predictor
 * evaluates, have them too. {@code TRAIN_} metrics are those of the training pass itself, with
 * dropout and the like switched on. Samples that lack a task's target do not count for it.
 *
 * <p>Workers count for themselves and are added up in their order: the same number of workers gives
 * the same bits. What is counted takes a few numbers a class, with more for {@link
 * #VALIDATION_ROC_AUC}, {@link #VALIDATION_PR_AUC}, {@link #VALIDATION_ECE}, {@link
 * #VALIDATION_LOG_LOSS}, {@link #VALIDATION_PERPLEXITY} and {@link #VALIDATION_BITS}, which are
 * counted only where {@link Metrics} or {@link EarlyStopping} names them. Nothing depends on the
 * number of samples.
 */
public enum Metric {
  /** The mean loss on the validation split, penalties left out. */
  VALIDATION_LOSS(Subject.ANY, Better.LOWER, Unit.LOSS, "loss"),
  /** The share of validation samples whose most probable class is the right one. */
  VALIDATION_ACCURACY(Subject.CLASSES, Better.HIGHER, Unit.SHARE, "acc"),
  /** The share of validation samples whose class is among the k most probable, see {@link TopK}. */
  VALIDATION_TOP_K(Subject.CLASSES, Better.HIGHER, Unit.SHARE, "topk"),
  /**
   * The unweighted mean of the recall of the classes that have samples; a class without any does
   * not count.
   *
   * <p>Source: Brodersen et al. 2010, <i>The balanced accuracy and its posterior distribution</i>.
   */
  VALIDATION_BALANCED_ACCURACY(Subject.CLASSES, Better.HIGHER, Unit.SHARE, "bacc"),
  /**
   * Matthews' correlation coefficient of truth and prediction, from -1 to 1: with s samples, c of
   * them right, tₖ of class k and pₖ taken for it, (c·s − Σpₖtₖ) / √((s² − Σpₖ²)(s² − Σtₖ²)). 0
   * where all samples are of one class, or are taken for one.
   *
   * <p>Source: Matthews 1975; for several classes Gorodkin 2004, <i>Comparing two K-category
   * assignments by a K-category correlation coefficient</i>.
   */
  VALIDATION_MCC(Subject.CLASSES, Better.HIGHER, Unit.SHARE, "mcc"),
  /**
   * The unweighted mean of F1 = 2PR/(P + R) on the validation split, over the classes that occur as
   * truth or as prediction.
   */
  VALIDATION_F1(Subject.CLASSES, Better.HIGHER, Unit.SHARE, "f1"),
  /**
   * The area under the ROC curve: the share of pairs, of a sample in the class and one outside it,
   * that the class's probability puts in the right order; ties count half. Of two classes it is
   * that of the second; of more it is the mean over classes, each against the rest, that have
   * samples on both sides; NaN where none has.
   *
   * <p>Scores are counted in bins, so that memory is bounded whatever the number of samples: two
   * classes take 1.3 MB a worker, up to ten 0.64 MB each, more 0.16 MB each. Two scores are taken
   * for a tie if they, or what they lack to 1, differ by less than one part in 2,048 (1,024; 256),
   * and below 1e-12 always. With xᵦ samples of the class and yᵦ others in bin b, of X and Y in all,
   * the area is off by at most Σ xᵦyᵦ / 2XY; of 10,000 normal scores it was off by less than 1e-5
   * (2e-5; 1e-4), as a tie is an error of half a pair in either direction.
   *
   * <p>Source: Hanley and McNeil 1982; for several classes Provost and Domingos 2000.
   */
  VALIDATION_ROC_AUC(
      Subject.FEW_CLASSES,
      Better.HIGHER,
      Unit.SHARE,
      "roc-auc",
      "no class has samples both in it and outside it"),
  /**
   * The area under the curve of precision over recall as average precision Σ (Rₙ − Rₙ₋₁) Pₙ over
   * descending thresholds, which does not interpolate between them. Classes and bins as for {@link
   * #VALIDATION_ROC_AUC}; a class without samples does not count. Ties make it lower: of 10,000
   * normal scores by less than 3e-4 (5e-4; 2e-3), and of those of a network that is sure, by less
   * than 1e-4.
   *
   * <p>Source: Davis and Goadrich 2006, <i>The relationship between Precision-Recall and ROC
   * curves</i>.
   */
  VALIDATION_PR_AUC(
      Subject.FEW_CLASSES, Better.HIGHER, Unit.SHARE, "pr-auc", "no class has samples"),
  /**
   * The expected calibration error Σ nᵦ/n |accᵦ − confᵦ| over 15 bins of equal width (0, 1/15], …,
   * (14/15, 1] of the probability that the network gives the class it decides for: conf is the mean
   * of those, acc the share that was right. An empty bin does not count.
   *
   * <p>Source: Guo et al. 2017, <i>On Calibration of Modern Neural Networks</i>.
   */
  VALIDATION_ECE(Subject.CLASSES, Better.LOWER, Unit.SHARE, "ece"),
  /**
   * The mean of −ln p of the true class, in nats, whatever loss is trained: no smoothing, no
   * weights. p is at least 2⁻²³ ≈ 1.2e-7 and at most 1 − 2⁻²³, as a float can tell it from 0 and 1.
   */
  VALIDATION_LOG_LOSS(Subject.CLASSES, Better.LOWER, Unit.LOSS, "log-loss"),
  /**
   * e to the power of {@link #VALIDATION_LOG_LOSS}: among how many equally probable classes the
   * network hesitates; of {@link NextToken} the perplexity of the text.
   *
   * <p>Source: Jelinek et al. 1977.
   */
  VALIDATION_PERPLEXITY(Subject.CLASSES, Better.LOWER, Unit.LOSS, "perplexity"),
  /**
   * {@link #VALIDATION_LOG_LOSS} over ln 2; of {@link NextToken} bits a token, which are bits per
   * character where tokens are characters.
   */
  VALIDATION_BITS(Subject.CLASSES, Better.LOWER, Unit.LOSS, "bits"),
  /** F1 of all decisions about labels together, on the validation split. */
  VALIDATION_MICRO_F1(Subject.LABELS, Better.HIGHER, Unit.SHARE, "micro-f1"),
  /** The unweighted mean over labels of F1, on the validation split. */
  VALIDATION_MACRO_F1(Subject.LABELS, Better.HIGHER, Unit.SHARE, "macro-f1"),
  /** The mean over labels of the average precision, on the validation split. */
  VALIDATION_MAP(Subject.LABELS, Better.HIGHER, Unit.SHARE, "map", "no label occurs"),
  /** The mean absolute error on the validation split, in the target's own unit. */
  VALIDATION_MAE(Subject.VALUES, Better.LOWER, Unit.TARGET, "mae"),
  /** The root of the mean squared error on the validation split, in the target's own unit. */
  VALIDATION_RMSE(Subject.VALUES, Better.LOWER, Unit.TARGET, "rmse"),
  /** 1 − Σ(y − t)²/Σ(t − mean t)² on the validation split. */
  VALIDATION_R2(Subject.VALUES, Better.HIGHER, Unit.SHARE, "r2", "the targets do not vary"),
  /**
   * The mean absolute percentage error, the mean of |y − t| / max(|t|, 2⁻⁵²), as a fraction: 0.1 is
   * 10 %. A target of 0 makes it huge: watch {@link #VALIDATION_MAE} there.
   */
  VALIDATION_MAPE(Subject.VALUES, Better.LOWER, Unit.RELATIVE, "mape"),
  /** The mean loss over the epoch's training batches, penalties left out. */
  TRAIN_LOSS(Subject.ANY, Better.LOWER, Unit.LOSS, "loss"),
  /** Accuracy over the epoch's training batches. */
  TRAIN_ACCURACY(Subject.CLASSES, Better.HIGHER, Unit.SHARE, "acc"),
  /** The mean absolute error over the epoch's training batches. */
  TRAIN_MAE(Subject.VALUES, Better.LOWER, Unit.TARGET, "mae"),
  /** The root of the mean squared error over the epoch's training batches. */
  TRAIN_RMSE(Subject.VALUES, Better.LOWER, Unit.TARGET, "rmse");

  /** Which networks produce a metric. */
  public enum Subject {
    /** All. */
    ANY("any network"),
    /** Those that predict a class. */
    CLASSES("networks that predict a class"),
    /**
     * Those that predict one of at most {@value #MOST_CLASSES} classes: a curve is kept of each.
     */
    FEW_CLASSES("networks that predict one of at most 100 classes"),
    /** Those that predict sets of labels. */
    LABELS("networks that predict sets of labels"),
    /** Those that predict real numbers. */
    VALUES("networks that predict numbers");

    private static final int MOST_CLASSES = 100;

    private final String text;

    Subject(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** What a value is measured in. */
  public enum Unit {
    /** A share or a coefficient, at most 1. */
    SHARE,
    /** That of a loss. */
    LOSS,
    /** The targets' own. */
    TARGET,
    /** A fraction of the target. */
    RELATIVE
  }

  private enum Better {
    LOWER,
    HIGHER
  }

  private final Subject subject;
  private final Better better;
  private final Unit unit;
  private final String label;
  private final String undefined;

  Metric(Subject subject, Better better, Unit unit, String label) {
    this(subject, better, unit, label, "a prediction is no number");
  }

  Metric(Subject subject, Better better, Unit unit, String label, String undefined) {
    this.subject = subject;
    this.better = better;
    this.unit = unit;
    this.label = label;
    this.undefined = undefined;
  }

  /** Which networks produce this. */
  public Subject subject() {
    return subject;
  }

  /** Whether a task of so many classes produces this; 0 classes: it predicts numbers. */
  public boolean suits(int classes) {
    return switch (subject) {
      case ANY -> true;
      case LABELS -> false;
      case CLASSES -> classes > 0;
      case FEW_CLASSES -> classes > 0 && classes <= Subject.MOST_CLASSES;
      case VALUES -> classes == 0;
    };
  }

  /** Whether it has a meaning where sets of labels are predicted. */
  public boolean suitsLabels() {
    return subject == Subject.ANY || subject == Subject.LABELS;
  }

  /** The direction of improvement. */
  public boolean lowerIsBetter() {
    return better == Better.LOWER;
  }

  /** What its values are measured in. */
  public Unit unit() {
    return unit;
  }

  /** How it is called in an epoch's line: {@code acc}. */
  public String label() {
    return label;
  }

  /** Why it may be NaN: {@code the targets do not vary}. */
  public String undefined() {
    return undefined;
  }

  /**
   * Whether it is counted only where {@link Metrics}, or what acts on a metric, names it: it costs
   * more than a few numbers a class.
   */
  public boolean onlyWhereNamed() {
    return switch (this) {
      case VALIDATION_ROC_AUC,
          VALIDATION_PR_AUC,
          VALIDATION_ECE,
          VALIDATION_LOG_LOSS,
          VALIDATION_PERPLEXITY,
          VALIDATION_BITS ->
          true;
      default -> false;
    };
  }

  /** Whether this is measured on the validation split. */
  public boolean onValidation() {
    return name().startsWith("VALIDATION_");
  }
}
