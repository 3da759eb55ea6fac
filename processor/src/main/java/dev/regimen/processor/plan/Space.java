package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Call;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.MatMul;
import dev.regimen.processor.ir.Pack;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Result;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Value;
import java.util.List;

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
    if (standsAlone(value)) {
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

  /**
   * Whether this is a mean or a variance over the batch of what a loop computes. It is taken from
   * memory, of which the first row is the shift that keeps its precision: another loop takes it.
   */
  static boolean isMomentOfLoop(Value value) {
    return isBatchReduction(value)
        && ((Reduce) value.op()).kind() != Reduce.Kind.SUM
        && !standsAlone(stored(value.arg(0)))
        && !(stored(value.arg(0)).op() instanceof Leaf);
  }

  /** Whether this reduces each row to one number. */
  public static boolean isRowReduction(Value value) {
    return value.op() instanceof Reduce
        && value.shape().isBatched()
        && value.shape().last() < value.arg(0).shape().last();
  }

  /** Whether this adds up the rows of each sample, column by column. */
  public static boolean isSampleReduction(Value value) {
    return value.op() instanceof Reduce && value.shape().isBatched() && !isRowReduction(value);
  }

  /** Whether a value holds one row for each sample, in a shape that has room for several. */
  static boolean isPerSample(Value value) {
    return of(value) == ROWS && value.shape().rank() > 2 && rowsPerSample(value) == 1;
  }

  /** Computed by a kernel of its own, from memory to memory. */
  static boolean standsAlone(Value value) {
    return value.op() instanceof MatMul
        || value.op() instanceof Call
        || value.op() instanceof Result;
  }

  /** The gradient of a weight or table that a worker computes a range of, from the whole batch. */
  public static boolean isOverBatch(Value value) {
    return standsAlone(value)
        && !value.shape().isBatched()
        && !isInParts(value)
        && value.args().stream().anyMatch(arg -> arg.shape().isBatched());
  }

  /** Whether a worker who computes this reads other workers' rows, which must be there. */
  static boolean readsAllRows(Value value) {
    return isOverBatch(value) || value.op() instanceof Call call && call.gathers();
  }

  /** The gradient of a weight of which every worker computes its own rows' part. */
  public static boolean isInParts(Value value) {
    if (value.op() instanceof Result result) {
      return ((Call) value.arg(0).op()).inParts(result.index());
    }
    return value.op() instanceof Call call && call.inParts(0);
  }

  /**
   * Whether a value is added to an operand in the place of that, each worker to the rows of the
   * weight that it has computed itself: no other's are read.
   */
  static boolean isAddedTo(Value value, Value held) {
    return value.op() instanceof Scatter scatter
        && scatter.added()
        && value.arg(Scatter.HELD) == held
        && isOverBatch(held);
  }

  /** Computed from weights alone, a range of entries by each worker. */
  static boolean isOfWeights(Value value) {
    return value.op() instanceof Call
        && value.args().stream().noneMatch(arg -> arg.shape().isBatched());
  }

  /** The value that memory is laid out for: reshaping renames extents and moves nothing. */
  public static Value stored(Value value) {
    return value.op().renames() ? stored(value.arg(0)) : value;
  }

  /** Whether products read this, or what it renames, as bf16 numbers. */
  public static boolean isPacked(Value value) {
    return stored(value).op() instanceof Pack;
  }

  /**
   * Numbers that memory has room for: of packed ones half as many, of each sample for itself; of a
   * sparse gradient as many as if no id stood there twice.
   */
  public static long size(Value value) {
    if (Scatter.isSparse(value)) {
      return value.arg(1).shape().elements();
    }
    long elements = value.shape().elements();
    return isPacked(value) ? (elements + 1) / 2 : elements;
  }

  /** Rows of one sample: all its extents but the innermost. */
  public static int rowsPerSample(Value value) {
    return Math.toIntExact(value.shape().elements() / value.shape().last());
  }

  /** Operands of one row a sample where the sample has several: a loop reads them once a sample. */
  static List<Value> samplesOperands(Value value) {
    if (standsAlone(value) || value.op().renames() || !touchesSeveralRows(value)) {
      return List.of();
    }
    return value.args().stream().filter(Space::isPerSample).toList();
  }

  private static boolean touchesSeveralRows(Value value) {
    if (isOfSeveralRows(value)) {
      return true;
    }
    for (Value arg : value.args()) {
      if (isOfSeveralRows(arg)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfSeveralRows(Value value) {
    return of(value) == ROWS && rowsPerSample(value) > 1;
  }
}
