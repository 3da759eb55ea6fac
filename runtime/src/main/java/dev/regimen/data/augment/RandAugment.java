package dev.regimen.data.augment;

/** See {@link dev.regimen.annotation.RandAugment}. */
public final class RandAugment implements Pixels {
  private static final PolicyOperation[] OPERATIONS = PolicyOperation.values();

  private final int ops;
  private final double level;
  private final double of;
  private final double std;
  private final double p;

  /**
   * So many operations at a level of a scale.
   *
   * @throws IllegalArgumentException if the level lies above its scale
   */
  public RandAugment(int ops, double level, double of, double std, double p) {
    Numbers.ascending("level", level, "of", of);
    this.ops = ops;
    this.level = level;
    this.of = of;
    this.std = std;
    this.p = p;
  }

  @Override
  public void apply(Image image, Chance chance) {
    if (level == 0) {
      return;
    }
    for (int i = 0; i < ops; i++) {
      PolicyOperation operation = OPERATIONS[chance.below(PolicyOperation.RANDOM)];
      double drawn = std == 0 ? level : level + std * chance.normal();
      double strength = Math.min(of, Math.max(0, drawn)) / of;
      if (chance.happens(p)) {
        operation.apply(image, image.bench(), strength, chance);
      }
    }
  }
}
