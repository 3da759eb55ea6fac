package dev.regimen.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Colours and levels against closed forms, hand-made examples and the JDK's colour model. */
@Tag("pure")
class ColorsTest {
  private static final float EXACT = 1e-6f;

  private static void assertPixels(Image image, double... expected) {
    float[] floats = new float[expected.length];
    for (int i = 0; i < expected.length; i++) {
      floats[i] = (float) expected[i];
    }
    assertArrayEquals(floats, image.pixels(), EXACT);
  }

  @Test
  void brightnessMultipliesAndIsCutOff() {
    Image image = Pictures.of(1, 2, 1, 0.2, 0.8);
    Tones.brightness(image, 1.5f);
    assertPixels(image, 0.3, 1);
  }

  @Test
  void contrastIsAboutTheMeanOfTheGreyImage() {
    Image grey = Pictures.of(1, 2, 1, 0.2, 0.6);
    Tones.contrast(grey, 0.5f);
    assertPixels(grey, 0.3, 0.5);
    Image colored = Pictures.of(1, 2, 3, 1, 0, 0, 0, 1, 0);
    Tones.contrast(colored, 0.5f);
    double mean = (0.299 + 0.587) / 2;
    double high = 0.5 + 0.5 * mean;
    assertPixels(colored, high, mean / 2, mean / 2, mean / 2, high, mean / 2);
  }

  @Test
  void saturationIsAboutTheGreyOfEachPixel() {
    Image image = Pictures.of(1, 1, 3, 0.9, 0.5, 0.1);
    Tones.saturation(image, 0);
    double grey = 0.299 * 0.9 + 0.587 * 0.5 + 0.114 * 0.1;
    assertPixels(image, grey, grey, grey);
    Image other = Pictures.of(1, 1, 3, 0.6, 0.5, 0.4);
    Tones.saturation(other, 2);
    double about = 0.299 * 0.6 + 0.587 * 0.5 + 0.114 * 0.4;
    assertPixels(other, 1.2 - about, 1 - about, 0.8 - about);
  }

  @Test
  void aThirdOfACircleTurnsRedToGreen() {
    Image image = Pictures.of(1, 3, 3, 1, 0, 0, 0.2, 0.7, 0.3, 0.4, 0.4, 0.4);
    Tones.hue(image, 1 / 3.0);
    assertPixels(image, 0, 1, 0, 0.3, 0.2, 0.7, 0.4, 0.4, 0.4);
  }

  @Test
  void hueIsThatOfTheJdk() {
    for (double turn : new double[] {-0.5, -0.1, 0.05, 0.27, 0.5}) {
      Image image = Pictures.random(6, 6, 3, 8);
      float[] before = image.pixels().clone();
      Tones.hue(image, turn);
      for (int i = 0; i < before.length; i += 3) {
        float[] hsb =
            Color.RGBtoHSB(level(before[i]), level(before[i + 1]), level(before[i + 2]), null);
        Color turned = new Color(Color.HSBtoRGB((float) (hsb[0] + turn), hsb[1], hsb[2]));
        assertEquals(turned.getRed() / 255.0, image.pixels()[i], 0.01);
        assertEquals(turned.getGreen() / 255.0, image.pixels()[i + 1], 0.01);
        assertEquals(turned.getBlue() / 255.0, image.pixels()[i + 2], 0.01);
      }
    }
  }

  private static int level(float intensity) {
    return Math.round(intensity * 255);
  }

  @Test
  void automaticContrastStretchesEachChannel() {
    Image image = Pictures.of(1, 3, 2, 0.2, 0.5, 0.4, 0.5, 0.6, 0.5);
    Levels.autoContrast(image);
    assertPixels(image, 0, 0.5, 0.5, 0.5, 1, 0.5);
  }

  /** 512 pixels in 64 levels of eight: every level becomes the share of pixels below it. */
  @Test
  void equalizationSpreadsLevelsByTheirFrequency() {
    Image image = new Image(16, 32, 1);
    for (int i = 0; i < 512; i++) {
      image.pixels()[i] = i / 8 / 255f;
    }
    new Levels().equalize(image);
    for (int i = 0; i < 512; i++) {
      // A step is (512 - 8) / 255 = 1 pixel; the first level has 0 below it.
      assertEquals(Math.min(255, i / 8 * 8) / 255f, image.pixels()[i], EXACT);
    }
    Image constant = Pictures.of(1, 2, 1, 0.3, 0.3);
    new Levels().equalize(constant);
    assertPixels(constant, 0.3, 0.3);
  }

  @Test
  void posterizationKeepsUpperBits() {
    Image image = Pictures.of(1, 4, 1, 0, 100 / 255.0, 200 / 255.0, 1);
    Levels.posterize(image, 4);
    assertPixels(image, 0, 96 / 255.0, 192 / 255.0, 240 / 255.0);
    Image between = Pictures.of(1, 1, 1, 0.1234);
    Levels.posterize(between, 8);
    assertPixels(between, 0.1234);
  }

  @Test
  void solarizationInvertsTheBright() {
    Image image = Pictures.of(1, 3, 1, 0.2, 0.6, 1);
    Levels.solarize(image, 0.6f);
    assertPixels(image, 0.2, 0.6, 0);
    Levels.invert(image);
    assertPixels(image, 0.8, 0.4, 1);
  }

  @Test
  void sharpnessMultipliesTheDifferenceFromTheSmoothedImage() {
    Image image = Pictures.random(3, 3, 2, 4);
    float[] before = image.pixels().clone();
    double[] expected = new double[2];
    for (int k = 0; k < 2; k++) {
      double smooth = 4 * before[8 + k];
      for (int i = 0; i < 9; i++) {
        smooth += before[2 * i + k];
      }
      expected[k] = smooth / 13;
    }
    Sharpness.apply(image, 0);
    assertEquals(expected[0], image.pixels()[8], EXACT);
    assertEquals(expected[1], image.pixels()[9], EXACT);
    float[] border = image.pixels().clone();
    System.arraycopy(before, 8, border, 8, 2);
    assertArrayEquals(before, border);
    Image same = Pictures.random(4, 5, 3, 9);
    float[] original = same.pixels().clone();
    Sharpness.apply(same, 1);
    assertArrayEquals(original, same.pixels(), EXACT);
  }

  @Test
  void jitterStaysWithinItsAmounts() {
    Image image = Pictures.of(1, 1, 1, 0.5);
    float least = 1;
    float most = 0;
    for (int view = 0; view < 2000; view++) {
      float pixel = Pictures.shown(image, view, new ColorJitter(0.4, 0, 0, 0))[0];
      least = Math.min(least, pixel);
      most = Math.max(most, pixel);
    }
    assertEquals(0.3, least, 0.01);
    assertEquals(0.7, most, 0.01);
    assertTrue(least >= 0.3f - EXACT && most <= 0.7f + EXACT);
  }

  @Test
  void intensitiesStayIntensities() {
    Image image = Pictures.random(8, 8, 3, 5);
    for (int view = 0; view < 500; view++) {
      float[] shown =
          Pictures.shown(
              image,
              view,
              new RandAugment(3, 10, 10, 0, 1),
              new ColorJitter(0.9, 0.9, 0.9, 0.5),
              new PcaLighting(3, dev.regimen.annotation.PcaBasis.IMAGENET));
      for (float pixel : shown) {
        assertTrue(pixel >= 0 && pixel <= 1, Arrays.toString(shown));
      }
    }
  }
}
