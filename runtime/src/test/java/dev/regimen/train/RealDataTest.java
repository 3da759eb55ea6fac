package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Csv;
import dev.regimen.data.DataFolder;
import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The loop on data that nobody here made: five folds, each tested on what it did not see. */
@Tag("training")
class RealDataTest {
  private static double folds(Dataset data, int hidden, double epochs) {
    double sum = 0;
    for (TrainTest fold : Splits.folds(data, 5, 1)) {
      Trainer<Label> trainer =
          HandTrainer.classifier(data.features(), hidden, data.classes().size()).quiet();
      trainer.set("epochs", epochs).set("split.validation", 0);
      sum += trainer.fit(fold).test().accuracy();
    }
    return sum / 5;
  }

  @Test
  void iris() {
    Dataset iris =
        Csv.read(DataFolder.of("iris/iris.csv")).header(false).skipLines(1).label(4).load();
    double accuracy = folds(iris, 16, 40);
    assertTrue(accuracy >= 0.94, "five-fold accuracy " + accuracy);
  }

  @Test
  void digits() {
    Dataset digits = Csv.read(DataFolder.of("digits/digits.csv.gz")).header(false).label(64).load();
    double accuracy = folds(digits, 64, 20);
    assertTrue(accuracy >= 0.96, "five-fold accuracy " + accuracy);
  }
}
