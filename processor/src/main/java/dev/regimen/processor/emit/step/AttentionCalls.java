package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Attention;
import dev.regimen.processor.ir.AttentionGradient;
import dev.regimen.processor.ir.CachedAttention;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints the calls of an attention among the rows of a worker's samples. */
final class AttentionCalls {
  /** What says which rows are real comes behind q, k and v, or is absent. */
  private static final int ALWAYS = 3;

  private final StepContext context;
  private final Invocation call;
  private final Code code;

  AttentionCalls(StepContext context, Invocation call, Code code) {
    this.context = context;
    this.call = call;
    this.code = code;
  }

  // Example: attention.forward(from, to, gemm, query, key, value, null, seen, logSums);
  Code forward(Attention op) {
    code.comment(
        context.vector(call.value()),
        op.causal() ? ": what each row sees of those before it, tile by tile" : ": what rows see");
    List<Expr> arguments = begun();
    operands(arguments, 0);
    arguments.add(context.vector(call.value()));
    arguments.add(result(Attention.LOG_SUMS));
    return run(op.heads(), op.causal(), "forward", arguments);
  }

  // Example: attention.forward(from, to, gemm, follows, query, key, value, keys, values, seen);
  Code next(CachedAttention op) {
    Name seen = context.vector(call.value());
    code.comment(seen, ": what the row sees of itself and those before it, which are kept");
    List<Value> args = call.value().args();
    Shape keys = args.get(ALWAYS).shape();
    List<Expr> arguments = begun();
    arguments.add(StepContext.FOLLOWS);
    args.forEach(arg -> arguments.add(context.vector(arg)));
    arguments.add(seen);
    Name kernel = context.kernels().cachedAttention(keys.dim(1), keys.last(), op.heads());
    return code.run(new Expr.Call(kernel, "forward", arguments));
  }

  Code backward(AttentionGradient op) {
    code.comment("back through ", op.causal() ? "causal attention" : "attention", ", tile by tile");
    List<Expr> arguments = begun();
    for (int operand = 0; operand < ALWAYS; operand++) {
      arguments.add(context.vector(call.value().arg(operand)));
    }
    operands(arguments, ALWAYS);
    arguments.add(context.vector(call.value()));
    arguments.add(result(1));
    arguments.add(result(2));
    return run(op.heads(), op.causal(), "backward", arguments);
  }

  private static List<Expr> begun() {
    return new ArrayList<>(List.of(StepContext.FROM, StepContext.TO, StepContext.GEMM));
  }

  private void operands(List<Expr> arguments, int first) {
    List<Value> args = call.value().args();
    for (int operand = first; operand < first + ALWAYS; operand++) {
      arguments.add(context.vector(args.get(operand)));
    }
    boolean texts = args.size() > first + ALWAYS;
    arguments.add(texts ? context.vector(args.get(first + ALWAYS)) : Expr.text("null"));
  }

  private Expr result(int index) {
    Optional<Name> name = call.result(index).map(context::vector);
    return name.isPresent() ? name.get() : Expr.text("null");
  }

  private Code run(int heads, boolean causal, String verb, List<Expr> arguments) {
    Name kernel = context.kernels().attention(call.value().shape(), heads, causal);
    context.lengths().tell(kernel, call.value().shape(), code);
    return code.run(new Expr.Call(kernel, verb, arguments));
  }
}
