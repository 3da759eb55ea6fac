package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.InputNoise}. */
public final class InputNoise implements Pixels {
  private final GaussianNoise noise;

  /** Adds noise of this standard deviation. */
  public InputNoise(double deviation) {
    noise = new GaussianNoise(deviation);
  }

  @Override
  public boolean ofImages() {
    return false;
  }

  @Override
  public boolean standardized() {
    return true;
  }

  @Override
  public void apply(Image image, Chance chance) {
    noise.apply(image, chance);
  }
}
