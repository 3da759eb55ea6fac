package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.ir.Cell;
import dev.regimen.processor.ir.Recurrence;
import dev.regimen.processor.ir.RecurrenceGradient;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Prints the calls of a recurrence over the times of a worker's samples. */
final class RecurrenceCalls {
  /** What says which rows are real comes behind so many operands, or is absent. */
  private static final int ALWAYS = 3;

  private final StepContext context;
  private final Value value;
  private final Code code;

  RecurrenceCalls(StepContext context, Value value, Code code) {
    this.context = context;
    this.value = value;
    this.code = code;
  }

  // Example: recurrence.lstm(from, to, gemm, 12, 8, false, x, weight, bias, null, states);
  Code forward(Recurrence op) {
    code.comment(name(0), " through ", op.word(), ", time after time");
    return call(op.cell(), "", op.reverse(), value.arg(1));
  }

  Code backward(RecurrenceGradient op) {
    code.comment("back through ", op.word(), ", time before time");
    return call(op.cell(), "Gradient", op.reverse(), value.arg(2));
  }

  private Code call(Cell cell, String suffix, boolean reverse, Value weight) {
    List<Expr> arguments =
        new ArrayList<>(List.of(StepContext.FROM, StepContext.TO, StepContext.GEMM));
    arguments.add(Expr.number(value.shape().dim(1)));
    arguments.add(context.sizes().any(weight.shape().last()));
    arguments.add(Expr.text(Boolean.toString(reverse)));
    for (int operand = 0; operand < ALWAYS; operand++) {
      arguments.add(name(operand));
    }
    arguments.add(value.args().size() > ALWAYS ? name(ALWAYS) : Expr.text("null"));
    arguments.add(context.vector(value));
    return code.run(new Expr.Call(context.kernels().recurrence(), cell.word() + suffix, arguments));
  }

  private Expr name(int operand) {
    return context.vector(value.arg(operand));
  }
}
