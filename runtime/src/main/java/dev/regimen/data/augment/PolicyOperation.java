package dev.regimen.data.augment;

import dev.regimen.annotation.Border;

/**
 * The operations of learned and random policies, each with a range that a strength in [0, 1] goes
 * through (Cubuk et al. 2019, table 6; Cubuk et al. 2020). Where a range has two sides the sign is
 * drawn.
 */
enum PolicyOperation {
  /** Nothing. */
  IDENTITY,
  /** Along x, by ±0.3 times the distance from the centre. */
  SHEAR_X,
  /** Along y. */
  SHEAR_Y,
  /** By ±150/331 of the width. */
  TRANSLATE_X,
  /** By ±150/331 of the height. */
  TRANSLATE_Y,
  /** By ±30 degrees. */
  ROTATE,
  /** Times 1 ± 0.9. */
  BRIGHTNESS,
  /** The saturation times 1 ± 0.9. */
  COLOR,
  /** Times 1 ± 0.9. */
  CONTRAST,
  /** Times 1 ± 0.9. */
  SHARPNESS,
  /** To 8 down to 4 bits. */
  POSTERIZE,
  /** Of what lies above 1 − strength. */
  SOLARIZE,
  /** Of each channel; without strength. */
  AUTO_CONTRAST,
  /** Of each channel; without strength. */
  EQUALIZE,
  /** Of every intensity; without strength. */
  INVERT;

  private static final double SLANT = 0.3;
  private static final double SHIFT = 150.0 / 331;
  private static final double TURN = Math.toRadians(30);
  private static final double FACTOR = 0.9;
  private static final int BITS = 4;

  /** Those from which {@code RandAugment} draws: all but the last. */
  static final int RANDOM = 14;

  /** What an operation needs to work in; one a worker. */
  static final class Bench {
    final Affine map;
    final Levels levels = new Levels();

    Bench(int height, int width) {
      map = new Affine(height, width);
    }
  }

  void apply(Image image, Bench bench, double strength, Chance chance) {
    switch (this) {
      case IDENTITY -> {}
      case SHEAR_X, SHEAR_Y, TRANSLATE_X, TRANSLATE_Y, ROTATE ->
          move(image, bench.map, strength, chance);
      case BRIGHTNESS -> Tones.brightness(image, factor(strength, chance));
      case COLOR -> Tones.saturation(image, factor(strength, chance));
      case CONTRAST -> Tones.contrast(image, factor(strength, chance));
      case SHARPNESS -> Sharpness.apply(image, factor(strength, chance));
      case POSTERIZE -> Levels.posterize(image, Byte.SIZE - (int) Math.rint(BITS * strength));
      case SOLARIZE -> Levels.solarize(image, (float) (1 - strength));
      case AUTO_CONTRAST -> Levels.autoContrast(image);
      case EQUALIZE -> bench.levels.equalize(image);
      case INVERT -> Levels.invert(image);
    }
  }

  private void move(Image image, Affine map, double strength, Chance chance) {
    double signed = signed(strength, chance);
    map.clear();
    switch (this) {
      case SHEAR_X -> map.shear(SLANT * signed, 0);
      case SHEAR_Y -> map.shear(0, SLANT * signed);
      case TRANSLATE_X -> map.shift(Math.rint(SHIFT * signed * image.width()), 0);
      case TRANSLATE_Y -> map.shift(0, Math.rint(SHIFT * signed * image.height()));
      default -> map.rotate(TURN * signed);
    }
    image.resample(map, Border.ZERO);
  }

  private static float factor(double strength, Chance chance) {
    return (float) (1 + FACTOR * signed(strength, chance));
  }

  private static double signed(double strength, Chance chance) {
    return chance.happens(0.5) ? strength : -strength;
  }
}
