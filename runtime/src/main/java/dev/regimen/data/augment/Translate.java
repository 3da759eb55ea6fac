package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.Translate}. */
public final class Translate implements Geometry {
  private final double fraction;

  /** Shifts by at most this fraction of the size. */
  public Translate(double fraction) {
    this.fraction = fraction;
  }

  @Override
  public void compose(Affine map, Image image, Chance chance) {
    double right = Math.rint(chance.uniform(-fraction, fraction) * image.width());
    map.shift(right, Math.rint(chance.uniform(-fraction, fraction) * image.height()));
  }
}
