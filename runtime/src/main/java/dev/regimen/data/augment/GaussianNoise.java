package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.GaussianNoise}. */
public final class GaussianNoise implements Pixels {
  private final double std;

  /** Adds noise of this standard deviation. */
  public GaussianNoise(double std) {
    this.std = std;
  }

  @Override
  public boolean standardized() {
    return true;
  }

  @Override
  public void apply(Image image, Chance chance) {
    if (std == 0) {
      return;
    }
    float[] x = image.pixels();
    for (int i = 0; i < x.length; i++) {
      x[i] += (float) (std * chance.normal());
    }
  }
}
