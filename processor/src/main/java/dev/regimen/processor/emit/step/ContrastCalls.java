package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Contrast;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Invocation;

/** Prints the calls that compare a worker's rows with those of the whole batch. */
final class ContrastCalls {
  private final StepContext context;
  private final Invocation call;
  private final Code code;

  ContrastCalls(StepContext context, Invocation call, Code code) {
    this.context = context;
    this.call = call;
    this.code = code;
  }

  // Example: contrast.forward(from, to, rows, PROJECTION, unit, perSample, logSums, accuracy);
  Code forward() {
    Name losses = context.vector(call.value());
    // What nobody asks for is written first, and the losses over it.
    Name logSums = call.result(Contrast.LOG_SUMS).map(context::vector).orElse(losses);
    Name found = call.result(Contrast.FOUND).map(context::vector).orElse(losses);
    code.comment(losses, ": how well a row tells its sample's other view from all other rows");
    return run("forward", of(0), losses, logSums, found);
  }

  Code backward() {
    code.comment("back through the comparison with all rows");
    return run("backward", of(0), of(1), of(2), context.vector(call.value()));
  }

  private Name of(int operand) {
    return context.vector(call.value().arg(operand));
  }

  private Code run(String verb, Name... vectors) {
    Value z = call.value().arg(verb.equals("forward") ? 0 : 1);
    Expr[] arguments = new Expr[vectors.length + 4];
    arguments[0] = StepContext.FROM;
    arguments[1] = StepContext.TO;
    arguments[2] = StepContext.ROWS;
    arguments[3] = context.sizes().any(z.shape().last());
    System.arraycopy(vectors, 0, arguments, 4, vectors.length);
    return code.call(context.kernels().contrast(), verb, arguments);
  }
}
