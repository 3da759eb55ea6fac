package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Total;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.FlatLoop;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints numbers of an update in double: of the whole network, or of tensor {@code k}. */
final class NumberWriter {
  /** Counts the tensors of a group, or the units of a tile. */
  static final Name TENSOR = Name.local(Type.INT, "k");

  private static final Name LEARNING_RATE = Name.field(Type.DOUBLE, "learningRate");

  private final UpdateWriter update;
  private final Map<Value, Name> locals;

  /**
   * A writer.
   *
   * @param locals numbers that stand in locals
   */
  NumberWriter(UpdateWriter update, Map<Value, Name> locals) {
    this.update = update;
    this.locals = locals;
  }

  Expr print(Value number) {
    return print(number, false);
  }

  /** The expression of a number, even where it has a local. */
  Expr expression(Value number) {
    return print(number, true);
  }

  private Expr print(Value number, boolean anew) {
    Value value = UpdateWriter.reduction(number);
    if (!anew && locals.containsKey(value)) {
      return locals.get(value);
    }
    if (value.op() instanceof Reduce) {
      return FlatLoop.isByUnit(value)
          ? Expr.at(update.sum(value), TENSOR)
          : Expr.call(update.sum(value), "of", TENSOR);
    }
    if (value.op() instanceof Total) {
      return update.totals(value).stream()
          .map(sum -> Expr.call(sum, "all"))
          .reduce(Expr::plus)
          .orElseThrow();
    }
    if (!anew && update.ofAll(value) != null) {
      return update.ofAll(value);
    }
    Pointwise pointwise = (Pointwise) value.op();
    return new ScalarWriter(Precision.DOUBLE, k -> print(value.arg(k), false), this::leaf)
        .write(pointwise.expression());
  }

  private @Nullable Expr leaf(Scalar scalar) {
    if (scalar instanceof Scalar.Setting setting) {
      Name field = update.context().setting(setting.name());
      return update.isLocal(field.text()) ? new Expr.Hidden(field) : field;
    }
    if (scalar instanceof Scalar.Scheduled scheduled) {
      return Expr.at(StepContext.SCHEDULED, Expr.number(scheduled.index()));
    }
    if (scalar instanceof Scalar.PhaseBegin begin) {
      return Expr.at(StepContext.PHASE_BEGINS, Expr.number(begin.phase()));
    }
    if (!(scalar instanceof Scalar.Ambient ambient)) {
      return null;
    }
    return switch (ambient.clock()) {
      case LEARNING_RATE -> LEARNING_RATE;
      case STEP -> StepNumbers.NEXT_STEP;
      case ROWS -> StepContext.ROWS;
      case SHARE -> StepContext.SHARE;
      case CONTINUED -> StepContext.CONTINUED;
      default -> throw new IllegalStateException(scalar + " is for schedules only");
    };
  }
}
