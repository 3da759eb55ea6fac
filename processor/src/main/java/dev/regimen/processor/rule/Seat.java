package dev.regimen.processor.rule;

/**
 * What a technique must be alone in: a network has one optimizer, a field one activation. Rules
 * without a seat of their role sit by themselves, once each.
 *
 * @param word what users call it: {@code optimizer}
 * @param conflict the id of the finding that two of them cause
 */
public record Seat(String word, String conflict) {
  /** The id for seats that have no id of their own. */
  public static final String CONFLICT = "SlotConflict";

  /** The seat that a rule's annotation takes on its field or in its regime. */
  public static Seat of(Rule<?> rule) {
    if (rule instanceof LayerRule<?> layer && !layer.slot().shared()) {
      return new Seat(word(layer.slot()), CONFLICT);
    }
    if (rule instanceof UpdateRule<?> update && update.optimizer()) {
      return new Seat("optimizer", "OptimizerConflict");
    }
    if (rule instanceof UpdateRule<?> update && update.clips()) {
      return new Seat("bound on gradients", "ClipConflict");
    }
    if (rule instanceof ScheduleRule<?> schedule) {
      return new Seat(
          schedule.prefix() ? "prefix of the learning rate" : "schedule of the learning rate",
          "ScheduleConflict");
    }
    if (rule instanceof LossRule<?>) {
      return new Seat("loss", CONFLICT);
    }
    if (rule instanceof AugmentationRule<?> augmentation
        && augmentation.slot() == AugmentationSlot.POLICY) {
      return new Seat("augmentation policy", CONFLICT);
    }
    if (rule instanceof WeightRule<?>) {
      return new Seat("form of its weight", CONFLICT);
    }
    if (rule instanceof InitRule<?>) {
      return new Seat("initialization", CONFLICT);
    }
    if (rule instanceof RunRule<?> run) {
      return new Seat(run.seat(), CONFLICT);
    }
    return new Seat("@" + rule.annotation().getSimpleName(), CONFLICT);
  }

  private static String word(Slot slot) {
    return switch (slot) {
      case TRANSFORM -> "transformation";
      case NORMALIZE -> "normalization";
      case ACTIVATE -> "activation";
      case SCALE -> "scaling of channels";
      case POOL -> "pooling";
      case BRANCH, NOISE -> throw new IllegalArgumentException(slot + " is no seat");
    };
  }
}
