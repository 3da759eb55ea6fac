package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.CutMix}. */
public final class CutMix implements Mixing {
  private final double alpha;
  private final double share;

  /**
   * Pastes boxes of shares from Beta(alpha, alpha).
   *
   * @param share of the batches, where there is another mixing
   */
  public CutMix(double alpha, double share) {
    this.alpha = alpha;
    this.share = share;
  }

  @Override
  public double share() {
    return share;
  }

  @Override
  public void draw(Mix mix, Chance chance) {
    double side = Math.sqrt(1 - chance.beta(alpha));
    int height = (int) (mix.height * side);
    int width = (int) (mix.width * side);
    int top = chance.below(mix.height) - height / 2;
    int left = chance.below(mix.width) - width / 2;
    mix.top = Math.max(0, top);
    mix.left = Math.max(0, left);
    mix.bottom = Math.max(mix.top, Math.min(mix.height, top + height));
    mix.right = Math.max(mix.left, Math.min(mix.width, left + width));
    double pasted = (double) (mix.bottom - mix.top) * (mix.right - mix.left);
    mix.lambda = 1 - pasted / ((double) mix.height * mix.width);
  }

  @Override
  public void mix(Mix mix, Image image, Image other) {
    int from = mix.left * image.channels();
    int count = (mix.right - mix.left) * image.channels();
    for (int y = mix.top; y < mix.bottom; y++) {
      int at = y * image.width() * image.channels() + from;
      System.arraycopy(other.pixels(), at, image.pixels(), at, count);
    }
  }
}
