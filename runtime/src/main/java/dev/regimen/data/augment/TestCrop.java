package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.TestCrop}. */
public final class TestCrop implements Viewing {
  private final double ratio;

  /** Shows the centre, of this fraction of the sides. */
  public TestCrop(double ratio) {
    this.ratio = ratio;
  }

  @Override
  public void compose(Affine map, int view) {
    map.scale(1 / ratio);
  }
}
