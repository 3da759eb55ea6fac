package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.train.Estimate;
import dev.regimen.train.Evaluation;
import dev.regimen.train.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("training")
class HousingTest {
  @TempDir Path folder;

  private Path table(String name, int rows, long seed) throws IOException {
    Path file = folder.resolve(name);
    HouseTable.write(file, rows, seed);
    return file;
  }

  @Test
  void californiaIsPredictedWithinTheBar() {
    Dataset districts = Housing.read(RealData.of("california-housing/housing.csv"));
    RunResult<Estimate> run = new HousingMlpTrainer().quiet().fit(districts);
    assertEquals(4_128, run.test().size());
    assertTrue(run.test().rmse() < 56_000, run.test().toString());
  }

  /** Means alone would be off by 115,000 and by 12.6 years. */
  @Test
  void valueAndAgeOfCaliforniaArePredictedTogether() {
    Dataset districts = Housing.readTasks(RealData.of("california-housing/housing.csv"));
    RunResult<HousingTasksTrainer.Prediction> run =
        new HousingTasksTrainer().epochs(4).quiet().fit(districts);
    Evaluation value = run.test().task("value");
    Evaluation age = run.test().task("age");
    assertTrue(value.rmse() < 72_000, value.toString());
    assertTrue(age.rmse() < 10, age.toString());
    double deviation = run.parameters().get("age.logVariance").getDouble(0);
    assertTrue(deviation < 0, "it is known better than by its mean: " + deviation);
  }

  @Test
  void inventedDistrictsArePredictedCloseToTheirNoise() throws IOException {
    RunResult<Estimate> run =
        new HousingMlpTrainer().epochs(15).quiet().fit(Housing.read(table("a.csv", 6_000, 1)));
    // The chance in a value has a deviation of 15,000; the mean alone would be off by 80,000.
    assertTrue(run.test().rmse() < 21_000, run.test().toString());
    assertTrue(run.test().rmse() > 13_000, run.test().toString());
  }

  @Test
  void aTableIsAFunctionOfItsSeed() throws IOException {
    byte[] first = Files.readAllBytes(table("a.csv", 50, 1));
    assertArrayEquals(first, Files.readAllBytes(table("b.csv", 50, 1)));
    assertFalse(Arrays.equals(first, Files.readAllBytes(table("c.csv", 50, 2))));
  }

  @Test
  void aTableHasEveryPlaceAndMissingValues() throws IOException {
    Path table = table("a.csv", 1_000, 3);
    Dataset districts = Housing.read(table);
    assertEquals(13, districts.features());
    assertEquals(
        List.of("<1H OCEAN", "INLAND", "ISLAND", "NEAR BAY", "NEAR OCEAN"),
        districts.columns().orElseThrow().categories("ocean_proximity"));
    long missing = Files.readAllLines(table).stream().filter(row -> row.contains(",,")).count();
    assertTrue(missing > 0 && missing < 50, missing + " missing values");
  }
}
