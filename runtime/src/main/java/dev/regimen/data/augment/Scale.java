package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.Scale}. */
public final class Scale implements Geometry {
  private final double low;
  private final double high;

  /**
   * Enlarges by factors of this range.
   *
   * @throws IllegalArgumentException if low exceeds high
   */
  public Scale(double low, double high) {
    Numbers.ascending("low", low, "high", high);
    this.low = low;
    this.high = high;
  }

  @Override
  public void compose(Affine map, Image image, Chance chance) {
    map.scale(chance.uniform(low, high));
  }
}
