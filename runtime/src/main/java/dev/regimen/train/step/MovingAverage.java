package dev.regimen.train.step;

/**
 * An average that every update moves. It lies where the update's loop works, on the heap in tiles;
 * for use it is copied to where kernels can read it. What is not averaged, because it is frozen, is
 * its own average.
 */
final class MovingAverage extends Average {
  private final Weights trained;
  private final Slots slots;
  private final Weights weights;

  MovingAverage(Blueprint blueprint, Weights trained, Slots slots) {
    this.trained = trained;
    this.slots = slots;
    weights = Weights.zero(blueprint);
  }

  @Override
  public Weights weights() {
    return weights;
  }

  @Override
  public void update() {
    weights.set(trained);
    slots.forEach(
        (slot, values) -> {
          if (slot.kind() == Slot.Kind.AVERAGE) {
            values.copyTo(weights.parameters(), slot.from());
          } else if (slot.kind() == Slot.Kind.RUNNING_AVERAGE) {
            values.copyTo(weights.running(), slot.from());
          }
        });
  }

  @Override
  public void free() {
    weights.free();
  }
}
