package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.ColorJitter}. */
public final class ColorJitter implements Pixels {
  private final double brightness;
  private final double contrast;
  private final double saturation;
  private final double hue;

  /** Changes each by at most its amount; 0 leaves it as it is. */
  public ColorJitter(double brightness, double contrast, double saturation, double hue) {
    this.brightness = brightness;
    this.contrast = contrast;
    this.saturation = saturation;
    this.hue = hue;
  }

  @Override
  public void apply(Image image, Chance chance) {
    if (brightness > 0) {
      Tones.brightness(image, factor(brightness, chance));
    }
    if (contrast > 0) {
      Tones.contrast(image, factor(contrast, chance));
    }
    if (saturation > 0) {
      Tones.saturation(image, factor(saturation, chance));
    }
    if (hue > 0) {
      Tones.hue(image, chance.uniform(-hue, hue));
    }
  }

  private static float factor(double amount, Chance chance) {
    return (float) chance.uniform(Math.max(0, 1 - amount), 1 + amount);
  }
}
