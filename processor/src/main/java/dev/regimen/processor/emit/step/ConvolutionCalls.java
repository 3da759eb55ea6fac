package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Call;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.ConvolutionGradients;
import dev.regimen.processor.ir.ConvolutionInput;
import dev.regimen.processor.ir.ConvolutionWeight;
import dev.regimen.processor.ir.FusedConvolution;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Invocation;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import java.util.ArrayList;
import java.util.List;

/** Prints convolutions, with what is fused into them, and their gradients. */
final class ConvolutionCalls {
  private final MethodScope method;
  private final StepContext context;
  private final Schedule schedule;
  private final Invocation call;
  private final Value value;
  private final Code code;

  ConvolutionCalls(MethodScope method, Schedule schedule, Invocation call) {
    this.method = method;
    this.schedule = schedule;
    this.call = call;
    context = method.context();
    value = call.value();
    code = method.code();
  }

  private Name of(int operand) {
    return context.vector(value.arg(operand));
  }

  private Name out() {
    return context.vector(value);
  }

  /** The kernel of the geometry from maps of one shape to those of another. */
  private Name kernel(Convolution op, Shape x, Shape y) {
    return context.kernels().convolution(value, op.window(), op.groups(), x, y);
  }

  /** A kernel's method for this worker's samples. */
  private Code rows(Name kernel, String verb, Expr... arguments) {
    List<Expr> all = new ArrayList<>(List.of(StepContext.FROM, StepContext.TO));
    all.addAll(List.of(arguments));
    return code.run(new Expr.Call(kernel, verb, all));
  }

  Code forward(Convolution op) {
    Name kernel = kernel(op, value.arg(0).shape(), value.shape());
    code.comment(out(), " = ", of(0), " convolved with ", of(1));
    return rows(kernel, "forward", of(0), of(1), out());
  }

  Code fused(FusedConvolution op) {
    Name kernel = context.kernels().fusedConvolution(value, op);
    // What is read for it stands before it, not before a loop that came earlier.
    final Code before = method.beginLoop();
    List<Expr> arguments = new ArrayList<>(List.of(of(0), of(1)));
    for (int operand = FusedConvolution.NUMBERS; operand < op.added(); operand++) {
      arguments.add(numbers(operand));
    }
    boolean dense = op.isDense(value.arg(0).shape());
    String by = dense ? " x " : " convolved with ";
    List<Object> words = new ArrayList<>(List.of(out(), " = ", of(0), by, of(1)));
    words.add(dense ? "^T" : "");
    words.add(
        (op.scaled() ? ", scaled and" : ",") + " shifted by " + (dense ? "column" : "filter"));
    if (value.args().size() > op.added()) {
      Name added = of(op.added());
      arguments.add(added);
      words.addAll(List.of(", plus ", added));
    }
    arguments.add(out());
    words.add(op.rectified() ? ", rectified" : "");
    words.add(op.pool().isPresent() ? ", pooled" : "");
    code.add(before).comment(words.toArray());
    return rows(kernel, "forward", arguments.toArray(Expr[]::new));
  }

  /** An operand that is a vector on the heap. */
  private Name numbers(int operand) {
    Value vector = Space.stored(value.arg(operand));
    return vector.op() instanceof Leaf ? method.parameterRow(vector) : context.array(vector);
  }

  Code input(ConvolutionInput op) {
    Convolution forward = new Convolution(op.window(), op.groups());
    Name kernel = kernel(forward, op.input(), value.arg(0).shape());
    return rows(kernel, "inputGradient", of(0), of(1), out());
  }

  Code gradients(ConvolutionGradients op) {
    Convolution forward = new Convolution(op.window(), op.groups());
    Name kernel = kernel(forward, value.shape(), value.arg(2).shape());
    Value weight = call.values().get(ConvolutionGradients.WEIGHT);
    return rows(
        kernel, "gradients", of(0), of(1), of(2), out(), part(weight, schedule.ownerOf(weight)));
  }

  Code weight(ConvolutionWeight op) {
    Convolution forward = new Convolution(op.window(), op.groups());
    Name kernel = kernel(forward, value.arg(0).shape(), value.arg(1).shape());
    // Of several weights only where equal layers see the same and are added.
    for (Value owner : schedule.parametersOf(value)) {
      rows(kernel, "weightGradient", of(0), of(1), part(value, owner));
    }
    return code;
  }

  private Name part(Value gradient, Value owner) {
    boolean early =
        schedule.usersOf(gradient).stream()
            .anyMatch(user -> user.op() instanceof Call made && made.replaced() >= 0);
    return context.part(owner, early);
  }
}
