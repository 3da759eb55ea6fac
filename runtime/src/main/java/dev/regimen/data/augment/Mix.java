package dev.regimen.data.augment;

/** How one batch is mixed. Mutable; the same for all workers, each of which has its own. */
public final class Mix {
  final int height;
  final int width;
  double lambda = 1;
  int left;
  int top;
  int right;
  int bottom;

  Mix(int height, int width) {
    this.height = height;
    this.width = width;
  }

  /** λ, the share of a sample itself; 1 − λ is that of the next one. */
  public double lambda() {
    return lambda;
  }

  /** Sets the share of a sample itself. */
  public void lambda(double share) {
    lambda = share;
  }
}
