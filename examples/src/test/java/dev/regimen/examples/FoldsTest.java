package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five-fold means on tables that everybody has. */
@Tag("training")
class FoldsTest {
  @ParameterizedTest
  @CsvSource({
    "IRIS, iris/iris.csv, 0.95",
    "WINE, wine/wine_data.csv, 0.97",
    "BREAST_CANCER, breast-cancer/breast_cancer.csv, 0.965",
    "DIGITS, digits/digits.csv.gz, 0.97"
  })
  void reachesWhatANetworkOfItsKindDoes(Folds.Toy toy, String file, double bar) {
    double[] accuracies = Folds.accuracies(toy, toy.read(RealData.of(file)));
    assertEquals(5, accuracies.length);
    assertTrue(Folds.mean(accuracies) >= bar, Arrays.toString(accuracies));
  }

  @Test
  void aMeanIsOverTheFolds() {
    assertEquals(0.8, Folds.mean(new double[] {0.5, 0.9, 1.0}), 1e-12);
  }
}
