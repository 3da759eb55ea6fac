package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Result;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a program does with the places of its texts: values have a row for each, [B, length, d], or
 * hold them side by side, [B, length·d], where each has numbers of its own, such as a learned
 * position.
 */
final class TextPlaces {
  private final Program program;
  private final Value ids;
  private final int length;
  private final ZeroPadding zeros;

  /** Numbers of a sample where those of its places stand side by side. */
  private final Set<Integer> widths = new HashSet<>();

  private TextPlaces(Program program, Value ids) {
    this.program = program;
    this.ids = ids;
    length = ids.shape().last();
    zeros = new ZeroPadding(ids);
  }

  /**
   * Of a program.
   *
   * @param ids its input, [B, length]
   */
  static TextPlaces of(Program program, Value ids) {
    TextPlaces places = new TextPlaces(program, ids);
    program.body().stream()
        .filter(value -> value.op() instanceof Reshape && places.hasRows(value.arg(0)))
        .filter(value -> value.shape().rank() == 2 && value.arg(0) != ids)
        .forEach(value -> places.widths.add(value.shape().last()));
    return places;
  }

  /** Whether nothing depends on how many places there are behind a text's end. */
  boolean areByThemselves() {
    return program.body().stream().allMatch(this::isByItself)
        && program.outputs().values().stream()
            .noneMatch(value -> hasRows(value) || isSideBySide(value));
  }

  private boolean isByItself(Value value) {
    if (value.args().contains(ids)) {
      boolean asColumn = value.op() instanceof Reshape && hasRows(value) && isNarrow(value);
      return asColumn || value.op() instanceof Gather || value.op() instanceof Scatter;
    }
    boolean sideBySide = isSideBySide(value) || value.args().stream().anyMatch(this::isSideBySide);
    if (sideBySide) {
      return keepsSideBySide(value);
    }
    if (!hasRows(value) && value.args().stream().noneMatch(this::hasRows)) {
      return value == ids || isNote(value) || !hasAsManyRows(value.shape());
    }
    if (value.op() instanceof Reduce reduce) {
      return leavesPaddingOut(reduce, value);
    }
    return value.op().leavesPaddingOut(value.args());
  }

  private static boolean isNarrow(Value value) {
    return value.shape().last() == 1;
  }

  /** Whether a value has a row for each place. */
  private boolean hasRows(Value value) {
    Shape shape = value.shape();
    return shape.isBatched() && shape.rank() == 3 && shape.dim(1) == length && !isNote(value);
  }

  private static boolean isNote(Value value) {
    return value.op() instanceof Result result && value.arg(0).op().isNote(result.index());
  }

  private boolean hasAsManyRows(Shape shape) {
    return shape.isBatched() && shape.elements() == (long) length * shape.last();
  }

  private boolean isSideBySide(Value value) {
    Shape shape = value.shape();
    return shape.isBatched() && value != ids && widths.contains(shape.last());
  }

  private boolean keepsSideBySide(Value value) {
    Value arg = value.args().isEmpty() ? value : value.arg(0);
    if (value.op() instanceof Reshape) {
      return isRowSideBySide(value) ? hasRows(arg) : hasRows(value) && isRowSideBySide(arg);
    }
    if (value.op() instanceof Reduce reduce) {
      return isRowSideBySide(arg)
          && reduce.kind() == Reduce.Kind.SUM
          && reduce.axes().equals(List.of(0))
          && isBackward(value);
    }
    return value.op() instanceof Pointwise
        && isRowSideBySide(value)
        && value.args().stream()
            .allMatch(each -> isRowSideBySide(each) || !each.shape().isBatched());
  }

  private boolean isRowSideBySide(Value value) {
    return isSideBySide(value) && value.shape().rank() == 2;
  }

  /** Gradients are zero at padding, and so has to be what is summed forward. */
  private boolean leavesPaddingOut(Reduce reduce, Value value) {
    boolean sum = reduce.kind() == Reduce.Kind.SUM;
    boolean overPlaces = reduce.axes().contains(1);
    if (reduce.axes().contains(0)) {
      return sum && overPlaces && isBackward(value);
    }
    return !overPlaces || sum && (isBackward(value) || zeros.isOf(value.arg(0)));
  }

  private static boolean isBackward(Value value) {
    return value.origin().direction() == Origin.Direction.BACKWARD;
  }
}
