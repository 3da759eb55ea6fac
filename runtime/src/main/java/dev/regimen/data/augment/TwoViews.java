package dev.regimen.data.augment;

/**
 * Shows each sample twice in a batch, in the first half and in the second, each time augmented
 * anew; see {@link dev.regimen.annotation.Contrastive}.
 */
public final class TwoViews implements Repeating {
  @Override
  public int times() {
    return 2;
  }

  @Override
  public boolean ofImages() {
    return false;
  }
}
