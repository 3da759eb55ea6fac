package dev.regimen.data.augment;

import dev.regimen.annotation.Border;

/** See {@link dev.regimen.annotation.RandomCrop}. */
public final class RandomCrop implements Geometry {
  private final int padding;
  private final Border border;

  /** Shifts by at most the padding, within such a border. */
  public RandomCrop(int padding, Border border) {
    this.padding = padding;
    this.border = border;
  }

  @Override
  public void compose(Affine map, Image image, Chance chance) {
    int right = chance.below(2 * padding + 1) - padding;
    map.shift(right, chance.below(2 * padding + 1) - padding);
  }

  @Override
  public Border border() {
    return border;
  }
}
