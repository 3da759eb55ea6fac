package dev.regimen.data.augment;

import dev.regimen.annotation.Erasure;

/** See {@link dev.regimen.annotation.Cutout}. */
public final class Cutout implements Pixels {
  private final int size;

  /** Blanks a square of this side. */
  public Cutout(int size) {
    this.size = size;
  }

  @Override
  public boolean standardized() {
    return true;
  }

  @Override
  public void apply(Image image, Chance chance) {
    int top = chance.below(image.height()) - size / 2;
    int left = chance.below(image.width()) - size / 2;
    Rectangles.fill(image, top, top + size, left, left + size, Erasure.ZERO, chance);
  }
}
