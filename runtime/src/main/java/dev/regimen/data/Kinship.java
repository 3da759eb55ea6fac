package dev.regimen.data;

import java.util.Arrays;
import java.util.List;

/** Whether the samples of two data sets are of one kind, so that one network can see both. */
final class Kinship {
  private final Dataset train;
  private final Dataset other;

  private Kinship(Dataset train, Dataset other) {
    this.train = train;
    this.other = other;
  }

  /**
   * Refuses another data set whose samples are not of the same kind.
   *
   * @throws DataException that says in what they differ
   */
  static void require(Dataset train, Dataset other) {
    Kinship kinship = new Kinship(train, other);
    kinship.requireShape();
    kinship.requireFeatures();
    kinship.requireTargets();
  }

  private void requireShape() {
    if (!Arrays.equals(train.shape(), other.shape())) {
      throw refusal(
          "samples of shape "
              + Arrays.toString(other.shape())
              + " do not fit the training samples of shape "
              + Arrays.toString(train.shape())
              + " from "
              + train.source());
    }
  }

  private void requireFeatures() {
    List<String> own = names(train);
    List<String> others = names(other);
    if (!own.equals(others)) {
      throw refusal(
          "features "
              + TextList.brief(others)
              + " are not those of "
              + train.source()
              + ": "
              + TextList.brief(own)
              + "; read one table like(...) the other");
    }
    if (train.conditions() != other.conditions()) {
      throw refusal(
          other.conditions()
              + " numbers as condition are not the "
              + train.conditions()
              + " of "
              + train.source());
    }
  }

  private void requireTargets() {
    if (!train.tasks().equals(other.tasks())) {
      throw refusal(
          "the tasks "
              + other.tasks()
              + " are not those of "
              + train.source()
              + ": "
              + train.tasks());
    }
    List<Targets> tasks = train.samples().tasks();
    for (int task = 0; task < tasks.size(); task++) {
      Targets others = other.samples().tasks().get(task);
      tasks.get(task).requireAlike(train.source(), others, other.source());
    }
  }

  private DataException refusal(String problem) {
    return DataException.of(other.source(), problem);
  }

  private static List<String> names(Dataset data) {
    return data.columns().map(Columns::features).orElse(List.of());
  }
}
