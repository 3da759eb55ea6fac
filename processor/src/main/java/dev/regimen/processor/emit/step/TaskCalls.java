package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Kernel;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.VectorLoop;
import java.util.List;
import java.util.Optional;

/**
 * The calls by which a step shows what it came to: the losses, and what is predicted. Those of a
 * network of one task, which every sample has a target of, name no task.
 */
final class TaskCalls {
  private final StepContext context;
  private final Program program;
  private final List<Value> predictions;
  private final Optional<Value> loss;

  TaskCalls(StepContext context, Program program) {
    this.context = context;
    this.program = program;
    loss = Optional.ofNullable(program.outputs().get(Program.LOSS)).map(Space::stored);
    predictions = program.predictions();
    shown();
  }

  /** The vectors that predictions lie in. */
  List<Name> shown() {
    return predictions.stream().map(Space::stored).map(context::vector).toList();
  }

  /** Whether the network's loss is known behind this kernel. */
  boolean isLoss(Kernel kernel) {
    return kernel instanceof VectorLoop loop
        && loss.filter(known -> loop.computed().contains(known) || loop.totals().contains(known))
            .isPresent();
  }

  /** Hands over the losses. */
  void losses(Code code) {
    int task = 0;
    for (String name : program.tasks()) {
      Value samples = program.outputs().get(Program.samples(name));
      code.run(
          Expr.inherited(
              "loss",
              Expr.number(task++),
              number(program.output(Program.of(Program.LOSS, name))),
              samples == null ? StepContext.ROWS : number(samples),
              weight(program.output(Program.weight(name)))));
    }
    int told = 0;
    for (Value value : program.told().values()) {
      code.run(Expr.inherited("tell", Expr.number(told++), number(value)));
    }
    code.run(Expr.inherited("loss", number(loss.orElseThrow())));
  }

  private Expr weight(Value value) {
    Scalar weight = value.op() instanceof Pointwise given ? given.expression() : Scalar.arg(0);
    if (value.args().isEmpty() && weight instanceof Scalar.Setting setting) {
      return context.setting(setting.name());
    }
    return weight.isConstant(1) ? Expr.number(1) : number(value);
  }

  private Expr number(Value value) {
    return Expr.at(context.array(Space.stored(value)), Expr.number(0));
  }

  /** Shows the predictions. */
  void predictions(Code pass) {
    for (int task = 0; task < predictions.size(); task++) {
      Value prediction = predictions.get(task);
      Name vector = context.vector(Space.stored(prediction));
      Expr width = context.sizes().product(prediction);
      pass.run(
          predictions.size() == 1
              ? Expr.inherited("observe", vector, width)
              : Expr.inherited("observe", Expr.number(task), vector, width));
    }
  }
}
