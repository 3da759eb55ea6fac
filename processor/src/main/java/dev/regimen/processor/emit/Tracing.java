package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Space;
import java.util.List;
import java.util.Map;

/** Prints the methods by which the runtime finds the layer in which a value ceased to be finite. */
final class Tracing {
  private Tracing() {}

  static List<Method> methods(
      StepContext context, List<Value> outputs, Map<String, List<String>> forwardMethods) {
    Code forward = new Code();
    forward.line("from = worker.from(rows);");
    forward.line("to = worker.to(rows);");
    Code output = new Code();
    Code width = new Code();
    output.open("switch (layer)");
    width.open("switch (layer)");
    int index = 0;
    for (Value value : outputs) {
      forward.open("if (count > " + index + ")");
      List<String> calls = forwardMethods.getOrDefault(value.origin().layer(), List.of());
      calls.forEach(method -> forward.line(method + "();"));
      forward.close();
      String label = index == outputs.size() - 1 ? "default:" : "case " + index + ":";
      output.line(label).indented("return " + context.vector(Space.stored(value)) + ";");
      width.line(label).indented("return " + context.sizes().product(value) + ";");
      index++;
    }
    output.close();
    width.close();
    Code layers = new Code().line("return " + index + ";");
    return List.of(
        Method.override("int layers()", layers),
        Method.override("void forward(int count)", forward),
        Method.override(context.fields().type(RuntimeTypes.REALS) + " output(int layer)", output),
        Method.override("int width(int layer)", width));
  }
}
