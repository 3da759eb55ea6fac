package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Cell;
import dev.regimen.processor.ir.Recurrence;
import dev.regimen.processor.ir.RecurrenceGradient;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints the calls of a recurrence over the times of a worker's samples. */
final class RecurrenceCalls {
  private static final Expr NONE = Expr.text("null");

  private final StepContext context;
  private final Invocation call;
  private final Value value;
  private final Code code;

  RecurrenceCalls(StepContext context, Invocation call, Code code) {
    this.context = context;
    this.call = call;
    this.code = code;
    value = call.value();
  }

  /** Told before the call that it is for: what normalizes c where h is made of it. */
  private void normalizeState(Cell cell, boolean reverse, Shape hidden, Expr... norm) {
    Name kernel = context.kernels().recurrence(cell.word(), hidden, reverse);
    code.run(new Expr.Call(kernel, "normalizeState", List.of(norm)));
  }

  // Example: recurrence.forward(from, to, gemm, gates, weight, bias, null, null, hidden, states);
  Code forward(Recurrence op) {
    code.comment(operand(0), " through ", op.word(), ", time after time");
    List<Expr> arguments =
        new ArrayList<>(List.of(StepContext.FROM, StepContext.TO, StepContext.GEMM));
    arguments.addAll(List.of(operand(0), operand(1), operand(2)));
    arguments.add(op.isOfTexts(value.args()) ? operand(op.real()) : NONE);
    arguments.add(op.scaled() ? operand(value.args().size() - 1) : NONE);
    arguments.add(context.vector(value));
    arguments.add(op.cell().states() > 1 ? result(Recurrence.STATES) : NONE);
    if (op.normalized()) {
      arguments.addAll(List.of(operand(Recurrence.SCALE), result(op.sums())));
    } else if (op.goesOn()) {
      arguments.addAll(List.of(NONE, NONE));
    }
    if (op.goesOn()) {
      arguments.addAll(List.of(operand(op.kept()), StepContext.FOLLOWS));
    } else if (op.normalized()) {
      arguments.addAll(List.of(NONE, Expr.number(0)));
    }
    if (op.normalizesState()) {
      normalizeState(
          op.cell(),
          op.reverse(),
          value.shape(),
          operand(Recurrence.STATE_SCALE),
          operand(Recurrence.STATE_SHIFT),
          NONE,
          NONE);
    }
    return run(op.cell(), op.reverse(), value.shape(), "forward", arguments);
  }

  Code backward(RecurrenceGradient op) {
    code.comment("back through ", op.word(), ", time before time");
    List<Expr> arguments =
        new ArrayList<>(List.of(StepContext.FROM, StepContext.TO, StepContext.GEMM));
    arguments.addAll(List.of(operand(0), operand(1)));
    arguments.add(op.keepsStates() ? operand(2) : NONE);
    arguments.add(operand(op.weight()));
    arguments.add(op.isOfTexts(value.args()) ? operand(op.real()) : NONE);
    arguments.add(op.scaled() ? operand(op.factors(value.args())) : NONE);
    arguments.add(context.vector(value));
    arguments.add(result(RecurrenceGradient.BEFORE));
    arguments.add(op.cell().resets() ? result(RecurrenceGradient.OF_U) : NONE);
    if (op.normalized()) {
      arguments.addAll(List.of(operand(op.weight() + 1), operand(value.args().size() - 1)));
      arguments.addAll(List.of(result(op.ofSums()), result(op.ofScale())));
    } else if (op.goesOn()) {
      arguments.addAll(List.of(NONE, NONE, NONE, NONE));
    }
    if (op.goesOn()) {
      arguments.addAll(List.of(operand(op.kept()), StepContext.FOLLOWS));
    } else if (op.normalized()) {
      arguments.addAll(List.of(NONE, Expr.number(0)));
    }
    if (op.normalizesState()) {
      normalizeState(
          op.cell(),
          op.reverse(),
          value.arg(0).shape(),
          operand(op.stateScale()),
          operand(op.stateScale() + 1),
          result(op.ofStateScale()),
          result(op.ofStateShift()));
    }
    return run(op.cell(), op.reverse(), value.arg(0).shape(), "backward", arguments);
  }

  private Expr operand(int operand) {
    return context.vector(value.arg(operand));
  }

  private Expr result(int index) {
    Optional<Name> name = call.result(index).map(context::vector);
    return name.isPresent() ? name.get() : NONE;
  }

  private Code run(Cell cell, boolean reverse, Shape hidden, String verb, List<Expr> arguments) {
    Name kernel = context.kernels().recurrence(cell.word(), hidden, reverse);
    context.lengths().tell(kernel, hidden, code);
    return code.run(new Expr.Call(kernel, verb, arguments));
  }
}
