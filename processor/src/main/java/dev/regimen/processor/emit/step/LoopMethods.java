package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Alike;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Names;
import dev.regimen.processor.emit.code.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Loops as methods of their own, handed all that they use. Loops that differ only in the names of
 * what they are handed are one method, whose names leave out the layer.
 */
final class LoopMethods {
  private final StepContext context;
  private final Map<Object, LoopMethod> byShape = new HashMap<>();
  private final Map<Name, LoopMethod> byName = new HashMap<>();
  private final List<Supplier<Method>> taken = new ArrayList<>();

  LoopMethods(StepContext context) {
    this.context = context;
  }

  /**
   * The call of a loop.
   *
   * @param first what the loop is named after
   * @param bounds whole numbers that the loop is handed last, with what is handed for them
   */
  Expr call(Sink first, List<Statement> loop, Map<Name, Expr> bounds) {
    List<Name> parameters = parameters(loop, bounds.keySet());
    List<Object> shape =
        List.of(parameters.stream().map(Name::type).toList(), new Alike(parameters, loop).key());
    LoopMethod method = byShape.computeIfAbsent(shape, s -> method(first, parameters, loop));
    method.call(layer(first));
    List<Expr> arguments = new ArrayList<>(parameters);
    arguments.replaceAll(argument -> bounds.getOrDefault(argument, argument));
    return new Expr.Own(method.placeholder(), arguments);
  }

  /** Arrays, then numbers, then bounds. */
  private static List<Name> parameters(List<Statement> loop, Set<Name> bounds) {
    List<Name> variables =
        Names.free(loop).stream()
            .filter(name -> name.kind() == Name.Kind.LOCAL || name.kind() == Name.Kind.FIELD)
            .toList();
    Set<Name> parameters = new LinkedHashSet<>();
    variables.stream().filter(name -> name.type().isArray()).forEach(parameters::add);
    variables.stream().filter(name -> !bounds.contains(name)).forEach(parameters::add);
    parameters.addAll(bounds);
    return List.copyOf(parameters);
  }

  private LoopMethod method(Sink first, List<Name> parameters, List<Statement> loop) {
    String verb = first.kind() == Sink.Kind.TILE ? "compute" : "sum";
    String own = verb + Identifiers.capitalize(StepNames.qualified(first.value()));
    String common = verb + Identifiers.capitalize(StepNames.local(first.value()));
    Name placeholder = Name.method("loop " + byName.size());
    LoopMethod method =
        new LoopMethod(placeholder, context, own, common, layer(first), parameters, loop);
    byName.put(placeholder, method);
    taken.add(method::method);
    return method;
  }

  private static String layer(Sink sink) {
    return Identifiers.camel(sink.value().origin().word());
  }

  /** A method that is handed nothing but what it asks for; it stands after the method at hand. */
  void add(Method method) {
    taken.add(() -> method);
  }

  /** What is to stand after the method that was just written, once everything is. */
  List<Supplier<Method>> take() {
    List<Supplier<Method>> methods = List.copyOf(taken);
    taken.clear();
    return methods;
  }

  /** The methods' names, once all calls are known. */
  Map<Name, Name> names() {
    Map<Name, Name> names = new HashMap<>();
    byName.forEach((placeholder, method) -> names.put(placeholder, method.name()));
    return names;
  }
}
