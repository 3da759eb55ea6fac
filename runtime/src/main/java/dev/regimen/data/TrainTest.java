package dev.regimen.data;

/**
 * A data set that comes with its own test set; the validation split is still to be taken from the
 * training part.
 *
 * @param train what may be split further into training and validation
 * @param test what is looked at once, at the end
 */
public record TrainTest(Dataset train, Dataset test) {
  /**
   * Checks that the parts fit each other.
   *
   * @throws DataException if a part is empty or the parts differ in features or targets
   */
  public TrainTest {
    if (train.size() == 0) {
      throw DataException.of(train.source(), "the training split is empty");
    }
    if (test.size() == 0) {
      throw DataException.of(test.source(), "the test split is empty");
    }
    Kinship.require(train, test);
  }
}
