package dev.regimen.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A table of invented districts with the columns of the California housing census: eight numbers,
 * one of them missing now and then, a word for the place relative to the ocean, and the median
 * house value, which follows from the others by a rule and some chance.
 */
final class HouseTable {
  /** The column to predict. */
  static final String TARGET = "median_house_value";

  private static final String HEADER =
      "longitude,latitude,housing_median_age,total_rooms,total_bedrooms,population,households,"
          + "median_income,"
          + TARGET
          + ",ocean_proximity";
  private static final String[] PLACES = {
    "INLAND", "<1H OCEAN", "NEAR OCEAN", "NEAR BAY", "ISLAND"
  };
  private static final double[] PLACE_WORTH = {0, 45_000, 60_000, 70_000, 150_000};
  private static final double MISSING = 0.01;

  private HouseTable() {}

  /** Writes {@code rows} districts; the same seed gives the same bytes. */
  static void write(Path file, int rows, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), false)) {
      out.println(HEADER);
      for (int row = 0; row < rows; row++) {
        out.println(district(row, random));
      }
      if (out.checkError()) {
        throw new IOException(file + " could not be written");
      }
    }
  }

  private static String district(int row, SplittableRandom random) {
    // Every place occurs among the first rows, whatever the chance.
    double far = random.nextDouble();
    int place = row < PLACES.length ? row : far < 0.4 ? 0 : far < 0.75 ? 1 : far < 0.88 ? 2 : 3;
    double inland = place == 0 ? random.nextDouble(1, 4) : random.nextDouble(0, 0.6);
    double latitude = random.nextDouble(33, 41);
    double longitude = -122.5 + (41 - latitude) * 0.6 + inland;
    double age = random.nextInt(2, 53);
    double households = Math.exp(6 + 0.6 * random.nextGaussian());
    double rooms = households * random.nextDouble(3.5, 7.5);
    double bedrooms = rooms * random.nextDouble(0.17, 0.25);
    double population = households * random.nextDouble(2, 4);
    double income = Math.exp(1.25 + 0.42 * random.nextGaussian());
    double value =
        30_000
            + 42_000 * income * (1 - 0.05 * inland)
            + PLACE_WORTH[place]
            + 700 * age
            + 9_000 * (rooms / households - 5)
            - 12_000 * (population / households - 3)
            + 15_000 * random.nextGaussian();
    return String.format(
        Locale.ROOT,
        "%.2f,%.2f,%.0f,%.0f,%s,%.0f,%.0f,%.4f,%.0f,%s",
        longitude,
        latitude,
        age,
        rooms,
        random.nextDouble() < MISSING ? "" : String.format(Locale.ROOT, "%.0f", bedrooms),
        population,
        households,
        income,
        Math.max(15_000, value),
        PLACES[place]);
  }
}
