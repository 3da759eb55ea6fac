package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.RandomResizedCrop}. */
public final class RandomResizedCrop implements Geometry {
  private static final int ATTEMPTS = 10;

  private final double scaleLow;
  private final double scaleHigh;
  private final double ratioLow;
  private final double ratioHigh;

  /**
   * Cuts out these fractions of the area in these ratios of width to height.
   *
   * @throws IllegalArgumentException if a low end exceeds its high end
   */
  public RandomResizedCrop(double scaleLow, double scaleHigh, double ratioLow, double ratioHigh) {
    Numbers.ascending("scaleLow", scaleLow, "scaleHigh", scaleHigh);
    Numbers.ascending("ratioLow", ratioLow, "ratioHigh", ratioHigh);
    this.scaleLow = scaleLow;
    this.scaleHigh = scaleHigh;
    this.ratioLow = ratioLow;
    this.ratioHigh = ratioHigh;
  }

  @Override
  public void compose(Affine map, Image image, Chance chance) {
    int height = image.height();
    int width = image.width();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double area = chance.uniform(scaleLow, scaleHigh) * height * width;
      double ratio = Math.exp(chance.uniform(Math.log(ratioLow), Math.log(ratioHigh)));
      int w = (int) Math.rint(Math.sqrt(area * ratio));
      int h = (int) Math.rint(Math.sqrt(area / ratio));
      if (w >= 1 && h >= 1 && w <= width && h <= height) {
        int left = chance.below(width - w + 1);
        map.window(left, chance.below(height - h + 1), w, h);
        return;
      }
    }
    largest(map, height, width);
  }

  /** The largest rectangle at the centre whose ratio is allowed. */
  private void largest(Affine map, int height, int width) {
    double ratio = Math.min(ratioHigh, Math.max(ratioLow, (double) width / height));
    double w = Math.min(width, height * ratio);
    double h = Math.min(height, width / ratio);
    map.window((width - w) / 2, (height - h) / 2, w, h);
  }
}
