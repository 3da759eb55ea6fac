package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.MatMul;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Value;

/** How a value is spread over the workers. */
public enum Space {
  /** One row or several for each sample; a worker owns the rows of its samples. */
  ROWS,
  /** Small and the same for all samples, such as a batch's mean: every worker has its own copy. */
  VECTOR,
  /** As large as a parameter: gradients of weights, optimizer state; cut into ranges. */
  FLAT;

  /** The space of a value. */
  public static Space of(Value value) {
    if (value.shape().isBatched()) {
      return ROWS;
    }
    if (value.op() instanceof MatMul || value.origin().direction() == Origin.Direction.UPDATE) {
      return FLAT;
    }
    if (value.op() instanceof Leaf leaf && leaf.shape().rank() > 1) {
      return FLAT;
    }
    return VECTOR;
  }

  /** Whether this is a sum (or mean, variance, maximum) over samples. */
  public static boolean isBatchReduction(Value value) {
    return value.op() instanceof Reduce
        && value.arg(0).shape().isBatched()
        && !value.shape().isBatched();
  }

  /** Whether this reduces each row to one number. */
  public static boolean isRowReduction(Value value) {
    return value.op() instanceof Reduce && value.shape().isBatched();
  }

  /** A product whose inner extent is the batch: the gradient of a weight. */
  public static boolean isOverBatch(Value value) {
    return value.op() instanceof MatMul && !value.shape().isBatched();
  }

  /** The value that memory is laid out for: reshaping renames extents and moves nothing. */
  public static Value stored(Value value) {
    return value.op() instanceof Reshape ? stored(value.arg(0)) : value;
  }

  /** Rows of one sample: all its extents but the innermost. */
  public static int rowsPerSample(Value value) {
    return Math.toIntExact(value.shape().elements() / value.shape().last());
  }
}
