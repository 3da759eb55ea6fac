package dev.regimen.data;

/**
 * The three parts of an experiment: one to fit, one to decide by, one to report.
 *
 * @param train what parameters and {@link Preprocessing} are fitted on
 * @param validation what early stopping and choices look at; may be empty (size 0)
 * @param test what is looked at once, at the end; may be empty (size 0)
 */
public record Splits(Dataset train, Dataset validation, Dataset test) {
  /**
   * Checks that the parts fit each other.
   *
   * @throws DataException if the training split is empty or the parts differ in features or targets
   */
  public Splits {
    if (train.size() == 0) {
      throw DataException.of(train.source(), "the training split is empty");
    }
    train.requireAlike(validation);
    train.requireAlike(test);
  }

  /** Training data alone. */
  public static Splits trainOnly(Dataset train) {
    Dataset none = train.select(new int[0]);
    return new Splits(train, none, none);
  }
}
