package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables that people have, read as they are. */
@Tag("training")
final class CsvRealTest {
  @Test
  void irisWithItsFirstLineOfCounts() {
    Dataset iris =
        Csv.read(DataFolder.of("iris/iris.csv"))
            .skipLines(1)
            .header(false)
            .label(-1)
            .classes("setosa", "versicolor", "virginica")
            .load();
    assertArrayEquals(new int[] {50, 50, 50}, iris.classCounts());
    assertArrayEquals(new float[] {5.1f, 3.5f, 1.4f, 0.2f}, row(iris, 0));
  }

  @Test
  void wine() {
    Dataset wine =
        Csv.read(DataFolder.of("wine/wine_data.csv")).skipLines(1).header(false).label(-1).load();
    assertArrayEquals(new int[] {59, 71, 48}, wine.classCounts());
    assertEquals(13, wine.features());
    assertEquals(List.of("0", "1", "2"), wine.classes());
  }

  @Test
  void breastCancer() {
    Dataset cancer =
        Csv.read(DataFolder.of("breast-cancer/breast_cancer.csv"))
            .skipLines(1)
            .header(false)
            .label(-1)
            .classes("malignant", "benign")
            .load();
    assertArrayEquals(new int[] {212, 357}, cancer.classCounts());
    assertEquals(30, cancer.features());
  }

  @Test
  void digitsPackedAndWithoutHeader() {
    Dataset digits =
        Csv.read(DataFolder.of("digits/digits.csv.gz"))
            .header(false)
            .label(64)
            .load()
            .withShape(8, 8, 1);
    assertEquals(1797, digits.size());
    assertEquals(10, digits.classes().size());
    assertEquals(0, digits.label(0));
    assertEquals(13f, row(digits, 0)[3]);
  }

  @Test
  void housesWithCategoriesAndMissingValues() {
    Dataset houses =
        Csv.read(DataFolder.of("california-housing/housing.csv"))
            .target("median_house_value")
            .missing(Missing.MEDIAN)
            .load();
    assertEquals(20_640, houses.size());
    assertFalse(houses.labelled());
    assertEquals(8 + 5, houses.features());
    assertEquals(
        List.of("<1H OCEAN", "INLAND", "ISLAND", "NEAR BAY", "NEAR OCEAN"),
        houses.columns().orElseThrow().categories("ocean_proximity"));
    int missing = 0;
    double[] oceans = new double[5];
    float[] row = new float[13];
    for (int i = 0; i < houses.size(); i++) {
      houses.features(i, row, 0);
      missing += Float.isNaN(row[4]) ? 1 : 0;
      for (int c = 0; c < 5; c++) {
        oceans[c] += row[8 + c];
      }
    }
    assertEquals(207, missing);
    assertArrayEquals(new double[] {9136, 6551, 5, 2290, 2658}, oceans);
    float[] target = new float[1];
    houses.targets(0, target, 0);
    assertEquals(452_600f, target[0]);
    // The median that everybody's imputer finds on the whole column.
    Preprocessing preprocessing = Preprocessing.fit(houses, false, false);
    float[] blank = new float[13];
    blank[4] = Float.NaN;
    preprocessing.apply(blank, 0);
    assertEquals(435f, blank[4]);
  }

  @Test
  void penguinsFilledOrLeftOut() {
    Path file = DataFolder.of("penguins/penguins.csv");
    Dataset filled =
        Csv.read(file).label("species").missingTokens("NA").missing(Missing.MEAN).load();
    assertEquals(List.of("Adelie", "Chinstrap", "Gentoo"), filled.classes());
    assertArrayEquals(new int[] {152, 68, 124}, filled.classCounts());
    assertEquals(
        List.of(
            "island=Biscoe",
            "island=Dream",
            "island=Torgersen",
            "bill_length_mm",
            "bill_depth_mm",
            "flipper_length_mm",
            "body_mass_g",
            "sex=female",
            "sex=male",
            "year"),
        filled.columns().orElseThrow().features());
    float[] third = row(filled, 3);
    assertTrue(Float.isNaN(third[3]) && Float.isNaN(third[7]) && Float.isNaN(third[8]));
    Preprocessing.fit(filled, false, false).apply(third, 0);
    assertEquals(165 / 333f, third[7]);
    assertEquals(168 / 333f, third[8]);

    Dataset complete =
        Csv.read(file).label("species").missingTokens("NA").missing(Missing.DROP_ROW).load();
    assertEquals(333, complete.size());
    Refusal.of(
        file
            + ", line 5, column \"bill_length_mm\": expected a finite number, found \"NA\"; say"
            + " missingTokens(\"NA\") if it stands for a missing value",
        () -> Csv.read(file).label("species").load());
  }

  @Test
  void penguinsRawWithQuotedCommas() {
    Dataset raw =
        Csv.read(DataFolder.of("penguins/penguins_raw.csv"))
            .label("Species")
            .ignore("Individual ID", "Comments", "Date Egg", "Sample Number")
            .missingTokens("NA")
            .missing(Missing.MEDIAN)
            .load();
    assertEquals(344, raw.size());
    assertEquals("Adelie Penguin (Pygoscelis adeliae)", raw.classes().get(0));
  }

  @Test
  void carsWithSpacesTabAndQuestionMarks() {
    Dataset cars =
        Csv.read(DataFolder.of("auto-mpg/auto-mpg.data"))
            .whitespace()
            .names(
                "mpg",
                "cylinders",
                "displacement",
                "horsepower",
                "weight",
                "acceleration",
                "year",
                "origin",
                "name")
            .target("mpg")
            .ignore("name")
            .categorical("origin")
            .missingTokens("?")
            .missing(Missing.MEAN)
            .load();
    assertEquals(398, cars.size());
    assertEquals(6 + 3, cars.features());
    int[] origins = new int[3];
    int missing = 0;
    for (int i = 0; i < cars.size(); i++) {
      float[] row = row(cars, i);
      missing += Float.isNaN(row[2]) ? 1 : 0;
      for (int c = 0; c < 3; c++) {
        origins[c] += (int) row[6 + c];
      }
    }
    assertEquals(6, missing);
    assertArrayEquals(new int[] {249, 70, 79}, origins);
    float[] raw =
        cars.columns()
            .orElseThrow()
            .encode(
                Map.of(
                    "cylinders",
                    "8",
                    "displacement",
                    "307.0",
                    "horsepower",
                    "130.0",
                    "weight",
                    "3504.",
                    "acceleration",
                    "12.0",
                    "year",
                    "70",
                    "origin",
                    "1"));
    assertArrayEquals(row(cars, 0), raw);
  }

  @Test
  void diabetesWithoutHeaderBySpaces() {
    Dataset diabetes =
        Csv.read(DataFolder.of("diabetes/diabetes_data_raw.csv.gz"))
            .whitespace()
            .header(false)
            .target(-1)
            .load();
    assertEquals(442, diabetes.size());
    assertEquals(9, diabetes.features());
  }

  @Test
  void digitsOfOtherWriters() {
    Dataset train = Csv.read(DataFolder.of("digits/optdigits.tra")).header(false).label(64).load();
    assertEquals(3823, train.size());
    Dataset test =
        Csv.read(DataFolder.of("digits/digits.csv.gz")).header(false).label(64).like(train).load();
    assertEquals(1797, new TrainTest(train, test).test().size());
  }

  private static float[] row(Dataset data, int index) {
    float[] row = new float[data.features()];
    data.features(index, row, 0);
    return row;
  }
}
