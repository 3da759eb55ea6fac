package dev.regimen.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Prints the methods by which the runtime finds the layer in which a value ceased to be finite. */
final class Tracing {
  private Tracing() {}

  static List<MethodSpec> methods(
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
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(method("layers", TypeName.INT, "", new Code().line("return " + index + ";")));
    methods.add(method("forward", TypeName.VOID, "count", forward));
    methods.add(method("output", RuntimeTypes.REALS, "layer", output));
    methods.add(method("width", TypeName.INT, "layer", width));
    return methods;
  }

  private static MethodSpec method(String name, TypeName type, String parameter, Code body) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(type)
            .addCode(body.build());
    if (!parameter.isEmpty()) {
      method.addParameter(TypeName.INT, parameter);
    }
    return method.build();
  }
}
