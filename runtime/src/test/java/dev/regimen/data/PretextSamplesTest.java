package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.pretext.Contrastive;
import dev.regimen.data.pretext.Denoising;
import dev.regimen.data.pretext.RotationPrediction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("pure")
class PretextSamplesTest {
  private static final Pretext ROTATION = new RotationPrediction();

  /** Sample i has the features 100i, 100i + 1, … and no label. */
  private static Dataset images(int size, int features) {
    float[][] pixels = new float[size][features];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < features; k++) {
        pixels[i][k] = 100 * i + k;
      }
    }
    return InMemory.classification(pixels, new int[size], List.of("a", "b"));
  }

  private static float[] features(Dataset data, int index) {
    float[] features = new float[data.features()];
    data.features(index, features, 0);
    return features;
  }

  @Test
  void quartersGoCounterClockwise() {
    Dataset shown = PretextSamples.of(images(1, 9), ROTATION, 3, 3, 1);
    assertEquals(4, shown.size());
    assertEquals(List.of("0", "90", "180", "270"), shown.classes());
    assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, features(shown, 0));
    assertArrayEquals(new float[] {2, 5, 8, 1, 4, 7, 0, 3, 6}, features(shown, 1));
    assertArrayEquals(new float[] {8, 7, 6, 5, 4, 3, 2, 1, 0}, features(shown, 2));
    assertArrayEquals(new float[] {6, 3, 0, 7, 4, 1, 8, 5, 2}, features(shown, 3));
    assertArrayEquals(new int[] {1, 1, 1, 1}, shown.classCounts());
  }

  /** out(r, c) = in(c, side − 1 − r), quarter by quarter, of every channel. */
  @Test
  void channelsStayTogether() {
    int side = 4;
    int channels = 3;
    Dataset shown = PretextSamples.of(images(2, side * side * channels), ROTATION, 4, 4, 3);
    for (int version = 1; version < 4; version++) {
      float[] before = features(shown, 4 + version - 1);
      float[] after = features(shown, 4 + version);
      for (int i = 0; i < after.length; i++) {
        int row = i / channels / side;
        int column = i / channels % side;
        int from = (column * side + side - 1 - row) * channels + i % channels;
        assertEquals(before[from], after[i], "version " + version + ", value " + i);
      }
    }
  }

  /** A part of a data set is shown as the whole is, and nothing is shown twice. */
  @Test
  void partsAndWhatIsShownAlready() {
    Dataset part = images(5, 4).select(new int[] {3, 1});
    Dataset shown = PretextSamples.of(part, ROTATION, 2, 2, 1);
    assertEquals(8, shown.size());
    assertArrayEquals(new float[] {300, 301, 302, 303}, features(shown, 0));
    assertArrayEquals(new float[] {103, 102, 101, 100}, features(shown, 6));
    assertEquals(2, shown.label(6));
    assertSame(shown, PretextSamples.of(shown, ROTATION, 2, 2, 1));
    int[] order = {6, 0};
    try (Reading reading = shown.reading(order, 2, 2)) {
      float[] read = new float[4];
      reading.features(0, read, 0);
      assertArrayEquals(features(shown, 6), read);
    }
  }

  /** Samples without labels are split as any others. */
  @Test
  void labelsAreNotLookedAt() {
    Dataset known = images(10, 4);
    Dataset unlabelled = KnownLabels.beside(known, known).select(IntStream.range(10, 20).toArray());
    assertEquals(0, KnownLabels.where(unlabelled, true).length);
    Dataset plain = PretextSamples.plain(unlabelled);
    Splits splits = Splits.of(plain, 0.2, 0, false, 1);
    assertEquals(8, splits.train().size());
    assertEquals(2, splits.validation().size());
    Splits shown = PretextSamples.of(splits, ROTATION, 2, 2, 1);
    assertEquals(32, shown.train().size());
    assertArrayEquals(new int[] {2, 2, 2, 2}, shown.validation().classCounts());
  }

  /** What is set aside stays unseen, and nothing is measured on samples that stand alone. */
  @Test
  void whatIsComparedIsNotTested() {
    Pretext contrast = new Contrastive();
    Splits set = Splits.of(PretextSamples.plain(images(10, 4)), 0, 0.2, false, 1);
    assertEquals(2, set.test().size());
    Splits shown = PretextSamples.of(set, contrast, 4);
    assertEquals(8, shown.train().size());
    assertArrayEquals(features(set.train(), 3), features(shown.train(), 3));
    assertEquals(0, shown.test().size());
    DataException refused =
        assertThrows(
            DataException.class, () -> PretextSamples.toMeasure(images(3, 4), contrast, 4));
    assertTrue(refused.getMessage().contains("in training alone"), refused.getMessage());
    assertEquals(12, PretextSamples.toMeasure(images(3, 4), ROTATION, 2, 2, 1).size());
  }

  /** Ids are made of them behind that, as of texts with labels. */
  @Test
  void textsThatAreComparedStayTexts() {
    Dataset texts = TextSamples.of(List.of("a b", "b c"), List.of("x", "y"));
    assertTrue(Texts.are(PretextSamples.of(texts, new Contrastive(), 8)));
  }

  @Test
  void samplesArePredictedAsTheyAre() {
    Dataset shown = PretextSamples.of(images(3, 4), new Denoising(), 4);
    assertEquals(3, shown.size());
    assertEquals(4, shown.outputs());
    float[] target = new float[4];
    shown.targets(2, target, 0);
    assertArrayEquals(features(shown, 2), target);
    // 0.5 lies between the values of one feature: both are standardized alike.
    Preprocessing fitted = Preprocessing.fit(shown, true, false).ofTargets(shown);
    float[] both = features(shown, 0);
    fitted.apply(both, 0);
    fitted.applyTargets(target, 0);
    assertEquals(-both[1], target[1], 1e-6, "the first and the last of three");
    assertEquals(Math.sqrt(1.5), target[1], 1e-6);
    assertEquals(201, fitted.restoreTarget(1, target[1]), 1e-4);
    assertEquals(100 * Math.sqrt(2 / 3.0), fitted.targetScale(3), 1e-4);
  }

  @Test
  void aGapHasNoValueToComeBackTo(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("t.csv"), "a,b,k\n1,,x\n2,3,y\n");
    Dataset table = Csv.read(file).label("k").missing(Missing.MEAN).load();
    DataException refused =
        assertThrows(
            DataException.class, () -> PretextSamples.of(table, new Denoising(), table.features()));
    assertTrue(refused.getMessage().contains("may lack features"), refused.getMessage());
  }
}
