package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.LastRows;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prints what a pass does with a row that goes on from those of the passes before. */
final class KeptRowCalls {
  private final StepContext context;
  private final Value value;
  private final Code code;

  KeptRowCalls(StepContext context, Value value, Code code) {
    this.context = context;
    this.value = value;
    this.code = code;
  }

  /** The vector of its place is added. */
  Code place() {
    return run("place", width(), of(0), of(1), context.vector(value));
  }

  /** It is kept, and the last ones are taken. */
  Code last(LastRows op) {
    code.comment(context.vector(value), ": the last rows, of which each is kept as it comes");
    return run(
        "last",
        Expr.number(op.taps()),
        Expr.number(op.dilation()),
        width(),
        of(0),
        of(1),
        context.vector(value));
  }

  private Expr width() {
    return context.sizes().any(value.shape().last());
  }

  private Name of(int operand) {
    return context.vector(value.arg(operand));
  }

  private Code run(String verb, Expr... arguments) {
    List<Expr> all =
        new ArrayList<>(List.of(StepContext.FROM, StepContext.TO, StepContext.FOLLOWS));
    all.addAll(Arrays.asList(arguments));
    return code.run(new Expr.Call(context.kernels().keptRows(), verb, all));
  }
}
