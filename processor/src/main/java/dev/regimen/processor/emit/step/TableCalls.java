package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Schedule;

/** Prints what looks rows of a table up, and what their gradients come to. */
final class TableCalls {
  private final StepContext context;
  private final Schedule schedule;
  private final Value value;
  private final Code code;

  TableCalls(StepContext context, Schedule schedule, Value value, Code code) {
    this.context = context;
    this.schedule = schedule;
    this.value = value;
    this.code = code;
  }

  /** Every worker those of its own samples. */
  Code gather() {
    return code.call(
        context.kernels().lookup(),
        "gather",
        StepContext.FROM,
        StepContext.TO,
        ids(),
        width(),
        of(0),
        of(1),
        context.vector(value));
  }

  Code scatter(Scatter op) {
    return op.sparse() ? rows() : whole(op);
  }

  /** Of several tables only where equal ones see the same and are added. */
  private Code whole(Scatter op) {
    schedule.parametersOf(value).forEach(table -> whole(op, context.gradient(table)));
    return code;
  }

  /** Every worker a range of the table's rows, from the whole batch. */
  private void whole(Scatter op, Name gradient) {
    Expr entries = Expr.number(op.table().dim(0));
    code.call(
        context.kernels().lookup(),
        op.added() ? "scatterOnto" : "scatter",
        StepContext.bound("from", entries),
        StepContext.bound("to", entries),
        StepContext.ROWS,
        ids(),
        width(),
        of(0),
        of(1),
        gradient);
  }

  /** Every worker a range of the rows that the batch looks up, which it updates, too. */
  private Code rows() {
    Name touched = context.kernels().touchedRows(value, schedule.ownerOf(value));
    Expr count = Expr.call(touched, "count");
    code.call(touched, "find", of(0), Expr.times(StepContext.ROWS, ids()));
    return code.call(
        touched,
        "sum",
        StepContext.bound("from", count),
        StepContext.bound("to", count),
        of(1),
        context.vector(value));
  }

  private Name of(int operand) {
    return context.vector(value.arg(operand));
  }

  /** Of a sample. */
  private Expr ids() {
    return context.lengths().rows(Math.toIntExact(value.arg(0).shape().elements()));
  }

  private Expr width() {
    return context.sizes().any(value.shape().last());
  }
}
