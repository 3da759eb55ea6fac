package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Value;

/** Prints what is asked of texts: how long they are, and where they end. */
final class TextCalls {
  private final StepContext context;
  private final Value value;
  private final Code code;

  TextCalls(StepContext context, Value value, Code code) {
    this.context = context;
    this.value = value;
    this.code = code;
  }

  // Example: length = trim.apply(from, to, rows, INPUT, input, wordsIds);
  Code trim() {
    code.comment("ids without what is padding in every text of the batch");
    return code.set(
        Lengths.LENGTH,
        Expr.call(
            context.kernels().trim(),
            "apply",
            StepContext.FROM,
            StepContext.TO,
            StepContext.ROWS,
            context.sizes().of(value.shape().last(), value.arg(0)),
            operand(),
            context.vector(value)));
  }

  // Example: ends.mark(from, to, length, real, end);
  Code ends() {
    return code.call(
        context.kernels().ends(),
        "mark",
        StepContext.FROM,
        StepContext.TO,
        context.lengths().rows(value.shape().dim(1)),
        operand(),
        context.vector(value));
  }

  private Name operand() {
    return context.vector(value.arg(0));
  }
}
