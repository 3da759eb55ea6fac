package dev.regimen.processor.ir;

/**
 * Where a value comes from: it names variables and methods in the generated code.
 *
 * @param layer the user's field, or a word such as {@code loss} for what has none
 * @param direction the part of the step
 * @param pass the word for a further pass of the network within the step; empty in the one whose
 *     predictions count
 */
public record Origin(String layer, Direction direction, String pass) {
  /** Stands for the loss, which is no field of the user's: no identifier is spelled like this. */
  public static final String LOSS = "@loss";

  /** In the pass whose predictions count. */
  public Origin(String layer, Direction direction) {
    this(layer, direction, "");
  }

  /** The field, or the word for what has none, as it enters names, behind that of its pass. */
  public String word() {
    String own = isLoss() ? task().isEmpty() ? "loss" : task() + ".loss" : layer;
    return pass.isEmpty() ? own : pass + "." + own;
  }

  /** The layer of its pass, which tells it from the same layer of another pass. */
  public String place() {
    return pass.isEmpty() ? layer : pass + "." + layer;
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

  /** Where the gradient of what comes from a place comes from. */
  public Origin backward() {
    return towards(Direction.BACKWARD);
  }

  /** The same layer in the same pass, in another part of the step. */
  public Origin towards(Direction other) {
    return new Origin(layer, other, pass);
  }

  /** The same in a further pass of the network. */
  Origin in(String further) {
    return new Origin(layer, direction, further);
  }

  public static Origin update(String layer) {
    return new Origin(layer, Direction.UPDATE);
  }
}
