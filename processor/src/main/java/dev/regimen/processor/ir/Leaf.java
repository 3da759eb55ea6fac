package dev.regimen.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tensor that a step finds in memory.
 *
 * @param kind whose it is
 * @param name its name in saved files and in messages, such as {@code hidden1.weight}
 * @param shape its shape
 */
public record Leaf(Kind kind, String name, Shape shape) implements Op {
  /** Who owns a leaf. */
  public enum Kind {
    /** The features of the batch. */
    INPUT,
    /** What each sample comes with beside its features, for norms that ask for it. */
    CONDITION,
    /** The targets of the batch: one row of class probabilities, or of numbers, a sample. */
    TARGET,
    /**
     * The same of classes of which memory has the numbers, one for each row: a loop makes rows of
     * them that are 1 at the class and 0 elsewhere.
     */
    CLASSES,
    /** What a sample counts for a task: 0 where it lacks the target, else 1 or its weight. */
    PRESENT,
    /**
     * What a pass over samples leaves for the next one, which goes on from there: operations that
     * read it write it too.
     */
    KEPT,
    /** Trained by the optimizer. */
    PARAMETER,
    /** Kept beside the parameters but not trained: running statistics. */
    RUNNING,
    /**
     * The loss's gradient by a parameter: written by the gradients' program, read by the update.
     */
    GRADIENT,
    /**
     * The same of those rows of a table that the batch looks up: the update is of these rows, and
     * the others stay as they are.
     */
    SPARSE_GRADIENT,
    /** State of the optimizer, one tensor like the parameter's. */
    SLOT,
    /** The average of a parameter or a running statistic, which is what networks are used with. */
    AVERAGE
  }

  /** Where the average of this parameter or running statistic is kept. */
  public Leaf average() {
    return new Leaf(Kind.AVERAGE, "average of " + name, shape);
  }

  /** Where the loss's gradient by this parameter is left for the update. */
  public Leaf gradient() {
    return new Leaf(Kind.GRADIENT, "gradient of " + name, shape);
  }

  /** Where it is left of those rows that the batch looks up, if the update is of these only. */
  public Leaf sparseGradient() {
    return new Leaf(Kind.SPARSE_GRADIENT, "gradient of " + name, shape);
  }

  /** Whether this is a gradient, of all of a parameter or of rows of it. */
  public boolean isGradient() {
    return kind == Kind.GRADIENT || kind == Kind.SPARSE_GRADIENT;
  }

  /** Whether this is what a task is compared with. */
  public boolean isTarget() {
    return kind == Kind.TARGET || kind == Kind.CLASSES;
  }

  /** What a technique remembers of this parameter under a name; neither has a dot. */
  public Leaf slot(String technique, String of) {
    return new Leaf(Kind.SLOT, name + "." + technique + "." + of, shape);
  }

  /** Of a slot, the name of the parameter that it is of. */
  public String owner() {
    int technique = name.lastIndexOf('.', name.lastIndexOf('.') - 1);
    return name.substring(0, technique);
  }

  @Override
  public Shape type(List<Shape> args) {
    return shape;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return List.of();
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    return bindings.tensor(this);
  }

  @Override
  public String word() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + " " + name;
  }
}
