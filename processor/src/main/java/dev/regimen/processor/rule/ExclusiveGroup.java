package dev.regimen.processor.rule;

/**
 * What a technique must be alone in: a network has one optimizer, a field one activation. A rule
 * whose role has no group is one by itself, once at each place.
 *
 * @param word what users call it: {@code optimizer}
 * @param conflict the id of the finding that two of them cause
 */
public record ExclusiveGroup(String word, String conflict) {
  /** The id for groups that have no id of their own. */
  public static final String CONFLICT = "SlotConflict";

  /** The group that a rule's annotation belongs to on its field or in its regime. */
  public static ExclusiveGroup of(Rule<?> rule) {
    if (rule instanceof PretextRule<?>) {
      return new ExclusiveGroup("pretext task", CONFLICT);
    }
    if (rule instanceof LayerRule<?> layer && !layer.slot().shared()) {
      return new ExclusiveGroup(word(layer.slot()), CONFLICT);
    }
    if (rule instanceof UpdateRule<?> update && update.optimizer()) {
      return new ExclusiveGroup("optimizer", "OptimizerConflict");
    }
    if (rule instanceof UpdateRule<?> update && update.clips()) {
      return new ExclusiveGroup("bound on gradients", "ClipConflict");
    }
    if (rule instanceof UpdateRule<?> update && update.averages()) {
      return new ExclusiveGroup(RunRule.AVERAGE, CONFLICT);
    }
    if (rule instanceof ScheduleRule<?> schedule) {
      return new ExclusiveGroup(
          schedule.prefix() ? "prefix of the learning rate" : "schedule of the learning rate",
          "ScheduleConflict");
    }
    if (rule instanceof LossRule<?>) {
      return new ExclusiveGroup("loss", CONFLICT);
    }
    if (rule instanceof TaskWeightRule<?>) {
      return new ExclusiveGroup("weighing of tasks", CONFLICT);
    }
    if (rule instanceof AugmentationRule<?> augmentation
        && augmentation.slot() == AugmentationSlot.POLICY) {
      return new ExclusiveGroup("augmentation policy", CONFLICT);
    }
    if (rule instanceof WeightRule<?>) {
      return new ExclusiveGroup("form of its weight", CONFLICT);
    }
    if (rule instanceof InitRule<?>) {
      return new ExclusiveGroup("initialization", CONFLICT);
    }
    if (rule instanceof RunRule<?> run) {
      return new ExclusiveGroup(run.group(), CONFLICT);
    }
    return new ExclusiveGroup("@" + rule.annotation().getSimpleName(), CONFLICT);
  }

  private static String word(Slot slot) {
    return switch (slot) {
      case TRANSFORM -> "transformation";
      case NORMALIZE -> "normalization";
      case ACTIVATE -> "activation";
      case SCALE -> "scaling of channels";
      case POOL -> "pooling";
      case BRANCH, NOISE, SHOW -> throw new IllegalArgumentException(slot + " is no group");
    };
  }
}
