package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Downsum;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.PoolGradient;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Upsample;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import java.util.ArrayList;
import java.util.List;

/** Prints the calls of kernels that make maps smaller or larger. */
final class MapCalls {
  private final StepContext context;
  private final Schedule schedule;
  private final Value value;
  private final KernelFields kernels;
  private final Code code;

  MapCalls(StepContext context, Schedule schedule, Value value, Code code) {
    this.context = context;
    this.schedule = schedule;
    this.value = value;
    this.code = code;
    kernels = context.kernels();
  }

  Code pool(Pool op) {
    Name kernel = kernels.pooling(value, op.window(), value.arg(0).shape());
    if (value.args().size() > 1) {
      return rows(kernel, "max", of(0), context.array(Space.stored(value.arg(1))), out());
    }
    return rows(kernel, op.kind() == Pool.Kind.MAX ? "max" : "mean", of(0), out());
  }

  Code poolGradient(PoolGradient op) {
    if (schedule.computedAsRead().contains(value)) {
      code.comment(out(), " is computed as it is read");
      return code.call(out(), "renew");
    }
    Name kernel = kernels.pooling(value, op.window(), op.input());
    return op.kind() == Pool.Kind.MEAN
        ? rows(kernel, "meanGradient", of(0), out())
        : rows(kernel, "maxGradient", of(1), of(2), of(0), out());
  }

  Code upsample(Upsample op) {
    return sized("upsample", value.arg(0).shape(), op.factor());
  }

  Code downsum(Downsum op) {
    return sized("downsum", value.shape(), op.factor());
  }

  /** Both are told the extents of the small map. */
  private Code sized(String verb, Shape small, int factor) {
    return rows(
        kernels.maps(),
        verb,
        Expr.number(small.dim(1)),
        Expr.number(small.dim(2)),
        Expr.number(small.last()),
        Expr.number(factor),
        of(0),
        out());
  }

  private Name of(int operand) {
    return context.vector(value.arg(operand));
  }

  private Name out() {
    return context.vector(value);
  }

  /** A kernel's method for this worker's samples. */
  private Code rows(Name kernel, String verb, Expr... arguments) {
    List<Expr> all = new ArrayList<>(List.of(StepContext.FROM, StepContext.TO));
    all.addAll(List.of(arguments));
    return code.run(new Expr.Call(kernel, verb, all));
  }
}
