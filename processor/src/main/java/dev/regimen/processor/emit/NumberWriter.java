package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Total;
import dev.regimen.processor.ir.Value;
import java.util.Map;
import java.util.Set;

/** Prints numbers of an update in double: of the whole network, or of tensor {@code k}. */
final class NumberWriter {
  private final UpdateWriter update;
  private final Map<Value, String> locals;

  /**
   * A writer.
   *
   * @param locals numbers that stand in locals
   */
  NumberWriter(UpdateWriter update, Map<Value, String> locals) {
    this.update = update;
    this.locals = locals;
  }

  String print(Value number) {
    return print(number, ScalarWriter.SUM, false);
  }

  /** The expression of a number, even where it has a local. */
  String expression(Value number) {
    return print(number, ScalarWriter.SUM, true);
  }

  private String print(Value number, int context, boolean anew) {
    Value value = UpdateWriter.reduction(number);
    if (!anew && locals.containsKey(value)) {
      return locals.get(value);
    }
    if (value.op() instanceof Reduce) {
      return update.sum(value) + ".of(k)";
    }
    if (value.op() instanceof Total) {
      Set<String> sums = update.totals(value);
      String text = String.join(".all() + ", sums) + ".all()";
      return sums.size() > 1 ? ScalarWriter.bracket(text, ScalarWriter.SUM, context) : text;
    }
    if (!anew && update.ofAll(value) != null) {
      return update.ofAll(value);
    }
    Pointwise pointwise = (Pointwise) value.op();
    return new ScalarWriter(
            Precision.DOUBLE,
            update.context().functions(),
            (k, precedence) -> print(value.arg(k), precedence, false),
            this::leaf)
        .print(pointwise.expression(), context);
  }

  private String leaf(Scalar scalar) {
    if (scalar instanceof Scalar.Setting setting) {
      String field = update.context().setting(setting.name());
      return update.isLocal(field) ? "this." + field : field;
    }
    return switch (((Scalar.Ambient) scalar).clock()) {
      case LEARNING_RATE -> "learningRate";
      case STEP -> "(step + 1)";
      case ROWS -> "rows";
      case SHARE -> "share";
      case CONTINUED -> "continued";
      default -> throw new IllegalStateException(scalar + " is for schedules only");
    };
  }
}
