package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.HorizontalFlip}. */
public final class HorizontalFlip implements Geometry {
  private final double p;

  /** Mirrors with this probability. */
  public HorizontalFlip(double p) {
    this.p = p;
  }

  @Override
  public void compose(Affine map, Image image, Chance chance) {
    if (chance.happens(p)) {
      map.mirror();
    }
  }
}
