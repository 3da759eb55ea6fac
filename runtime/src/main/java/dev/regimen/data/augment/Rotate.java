package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.Rotate}. */
public final class Rotate implements Geometry {
  private final double degrees;

  /** Rotates by at most this angle. */
  public Rotate(double degrees) {
    this.degrees = degrees;
  }

  @Override
  public void compose(Affine map, Image image, Chance chance) {
    map.rotate(Math.toRadians(chance.uniform(-degrees, degrees)));
  }
}
