package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.RepeatedAugmentation}. */
public final class RepeatedAugmentation implements Repeating {
  private final int times;

  /** Shows each sample so often. */
  public RepeatedAugmentation(int times) {
    this.times = times;
  }

  @Override
  public int times() {
    return times;
  }
}
