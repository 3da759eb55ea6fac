package dev.regimen.data.augment;

import dev.regimen.annotation.Policy;

/** See {@link dev.regimen.annotation.AutoAugment}. */
public final class AutoAugment implements Pixels {
  private final LearnedPolicy policy;

  /** Applies the policy that was learned on a data set. */
  public AutoAugment(Policy policy) {
    this.policy = LearnedPolicy.of(policy);
  }

  @Override
  public void apply(Image image, Chance chance) {
    int pair = chance.below(policy.pairs());
    for (LearnedPolicy.Part part : policy.pair(pair)) {
      if (chance.happens(part.probability())) {
        part.operation().apply(image, image.bench(), part.strength(), chance);
      }
    }
  }
}
