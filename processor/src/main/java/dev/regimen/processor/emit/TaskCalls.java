package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Kernel;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.VectorLoop;
import java.util.List;

/**
 * The calls by which a step shows what it came to: the losses, and what is predicted. Those of a
 * network of one task, which every sample has a target of, name no task.
 */
final class TaskCalls {
  private final StepContext context;
  private final Program program;
  private final List<Value> predictions;
  private final Value loss;

  TaskCalls(StepContext context, Program program) {
    this.context = context;
    this.program = program;
    loss = Space.stored(program.output(Program.LOSS));
    predictions = program.predictions();
    predictions.forEach(prediction -> context.vector(Space.stored(prediction)));
  }

  /** Whether the network's loss is known behind this kernel. */
  boolean isLoss(Kernel kernel) {
    return kernel instanceof VectorLoop loop
        && (loop.computed().contains(loss) || loop.totals().contains(loss));
  }

  /** Hands over the losses. */
  void losses(Code code) {
    int task = 0;
    for (String name : program.tasks()) {
      Value samples = program.outputs().get(Program.samples(name));
      List<String> arguments =
          List.of(
              Integer.toString(task++),
              number(program.output(Program.of(Program.LOSS, name))),
              samples == null ? "rows" : number(samples),
              weight(program.output(Program.weight(name))));
      code.line("loss(" + String.join(", ", arguments) + ");");
    }
    code.line("loss(" + number(loss) + ");");
  }

  private String weight(Value value) {
    Scalar weight = value.op() instanceof Pointwise given ? given.expression() : Scalar.arg(0);
    if (value.args().isEmpty() && weight instanceof Scalar.Setting setting) {
      return context.setting(setting.name());
    }
    return weight.isConstant(1) ? "1" : number(value);
  }

  private String number(Value value) {
    return context.names().field(Space.stored(value)) + "[0]";
  }

  /** Shows the predictions. */
  void predictions(Code run) {
    for (int task = 0; task < predictions.size(); task++) {
      Value prediction = predictions.get(task);
      run.line(
          "observe("
              + (predictions.size() == 1 ? "" : task + ", ")
              + context.vector(Space.stored(prediction))
              + ", "
              + context.sizes().width(prediction)
              + ");");
    }
  }
}
