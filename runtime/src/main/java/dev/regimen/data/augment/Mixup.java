package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.Mixup}. */
public final class Mixup implements Mixing {
  private final double alpha;

  /** Mixes by shares from Beta(alpha, alpha). */
  public Mixup(double alpha) {
    this.alpha = alpha;
  }

  @Override
  public void draw(Mix mix, Chance chance) {
    mix.lambda = chance.beta(alpha);
  }

  @Override
  public void mix(Mix mix, Image image, Image other) {
    float own = (float) mix.lambda;
    float[] x = image.pixels();
    float[] y = other.pixels();
    for (int i = 0; i < x.length; i++) {
      x[i] = y[i] + own * (x[i] - y[i]);
    }
  }
}
