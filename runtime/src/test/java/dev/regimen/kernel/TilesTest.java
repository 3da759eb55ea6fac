package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("training")
class TilesTest {
  @Test
  void aRowIsRepeatedAsOftenAsItFits() {
    float[] tile = {1, 2, 3, 0, 0, 0, 0, 9};
    Tiles.repeat(tile, 3);
    assertArrayEquals(new float[] {1, 2, 3, 1, 2, 3, 0, 9}, tile);
  }

  @Test
  void rowsOfClassesAreOneAtTheirClass() {
    Floats classes = Vectors.floats(9, 2, 0, -1);
    float[] tile = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
    Tiles.ofClasses(classes, 1, tile, 3, 3);
    assertArrayEquals(new float[] {0, 0, 1, 1, 0, 0, 0, 0, 0, 7}, tile);
    double[] doubles = new double[3];
    Tiles.ofClasses(Vectors.doubles(2, 1), 1, doubles, 1, 3);
    assertArrayEquals(new double[] {0, 1, 0}, doubles);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 64, 100})
  void aSumIsThatOfItsRange(int length) {
    float[] tile = new float[110];
    double expected = 0;
    for (int i = 0; i < tile.length; i++) {
      tile[i] = i * 0.5f + 1;
      expected += i >= 5 && i < 5 + length ? tile[i] : 0;
    }
    assertEquals(expected, Tiles.sum(tile, 5, 5 + length), 1e-3);
  }

  /** Short ones are added up in a loop, long ones by a call, the longest by several. */
  @ParameterizedTest
  @ValueSource(ints = {3, 300, 5000})
  void unitsHaveSumsOfTheirOwn(int unit) {
    double[] doubles = new double[2 * unit + 7];
    float[] floats = new float[doubles.length];
    double[] sums = new double[2];
    double[] squares = new double[2];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = 1 + i % 8 * 0.125;
      floats[i] = (float) doubles[i];
      if (i < 2 * unit) {
        sums[i / unit] += doubles[i];
        squares[i / unit] += doubles[i] * doubles[i];
      }
    }
    double[] found = new double[2];
    Tiles.sums(floats, unit, found);
    assertArrayEquals(sums, found, 1e-6 * sums[0]);
    Tiles.sums(doubles, unit, found);
    assertArrayEquals(sums, found, 1e-12 * sums[0]);
    UnitSquares unitSquares = new UnitSquares();
    unitSquares.sums(floats, unit, found);
    assertArrayEquals(squares, found, 1e-6 * squares[0]);
    unitSquares.sums(doubles, unit, found);
    assertArrayEquals(squares, found, 1e-12 * squares[0]);
  }

  @Test
  void unitsAreFilledEachWithItsNumber() {
    float[] tile = new float[7];
    Tiles.spread(new float[] {4, 5}, 3, tile);
    assertArrayEquals(new float[] {4, 4, 4, 5, 5, 5, 0}, tile);
  }

  @Test
  void rowsAreFoldedIntoTheFirst() {
    float[] tile = {1, 2, 10, 20, 100, 200, 7};
    Tiles.fold(tile, 2);
    assertArrayEquals(new float[] {111, 222}, Arrays.copyOf(tile, 2));
    double[] narrow = {1, 2, 3, 4};
    Tiles.fold(narrow, 1);
    assertEquals(10, narrow[0]);
  }

  /** Eight rows of two columns went through a tile of three: its last row met two of them. */
  @Test
  void momentsOfATilesPlacesAreJoined() {
    double[][] met = {{1e6 + 3, 1e6 - 1, 1e6 + 7}, {1e6 + 2, 1e6 + 2, 1e6 - 5}, {1e6, 1e6 + 9}};
    double[] means = new double[6];
    double[] squares = new double[6];
    double[] all = Arrays.stream(met).flatMapToDouble(Arrays::stream).toArray();
    for (int r = 0; r < met.length; r++) {
      for (int c = 0; c < 2; c++) {
        double scale = 1 + c;
        means[2 * r + c] = scale * Arrays.stream(met[r]).average().orElseThrow();
        squares[2 * r + c] = scale * scale * squares(met[r]);
      }
    }
    Tiles.moments(means, squares, 8, 3, 2);
    double mean = Arrays.stream(all).average().orElseThrow();
    assertArrayEquals(new double[] {mean, 2 * mean}, Arrays.copyOf(means, 2), 1e-8);
    double variance = squares(all) / 8;
    assertArrayEquals(new double[] {variance, 4 * variance}, Arrays.copyOf(squares, 2), 1e-7);
  }

  private static double squares(double[] numbers) {
    double mean = Arrays.stream(numbers).average().orElseThrow();
    return Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
  }

  @Test
  void aTotalAddsTheFirstRowsOfAllWorkers() {
    float[] total = {5, 5, 5};
    Tiles.total(new float[][] {{1, 2, 99}, {10, 20, 99}}, 2, total);
    assertArrayEquals(new float[] {11, 22, 5}, total);
  }
}
