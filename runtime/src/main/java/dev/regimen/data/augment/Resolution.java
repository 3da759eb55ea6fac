package dev.regimen.data.augment;

/**
 * The sides of the squares that images are shown as; see {@link dev.regimen.annotation.Resolution}.
 *
 * @param train in training
 * @param test in validation, test and prediction
 */
public record Resolution(int train, int test) {
  /** Every image at its own size. */
  public static final Resolution OWN = new Resolution(0, 0);

  /**
   * The side that an image is shown at.
   *
   * @param own the side that it has
   */
  public int side(boolean training, int own) {
    int side = training ? train : test;
    return side == 0 ? own : side;
  }
}
