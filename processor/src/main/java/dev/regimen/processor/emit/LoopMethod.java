package dev.regimen.processor.emit;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One loop and its name: that of its layer, or of its role where several layers share it. */
final class LoopMethod {
  private final int number;
  private final StepContext context;
  private final String own;
  private final String common;
  private final String layer;
  private final Map<String, String> parameters;
  private final Code text;
  private final Set<String> callers = new HashSet<>();
  private @Nullable String name;

  /**
   * A loop that nobody calls yet.
   *
   * @param number what stands for its name while that is not known
   * @param own its name if one layer calls it
   * @param common its name if several do
   * @param layer that it was written for
   * @param parameters names, with their types
   */
  LoopMethod(
      int number,
      StepContext context,
      String own,
      String common,
      String layer,
      Map<String, String> parameters,
      Code text) {
    this.number = number;
    this.context = context;
    this.own = context.claimMethod(own);
    this.common = common;
    this.layer = layer;
    this.parameters = parameters;
    this.text = text;
  }

  /** Notes a call by a layer; returns the number. */
  int call(String by) {
    callers.add(by);
    return number;
  }

  private boolean isShared() {
    return callers.size() > 1;
  }

  /** Its name, once all calls are known. */
  String name() {
    if (name == null) {
      name = isShared() ? context.claimMethod(common) : own;
    }
    return name;
  }

  /** The method, once all calls are known. */
  Method method() {
    Map<String, String> names = isShared() ? withoutLayer() : Map.of();
    String list =
        parameters.entrySet().stream()
            .map(p -> p.getValue() + names.getOrDefault(p.getKey(), p.getKey()))
            .collect(Collectors.joining(", ", "(", ")"));
    Code body = new Code();
    text.lines().forEach(line -> body.line(LoopMethods.renamed(line, names::get)));
    return new Method("", "private static void " + name() + list, body);
  }

  /** New names for parameters that the layer's name is part of. */
  private Map<String, String> withoutLayer() {
    Set<String> taken = new HashSet<>(parameters.keySet());
    text.lines().forEach(line -> taken.addAll(List.of(line.split("\\W+"))));
    Map<String, String> names = new LinkedHashMap<>();
    for (String parameter : parameters.keySet()) {
      String shorter = withoutLayer(parameter);
      if (!shorter.isEmpty() && taken.add(shorter)) {
        names.put(parameter, shorter);
      }
    }
    return names;
  }

  /** {@code hidden1Mean} as {@code mean}, {@code dHidden1Factor} as {@code dFactor}. */
  private String withoutLayer(String parameter) {
    if (parameter.startsWith(layer)) {
      String rest = parameter.substring(layer.length());
      return rest.isEmpty() ? "" : Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
    }
    return parameter.replaceFirst(Identifiers.capitalize(layer) + "(?=[A-Z]|$)", "");
  }
}
