package dev.regimen.data;

/** What becomes of a missing value among the features; a missing label or target is an error. */
public enum Missing {
  /** A missing value is an error that names its line and column. The default. */
  FAIL,

  /**
   * Filled with the feature's mean over the training split. A missing category gets the shares of
   * the categories in the training split, which are the means of its indicator columns.
   */
  MEAN,

  /**
   * Filled with the feature's median over the training split (of an even number of values: the mean
   * of the middle two). A missing category is filled as by {@link #MEAN}.
   */
  MEDIAN,

  /** The row is left out; how many were is logged. At prediction a missing value is an error. */
  DROP_ROW;

  boolean fills() {
    return this == MEAN || this == MEDIAN;
  }
}
