package dev.regimen.data.augment;

import dev.regimen.annotation.Erasure;

/** See {@link dev.regimen.annotation.RandomErasing}. */
public final class RandomErasing implements Pixels {
  private static final int ATTEMPTS = 10;

  private final double p;
  private final double areaLow;
  private final double areaHigh;
  private final double ratioLow;
  private final double ratioHigh;
  private final Erasure with;

  /**
   * Overwrites these fractions of the area, in these ratios of height to width.
   *
   * @throws IllegalArgumentException if a low end exceeds its high end
   */
  public RandomErasing(
      double p, double areaLow, double areaHigh, double ratioLow, double ratioHigh, Erasure with) {
    Numbers.ascending("areaLow", areaLow, "areaHigh", areaHigh);
    Numbers.ascending("ratioLow", ratioLow, "ratioHigh", ratioHigh);
    this.p = p;
    this.areaLow = areaLow;
    this.areaHigh = areaHigh;
    this.ratioLow = ratioLow;
    this.ratioHigh = ratioHigh;
    this.with = with;
  }

  @Override
  public boolean standardized() {
    return true;
  }

  @Override
  public void apply(Image image, Chance chance) {
    if (!chance.happens(p)) {
      return;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double area = chance.uniform(areaLow, areaHigh) * image.height() * image.width();
      double ratio = Math.exp(chance.uniform(Math.log(ratioLow), Math.log(ratioHigh)));
      int h = (int) Math.rint(Math.sqrt(area * ratio));
      int w = (int) Math.rint(Math.sqrt(area / ratio));
      if (h >= 1 && w >= 1 && h <= image.height() && w <= image.width()) {
        int top = chance.below(image.height() - h + 1);
        int left = chance.below(image.width() - w + 1);
        Rectangles.fill(image, top, top + h, left, left + w, with, chance);
        return;
      }
    }
  }
}
