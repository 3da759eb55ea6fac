package dev.regimen.processor.ir;

/**
 * Where a value comes from: it names variables and methods in the generated code.
 *
 * @param layer the user's field, or a word such as {@code loss} for what has none
 * @param direction the part of the step
 */
public record Origin(String layer, Direction direction) {
  /** Stands for the loss, which is no field of the user's: no identifier is spelled like this. */
  public static final String LOSS = "@loss";

  /** The field, or the word for what has none, as it enters names. */
  public String word() {
    return isLoss() ? task().isEmpty() ? "loss" : task() + ".loss" : layer;
  }

  /** Whether this is the loss's. */
  public boolean isLoss() {
    return layer.equals(LOSS) || layer.startsWith(LOSS + " ");
  }

  /** The task whose loss this is; empty where it is the network's, or no loss. */
  public String task() {
    return layer.startsWith(LOSS + " ") ? layer.substring(LOSS.length() + 1) : "";
  }

  /** The loss of one of several tasks. */
  public static Origin loss(String task) {
    return forward(LOSS + " " + task);
  }

  /** The parts of a training step. */
  public enum Direction {
    FORWARD,
    BACKWARD,
    /** A part of the forward pass that is computed again for the backward pass. */
    RECOMPUTE,
    UPDATE
  }

  public static Origin forward(String layer) {
    return new Origin(layer, Direction.FORWARD);
  }

  public static Origin backward(String layer) {
    return new Origin(layer, Direction.BACKWARD);
  }

  public static Origin update(String layer) {
    return new Origin(layer, Direction.UPDATE);
  }
}
