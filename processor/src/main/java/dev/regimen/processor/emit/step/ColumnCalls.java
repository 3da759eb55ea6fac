package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Columns;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Widen;
import dev.regimen.processor.plan.Space;

/** Prints what copies columns of a worker's rows to others. */
final class ColumnCalls {
  private final StepContext context;
  private final Value value;
  private final Code code;

  ColumnCalls(StepContext context, Value value, Code code) {
    this.context = context;
    this.value = value;
    this.code = code;
  }

  Code concatenate() {
    int at = 0;
    for (Value part : value.args()) {
      int count = part.shape().last();
      copy(context.vector(part), count, 0, value.shape().last(), at, count);
      at += count;
    }
    return code;
  }

  Code columns(Columns op) {
    return copy(
        context.vector(value.arg(0)),
        value.arg(0).shape().last(),
        op.first(),
        op.count(),
        0,
        op.count());
  }

  Code widen(Widen op) {
    int count = value.arg(0).shape().last();
    code.call(
        context.vector(value),
        "clear",
        Expr.times(first(), context.sizes().any(value.shape().last())),
        Expr.times(last(), context.sizes().any(value.shape().last())));
    return copy(context.vector(value.arg(0)), count, 0, op.width(), op.first(), count);
  }

  private Code copy(Name from, int fromWidth, int fromAt, int intoWidth, int intoAt, int count) {
    return code.call(
        context.kernels().maps(),
        "copyColumns",
        first(),
        last(),
        from,
        Expr.number(fromWidth),
        Expr.number(fromAt),
        context.vector(value),
        Expr.number(intoWidth),
        Expr.number(intoAt),
        Expr.number(count));
  }

  private Expr first() {
    return Expr.times(StepContext.FROM, context.lengths().rows(Space.rowsPerSample(value)));
  }

  private Expr last() {
    return Expr.times(StepContext.TO, context.lengths().rows(Space.rowsPerSample(value)));
  }
}
