package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints the schedule: each worker does this with its rows, and waits for the others. */
final class PassWriter {
  /** Stops from which a schedule is cut where the loss is known. */
  private static final int LONG = 60;

  /**
   * Most stops in a method: HotSpot compiles those of up to 8000 bytes, and a call, a barrier and
   * the word on a layer's output take 29.
   */
  private static final int MOST = 250;

  private final StepContext context;
  private final LayerClasses layers;
  private final Map<Stop, Code> traced;

  /**
   * Prints what goes through these layers.
   *
   * @param traced what is said behind a stop
   */
  PassWriter(StepContext context, LayerClasses layers, Map<Stop, Code> traced) {
    this.context = context;
    this.layers = layers;
    this.traced = traced;
  }

  /** The pass of this name, and the parts that it is cut into. */
  List<Method> methods(String name, List<Stop> stops, TaskCalls tasks) {
    List<Method> parts = new ArrayList<>();
    Code pass = new Code();
    // What a worker's rows are.
    pass.set(StepContext.FROM, StepContext.bound("from", StepContext.ROWS));
    pass.set(StepContext.TO, StepContext.bound("to", StepContext.ROWS));
    int loss = (int) stops.stream().takeWhile(stop -> !stop.traced().isEmpty()).count();
    if (stops.size() > LONG && loss < stops.size()) {
      parts(parts, "forwardPass", stops.subList(0, loss), pass);
      parts(parts, "backwardPass", stops.subList(loss, stops.size()), pass);
    } else {
      pass.add(pass(stops));
    }
    tasks.predictions(pass);
    parts.add(0, Method.override(Modifier.PUBLIC, Type.VOID, name, List.of(), pass));
    return parts;
  }

  private void parts(List<Method> parts, String wanted, List<Stop> stops, Code whole) {
    for (int from = 0; from < stops.size(); from += MOST) {
      Name name = Name.method(context.claimMethod(wanted));
      whole.run(new Expr.Own(name, List.of()));
      List<Stop> some = stops.subList(from, Math.min(stops.size(), from + MOST));
      parts.add(Method.own(name, List.of(), pass(some)));
    }
  }

  private Code pass(List<Stop> stops) {
    Code pass = new Code();
    for (Stop stop : stops) {
      if (stop.waits()) {
        pass.call(StepContext.WORKER, "await");
      }
      pass.run(layers.call(stop.method()));
      pass.add(traced.getOrDefault(stop, new Code()));
    }
    return pass;
  }
}
