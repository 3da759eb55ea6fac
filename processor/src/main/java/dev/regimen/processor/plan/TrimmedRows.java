package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Trim;
import dev.regimen.processor.ir.Value;
import java.util.HashSet;
import java.util.Set;

/**
 * Which values of a program that trims its texts have rows for the places of a text, as many as the
 * batch's longest text has. They take less than they have room for, so that those of one sample lie
 * where what is as large and has all its rows has those of others.
 */
final class TrimmedRows {
  private final Set<Value> trimmed = new HashSet<>();
  private final int length;

  TrimmedRows(Program program) {
    length = Trim.length(program);
    if (length > 0) {
      program.body().stream().filter(this::hasRows).map(Space::stored).forEach(trimmed::add);
      program.body().stream().filter(this::goesOnFromRows).map(Space::stored).forEach(trimmed::add);
    }
  }

  private boolean hasRows(Value value) {
    Shape shape = value.shape();
    boolean rows = shape.isBatched() && shape.rank() > 2 && shape.dim(1) == length;
    return rows || value.op() instanceof Trim;
  }

  /** Numbers of places that stand side by side do not show in their shape that they do. */
  private boolean goesOnFromRows(Value value) {
    boolean goesOn =
        value.shape().rank() == 2
            && value.args().stream()
                .filter(arg -> arg.shape().equals(value.shape()))
                .anyMatch(arg -> trimmed.contains(Space.stored(arg)));
    if (goesOn) {
      trimmed.add(Space.stored(value));
    }
    return goesOn;
  }

  /** Whether a sample's numbers lie at the same place in both of two stored values of a size. */
  boolean lieAlike(Value a, Value b) {
    return length == 0
        || a.shape().last() == b.shape().last() && trimmed.contains(a) == trimmed.contains(b);
  }
}
