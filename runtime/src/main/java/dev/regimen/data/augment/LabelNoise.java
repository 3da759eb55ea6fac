package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.LabelNoise}. */
public final class LabelNoise implements Relabeling {
  private final double probability;
  private final boolean fixed;

  /** Draws labels with this probability, once a sample or anew in each epoch. */
  public LabelNoise(double probability, boolean fixed) {
    this.probability = probability;
    this.fixed = fixed;
  }

  @Override
  public int label(int label, int classes, Chance chance) {
    return chance.happens(probability) ? chance.below(classes) : label;
  }

  @Override
  public boolean fixed() {
    return fixed;
  }
}
