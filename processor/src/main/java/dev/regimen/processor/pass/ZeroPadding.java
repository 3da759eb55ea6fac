package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Attention;
import dev.regimen.processor.ir.Columns;
import dev.regimen.processor.ir.Concatenate;
import dev.regimen.processor.ir.Detach;
import dev.regimen.processor.ir.Ends;
import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.MatMul;
import dev.regimen.processor.ir.Op;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Recurrence;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Widen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of which values the rows of padding are zeros, whatever the parameters are: such rows may be
 * added or left out.
 */
final class ZeroPadding {
  /** What makes zeros of zeros, and rows of rows. */
  private static final Set<Class<? extends Op>> OF_ZEROS =
      Set.of(
          Reshape.class, Detach.class, Columns.class, Widen.class, Concatenate.class, Ends.class);

  /** Numbers in the place of operands that are no zeros. */
  private static final double[] PROBES = {-1.75, 0.625, 3.5};

  private final Value ids;
  private final Map<Value, Boolean> known = new HashMap<>();

  /**
   * In what is made of texts.
   *
   * @param ids [B, length], 0 behind a text's end
   */
  ZeroPadding(Value ids) {
    this.ids = ids;
  }

  boolean isOf(Value value) {
    Boolean told = known.get(value);
    if (told == null) {
      told = value == ids || isMade(value);
      known.put(value, told);
    }
    return told;
  }

  private boolean isMade(Value value) {
    List<Value> args = value.args();
    Op op = value.op();
    if (OF_ZEROS.contains(op.getClass())) {
      return args.stream().allMatch(this::isOf);
    }
    if (op instanceof Gather gather) {
      return gather.first() > 0 && args.get(0) == ids;
    }
    if (op instanceof MatMul) {
      return !args.get(1).shape().isBatched() && isOf(args.get(0));
    }
    if (op instanceof Recurrence recurrence) {
      return recurrence.isOfTexts(args);
    }
    if (op instanceof Attention attention) {
      return attention.isOfTexts(args);
    }
    if (op instanceof Reduce reduce) {
      return reduce.axes().stream().allMatch(axis -> axis > 1) && isOf(args.get(0));
    }
    return op instanceof Pointwise pointwise && isZero(pointwise, args);
  }

  /** Whether zeros in the place of some operands make the expression 0, whatever the others are. */
  private boolean isZero(Pointwise pointwise, List<Value> args) {
    if (args.stream().noneMatch(this::isOf)) {
      return false;
    }
    for (double probe : PROBES) {
      double[] numbers = args.stream().mapToDouble(arg -> isOf(arg) ? 0 : probe).toArray();
      if (pointwise.expression().evaluate(numbers, leaf -> probe) != 0) {
        return false;
      }
    }
    return true;
  }
}
