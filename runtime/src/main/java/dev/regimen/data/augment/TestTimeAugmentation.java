package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.TestTimeAugmentation}. */
public final class TestTimeAugmentation implements Viewing {
  private final boolean flip;
  private final int random;

  /** Shows the mirror image too, and so many random views. */
  public TestTimeAugmentation(boolean flip, int random) {
    this.flip = flip;
    this.random = random;
  }

  @Override
  public int views() {
    return mirrored() + random;
  }

  @Override
  public boolean random(int view) {
    return view > mirrored();
  }

  private int mirrored() {
    return flip ? 1 : 0;
  }

  @Override
  public void compose(Affine map, int view) {
    if (view > 0) {
      map.mirror();
    }
  }
}
