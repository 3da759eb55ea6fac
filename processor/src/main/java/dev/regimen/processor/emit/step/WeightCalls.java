package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Rescale;
import dev.regimen.processor.ir.RescaleGradient;
import dev.regimen.processor.ir.TopMask;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.WeightDraw;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prints what makes a weight of what is trained: every worker its own filters. */
final class WeightCalls {
  private final StepContext context;
  private final Schedule schedule;
  private final Value value;
  private final Code code;

  WeightCalls(StepContext context, Schedule schedule, Value value, Code code) {
    this.context = context;
    this.schedule = schedule;
    this.value = value;
    this.code = code;
  }

  Code rescale(Rescale op) {
    boolean unit = op.kind() == Rescale.Kind.UNIT;
    return filters(unit ? "unit" : "standardize", op.epsilon(), of(0), out());
  }

  /** The gradient of the rescaled weight is replaced by that of the weight. */
  Code rescaleGradient(RescaleGradient op) {
    boolean unit = op.kind() == Rescale.Kind.UNIT;
    totalled(1);
    return filters(
        unit ? "unitGradient" : "standardizeGradient", op.epsilon(), of(0), gradient(), gradient());
  }

  Code weightDraw(WeightDraw op) {
    boolean backward = !value.arg(0).args().isEmpty();
    totalled(0);
    return code.run(
        StepContext.draw(
            op.address(),
            op.kind() == WeightDraw.Kind.MASK ? "dropout" : "disturb",
            List.of(Expr.number(op.amount())),
            op.stream(),
            entries(backward ? gradient() : of(0), backward ? gradient() : out())));
  }

  Code topMask(TopMask op) {
    List<Expr> arguments = entries(of(0), of(1), out());
    arguments.add(2, Expr.wide(op.kept()));
    return code.run(new Expr.Call(context.kernels().topMask(), "mask", arguments));
  }

  /** The gradient of what is left of the weight is replaced by that of the scores. */
  Code topMaskGradient() {
    totalled(2);
    List<Expr> arguments = entries(of(0), of(1), gradient(), gradient());
    return code.run(new Expr.Call(context.kernels().topMask(), "gradient", arguments));
  }

  /** The gradient of one use is replaced by its sum with that of another. */
  Code gradientSum() {
    totalled(0);
    Expr filters = Expr.number(filters());
    for (Value parameter : schedule.parametersOf(value)) {
      code.call(
          context.kernels().filters(),
          "add",
          StepContext.bound("from", filters),
          StepContext.bound("to", filters),
          Expr.number(filterSize()),
          addend(value.arg(1)),
          context.gradient(parameter));
    }
    return code;
  }

  /** It has a place among the gradients only where it is by itself one of another parameter. */
  private Name addend(Value gradient) {
    return schedule.parametersOf(gradient).stream()
        .filter(parameter -> schedule.gradients().get(parameter) == gradient)
        .findFirst()
        .map(context::gradient)
        .orElseGet(() -> context.vector(gradient));
  }

  Code round() {
    return code.run(new Expr.Call(context.kernels().rounding(), "bf16", entries(of(0), out())));
  }

  /** Of a weight or of samples: in either case what is the worker's own. */
  Code pack() {
    List<Expr> own = value.shape().isBatched() ? ofSamples(of(0), out()) : entries(of(0), out());
    return code.run(new Expr.Call(context.kernels().bf16(), "pack", own));
  }

  private Name of(int operand) {
    return context.vector(value.arg(operand));
  }

  private Name out() {
    return context.vector(value);
  }

  private Name gradient() {
    return context.gradient(schedule.ownerOf(value));
  }

  /** Adds up first, filter by filter, a gradient that workers computed parts of. */
  private void totalled(int operand) {
    Value inner = value.arg(operand);
    if (Space.isInParts(inner)) {
      code.run(context.total(schedule.ownerOf(inner), filters(), filterSize()));
    }
  }

  private int filters() {
    return value.shape().dim(0);
  }

  private long filterSize() {
    return value.shape().elements() / filters();
  }

  private Code filters(String verb, double epsilon, Name... vectors) {
    Expr filters = Expr.number(filters());
    List<Expr> arguments = new ArrayList<>();
    arguments.add(StepContext.bound("from", filters));
    arguments.add(StepContext.bound("to", filters));
    arguments.add(Expr.number(filterSize()));
    arguments.add(Expr.number(epsilon));
    arguments.addAll(Arrays.asList(vectors));
    return code.run(new Expr.Call(context.kernels().filters(), verb, arguments));
  }

  /** The entries of this worker's filters, and the vectors that these are of. */
  private List<Expr> entries(Name... vectors) {
    Expr size = Expr.wide(filterSize());
    List<Expr> arguments = new ArrayList<>();
    arguments.add(Expr.times(StepContext.bound("from", Expr.wide(filters())), size));
    arguments.add(Expr.times(StepContext.bound("to", Expr.wide(filters())), size));
    arguments.addAll(Arrays.asList(vectors));
    return arguments;
  }

  /** The entries of this worker's samples, and the vectors that these are of. */
  private List<Expr> ofSamples(Name... vectors) {
    Expr each = Expr.wide(value.shape().elements());
    List<Expr> arguments = new ArrayList<>();
    arguments.add(Expr.times(StepContext.FROM, each));
    arguments.add(Expr.times(StepContext.TO, each));
    arguments.addAll(Arrays.asList(vectors));
    return arguments;
  }
}
