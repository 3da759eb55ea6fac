package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Trim;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Schedule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many rows a sample has: a number or, where texts are trimmed, what the step finds for each
 * batch.
 *
 * @param most rows of a sample of texts that are trimmed; 0 where none are
 * @param sideBySide the widths of rows in which those of a sample stand side by side, and of one
 */
record Lengths(int most, Map<Integer, Integer> sideBySide) {
  static final Name LENGTH = Name.field(Type.INT, "length");

  /** Of a schedule. */
  static Lengths of(Schedule schedule) {
    int most = Trim.length(schedule.program());
    Map<Integer, Integer> sideBySide = new HashMap<>();
    for (Value value : schedule.program().body()) {
      Shape shape = value.shape();
      boolean flat = most > 0 && value.op() instanceof Reshape && shape.rank() == 2;
      if (flat && value.arg(0).shape().rank() == 3 && value.arg(0).shape().dim(1) == most) {
        sideBySide.put(shape.last(), shape.last() / most);
      }
    }
    return new Lengths(most, sideBySide);
  }

  /**
   * Whether a row holds those of a sample side by side, as many as the batch's longest text has.
   */
  boolean isSideBySide(int width) {
    return sideBySide.containsKey(width);
  }

  /** The width of a row. */
  Expr width(int width, Sizes sizes) {
    return isSideBySide(width)
        ? Expr.times(LENGTH, sizes.any(sideBySide.get(width)))
        : sizes.any(width);
  }

  /** Whether a step goes as far as its batch's longest text, where it goes over this many rows. */
  boolean isTrimmed(int rowsPerSample) {
    return most > 0 && rowsPerSample == most;
  }

  /** Rows of a sample. */
  Expr rows(int rowsPerSample) {
    return isTrimmed(rowsPerSample) ? LENGTH : Expr.number(rowsPerSample);
  }

  /** Tells a kernel that was made for samples of a shape how many rows those of this batch have. */
  void tell(Name kernel, Shape shape, Code code) {
    if (isTrimmed(shape.dim(1))) {
      code.call(kernel, "length", LENGTH);
    }
  }

  /** No value has the field's name. */
  void reserve(StepNames names) {
    if (most > 0) {
      names.claim(LENGTH.text());
    }
  }

  /** What holds the number. */
  Optional<Field> field() {
    Field field = Field.assigned(LENGTH).documented("Units of the batch's longest text.");
    return most > 0 ? Optional.of(field) : Optional.empty();
  }
}
