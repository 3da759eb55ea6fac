package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.VerticalFlip}. */
public final class VerticalFlip implements Geometry {
  private final double p;

  /** Turns upside down with this probability. */
  public VerticalFlip(double p) {
    this.p = p;
  }

  @Override
  public void compose(Affine map, Image image, Chance chance) {
    if (chance.happens(p)) {
      map.overturn();
    }
  }
}
