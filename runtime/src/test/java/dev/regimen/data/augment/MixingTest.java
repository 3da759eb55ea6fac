package dev.regimen.data.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mixed images are what λ says, and λ is what it should be. */
@Tag("pure")
class MixingTest {
  private static final int HEIGHT = 10;
  private static final int WIDTH = 14;
  private static final int DRAWS = 20_000;

  private static Augmenter augmenter(Augmentation... techniques) {
    return Augmentations.of(List.of(techniques), HEIGHT, WIDTH, 2).training(1);
  }

  private static Image filled(float value) {
    Image image = new Image(HEIGHT, WIDTH, 2);
    Arrays.fill(image.pixels(), value);
    return image;
  }

  @Test
  void mixupTakesTheWeightedMeanOfEveryPixel() {
    Augmenter augmenter = augmenter(new Mixup(1));
    double lambda = augmenter.drawMix(0, 5);
    Image image = Pictures.random(HEIGHT, WIDTH, 2, 1);
    Image other = Pictures.random(HEIGHT, WIDTH, 2, 2);
    float[] before = image.pixels().clone();
    augmenter.mix(image, other);
    for (int i = 0; i < before.length; i++) {
      double expected = lambda * before[i] + (1 - lambda) * other.pixels()[i];
      assertEquals(expected, image.pixels()[i], 1e-6);
    }
  }

  /** White from the other image, black from the own: the mean is the other one's share. */
  @Test
  void cutMixPastesExactlyTheShareThatItStates() {
    Augmenter augmenter = augmenter(new CutMix(1, 0.5));
    int different = 0;
    double last = -1;
    for (int batch = 0; batch < 500; batch++) {
      double lambda = augmenter.drawMix(2, batch);
      Image image = filled(0);
      augmenter.mix(image, filled(1));
      double pasted = Pictures.sum(image) / image.pixels().length;
      assertEquals(1 - lambda, pasted, 1e-6);
      for (float pixel : image.pixels()) {
        assertTrue(pixel == 0 || pixel == 1);
      }
      different += lambda == last ? 0 : 1;
      last = lambda;
    }
    assertTrue(different > 400, "only " + different + " different shares");
  }

  @Test
  void aBoxIsARectangle() {
    Augmenter augmenter = augmenter(new CutMix(1, 0.5));
    for (int batch = 0; batch < 200; batch++) {
      augmenter.drawMix(0, batch);
      Image image = filled(0);
      augmenter.mix(image, filled(1));
      int rows = 0;
      int widest = 0;
      for (int y = 0; y < HEIGHT; y++) {
        int in = 0;
        for (int x = 0; x < WIDTH; x++) {
          in += image.pixels()[(y * WIDTH + x) * 2] == 1 ? 1 : 0;
        }
        rows += in > 0 ? 1 : 0;
        widest = Math.max(widest, in);
      }
      assertEquals(2.0 * rows * widest, Pictures.sum(image));
    }
  }

  @Test
  void mixupsShareIsABetaNumber() {
    Augmenter augmenter = augmenter(new Mixup(0.2));
    double sum = 0;
    double squares = 0;
    for (int batch = 0; batch < DRAWS; batch++) {
      double lambda = augmenter.drawMix(0, batch);
      sum += lambda;
      squares += (lambda - 0.5) * (lambda - 0.5);
    }
    assertEquals(0.5, sum / DRAWS, 0.015);
    assertEquals(1 / (4 * 1.4), squares / DRAWS, 0.005);
  }

  @Test
  void oneOfTwoMixesABatchAtTheSwitchsRate() {
    int cut = 0;
    Augmenter augmenter = augmenter(new Mixup(1), new CutMix(1, 0.7));
    for (int batch = 0; batch < DRAWS; batch++) {
      augmenter.drawMix(0, batch);
      Image image = filled(0);
      augmenter.mix(image, filled(1));
      boolean blended = image.pixels()[0] > 0 && image.pixels()[0] < 1;
      cut += blended ? 0 : 1;
    }
    assertEquals(0.7 * DRAWS, cut, 5 * Math.sqrt(0.21 * DRAWS));
  }

  @Test
  void alphaZeroMixesNothing() {
    for (Mixing none : List.of(new Mixup(0), new CutMix(0, 0.5))) {
      Augmenter augmenter = augmenter(none);
      assertEquals(1, augmenter.drawMix(0, 3));
      Image image = Pictures.random(HEIGHT, WIDTH, 2, 1);
      float[] before = image.pixels().clone();
      augmenter.mix(image, filled(1));
      assertTrue(Arrays.equals(before, image.pixels()));
    }
  }
}
