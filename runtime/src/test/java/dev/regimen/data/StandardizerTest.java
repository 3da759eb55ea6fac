package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Means and deviations by hand, and what becomes of constants and great offsets. */
@Tag("pure")
final class StandardizerTest {
  @Test
  void vectorsAreStandardizedByFeature() {
    // Feature 0: 1, 3, 8: mean 4, variance (9 + 1 + 16) / 3. Feature 1 is constant.
    Dataset data =
        InMemory.regression(new float[][] {{1, 7}, {3, 7}, {8, 7}}, new float[] {0, 0, 0});
    Preprocessing preprocessing = Preprocessing.fit(data, true, false);
    Standardizer standardizer = preprocessing.features().orElseThrow();
    assertArrayEquals(new double[] {4, 7}, standardizer.mean(), 1e-12);
    assertArrayEquals(new double[] {Math.sqrt(26 / 3.0), 1}, standardizer.std(), 1e-12);
    float[] tile = {99, 8, 7, 99};
    preprocessing.apply(tile, 1);
    assertArrayEquals(new float[] {99, (float) (4 / Math.sqrt(26 / 3.0)), 0, 99}, tile, 1e-6f);
  }

  @Test
  void imagesAreStandardizedByChannel() {
    // Two pixels of two channels: channel 0 is 1, 3, 5, 7, channel 1 is 10, 10, 20, 20.
    Dataset data =
        InMemory.classification(new float[][] {{1, 10, 3, 10}, {5, 20, 7, 20}}, new int[] {0, 1})
            .withShape(1, 2, 2);
    Standardizer standardizer = Preprocessing.fit(data, true, true).features().orElseThrow();
    assertArrayEquals(new double[] {4, 15}, standardizer.mean(), 1e-12);
    assertArrayEquals(new double[] {Math.sqrt(5), 5}, standardizer.std(), 1e-12);
    float[] tile = {4, 20, 4, 10};
    standardizer.apply(tile, 0);
    assertArrayEquals(new float[] {0, 1, 0, -1}, tile);
    assertEquals(4 + 2 * Math.sqrt(5), standardizer.restore(2, 2), 1e-12);
  }

  @Test
  void aGreatOffsetDoesNotDrownTheDeviation() {
    float[][] features = new float[10_000][1];
    for (int i = 0; i < features.length; i++) {
      features[i][0] = 1e6f + i % 2;
    }
    Dataset data = InMemory.regression(features, new float[features.length]);
    Standardizer standardizer = Preprocessing.fit(data, true, false).features().orElseThrow();
    assertEquals(1e6 + 0.5, standardizer.mean()[0], 1e-9);
    assertEquals(0.5, standardizer.std()[0], 1e-9);
  }

  @Test
  void aGreatOffsetIsTakenAwayExactly() {
    for (float offset : new float[] {1e7f, -1e7f, 16_777_214}) {
      float[][] rows = {{offset}, {offset + 1}};
      Preprocessing both =
          Preprocessing.fit(
              InMemory.regression(rows, new float[][] {rows[0], rows[1]}), true, true);
      float[] tile = {0, offset, offset + 1, 0};
      both.apply(tile, 1);
      both.apply(tile, 2);
      assertArrayEquals(new float[] {0, -1, 1, 0}, tile);
      float[] target = {offset + 1};
      both.applyTargets(target, 0);
      assertEquals(1, target[0]);
      assertEquals(offset + 1, both.restoreTarget(0, 1));
    }
  }

  @Test
  void theLeastAndTheGreatestDeviationsAreDeviations() {
    for (float unit : new float[] {Float.MIN_VALUE, 1e-40f, 1e-38f, 1e38f}) {
      Dataset data = InMemory.regression(new float[][] {{unit}, {3 * unit}}, new float[2]);
      float[] tile = {unit};
      Preprocessing.fit(data, true, false).apply(tile, 0);
      assertEquals(-1, tile[0], 1e-6f);
    }
  }

  @Test
  void aConstantThatIsNoBinaryFractionIsStillConstant() {
    float[][] features = new float[1001][1];
    for (float[] row : features) {
      row[0] = 0.1f;
    }
    Dataset data = InMemory.regression(features, new float[features.length]);
    assertEquals(1, Preprocessing.fit(data, true, false).features().orElseThrow().std()[0]);
  }

  @Test
  void targetsGoThereAndBack() {
    Dataset data =
        InMemory.regression(
            new float[][] {{0}, {1}, {2}}, new float[][] {{100, 1}, {300, 1}, {500, 4}});
    Preprocessing preprocessing = Preprocessing.fit(data, false, true);
    float[] target = new float[2];
    data.targets(2, target, 0);
    preprocessing.applyTargets(target, 0);
    assertEquals(200 / Math.sqrt(80_000 / 3.0), target[0], 1e-6);
    assertEquals(500, preprocessing.restoreTarget(0, target[0]), 1e-4);
    assertEquals(4, preprocessing.restoreTarget(1, target[1]), 1e-6);
    assertEquals(Math.sqrt(80_000 / 3.0), preprocessing.targetScale(0), 1e-9);
    assertTrue(preprocessing.features().isEmpty());
  }

  @Test
  void theModelFileGivesTheSameBits() {
    Dataset data =
        InMemory.regression(
            new float[][] {{0.1f, 3}, {0.7f, 5}, {1e-20f, 11}}, new float[] {1, 2, 4});
    Preprocessing fitted = Preprocessing.fit(data, true, true);
    Preprocessing loaded = Preprocessing.fromMetadata(fitted.toMetadata(), 2, 1);
    float[] a = {0.3f, 8};
    float[] b = a.clone();
    fitted.apply(a, 0);
    loaded.apply(b, 0);
    assertArrayEquals(a, b);
    assertEquals(fitted.restoreTarget(0, 0.123), loaded.restoreTarget(0, 0.123));
    assertEquals(fitted.toString(), loaded.toString());
    assertTrue(Preprocessing.fromMetadata(Map.of(), 2, 1).toMetadata().isEmpty());
  }

  @Test
  void damagedMetadataIsRefused() {
    refuses("metadata preprocessing.mean: expected a number at index 1, found \"x\"", "1,x", "1,1");
    refuses(
        "metadata preprocessing.std, index 0: expected a finite number, found NaN", "1,2", "NaN,1");
    refuses(
        "metadata preprocessing.std: expected a deviation above 0 for channel 1, found 0.0",
        "1,2",
        "1,0.0");
    refuses("metadata preprocessing.std: 3 means and 3 deviations for rows of 2", "1,2,3", "1,1,1");
    Refusal.of(
        "metadata preprocessing.std: it is absent",
        () -> Preprocessing.fromMetadata(Map.of("preprocessing.mean", "1,2"), 2, 1));
    Refusal.of(
        "metadata preprocessing.fill: expected 2 values, found 1",
        () -> Preprocessing.fromMetadata(Map.of("preprocessing.fill", "1"), 2, 1));
  }

  private static void refuses(String message, String mean, String std) {
    Map<String, String> metadata = new HashMap<>();
    metadata.put("preprocessing.mean", mean);
    metadata.put("preprocessing.std", std);
    Refusal.of(message, () -> Preprocessing.fromMetadata(metadata, 2, 1));
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Standardizer(new double[] {0}, new double[] {-1}, 1));
  }
}
