package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Names;
import dev.regimen.processor.emit.code.Statement;
import dev.regimen.processor.emit.code.Type;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One loop and its name: that of its layer, or of its role where several layers share it. */
final class LoopMethod {
  private final Name placeholder;
  private final StepContext context;
  private final String own;
  private final String common;
  private final String layer;
  private final List<Name> parameters;
  private final List<Statement> loop;
  private final Set<String> callers = new HashSet<>();
  private @Nullable Name name;

  /**
   * A loop that nobody calls yet.
   *
   * @param placeholder stands for its name while that is not known
   * @param own its name if one layer calls it
   * @param common its name if several do
   * @param layer that it was written for
   */
  LoopMethod(
      Name placeholder,
      StepContext context,
      String own,
      String common,
      String layer,
      List<Name> parameters,
      List<Statement> loop) {
    this.placeholder = placeholder;
    this.context = context;
    this.own = context.claimMethod(own);
    this.common = common;
    this.layer = layer;
    this.parameters = parameters;
    this.loop = loop;
  }

  Name placeholder() {
    return placeholder;
  }

  /** Notes a call by a layer. */
  void call(String by) {
    callers.add(by);
  }

  private boolean isShared() {
    return callers.size() > 1;
  }

  /** Its name, once all calls are known. */
  Name name() {
    if (name == null) {
      name = Name.method(isShared() ? context.claimMethod(common) : own);
    }
    return name;
  }

  /** The method, once all calls are known. */
  Method method() {
    Code body = new Code();
    loop.forEach(body::add);
    Method method = Method.of(Modifier.FUNCTION, Type.VOID, name(), parameters, body);
    return isShared() ? method.map(Names.replacing(withoutLayer())) : method;
  }

  /** New names for parameters that the layer's name is part of. */
  private Map<Name, Name> withoutLayer() {
    Set<String> taken = new HashSet<>();
    Names.used(loop).forEach(used -> taken.add(used.text()));
    Map<Name, Name> names = new LinkedHashMap<>();
    for (Name parameter : parameters) {
      String shorter = withoutLayer(parameter.text());
      if (!shorter.isEmpty() && taken.add(shorter)) {
        names.put(parameter, parameter.as(shorter));
      }
    }
    return names;
  }

  /** {@code hidden1Mean} as {@code mean}, {@code dHidden1Factor} as {@code dFactor}. */
  private String withoutLayer(String parameter) {
    return parameter.startsWith(layer)
        ? Identifiers.decapitalize(parameter.substring(layer.length()))
        : parameter.replaceFirst(Identifiers.capitalize(layer) + "(?=[A-Z]|$)", "");
  }
}
