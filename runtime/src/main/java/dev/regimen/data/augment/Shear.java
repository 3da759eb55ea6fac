package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.Shear}. */
public final class Shear implements Geometry {
  private final double degrees;

  /** Slants by at most this angle. */
  public Shear(double degrees) {
    this.degrees = degrees;
  }

  @Override
  public void compose(Affine map, Image image, Chance chance) {
    map.shear(Math.tan(Math.toRadians(chance.uniform(-degrees, degrees))), 0);
  }
}
