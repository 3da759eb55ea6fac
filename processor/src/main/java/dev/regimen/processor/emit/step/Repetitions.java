package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Alike;
import dev.regimen.processor.emit.code.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes once what deep networks do in many layers: methods that differ only in what they name call
 * one that is handed it. Layers keep their methods, so that {@code run} and stack traces speak of
 * them. It halves the text of a network of 200 layers, and HotSpot has little to compile before the
 * network is fast: four seconds, where it took a minute.
 */
final class Repetitions {
  /** Methods from which a step is too long to be read whole. */
  private static final int LONG = 40;

  private Repetitions() {}

  /** The methods, each one that is shared behind the first that calls it. */
  static Map<LayerMethod, List<Method>> of(StepContext context, List<LayerMethod> methods) {
    Map<LayerMethod, List<Method>> written = new LinkedHashMap<>();
    methods.forEach(each -> written.put(each, List.of(each.method(each.body()))));
    if (methods.size() >= LONG) {
      LayerNames names = new LayerNames(methods.stream().map(LayerMethod::layer).toList());
      alike(methods).forEach(group -> share(context, group, names, written));
    }
    return written;
  }

  private static List<Map<LayerMethod, Alike>> alike(List<LayerMethod> methods) {
    Map<Object, Map<LayerMethod, Alike>> byShape = new LinkedHashMap<>();
    for (LayerMethod method : methods) {
      if (method.isPure()) {
        Alike parts = new Alike(List.of(), method.body());
        byShape
            .computeIfAbsent(List.of(method.verb(), parts.shape()), s -> new LinkedHashMap<>())
            .put(method, parts);
      }
    }
    return byShape.values().stream().filter(group -> group.size() > 1).toList();
  }

  private static void share(
      StepContext context,
      Map<LayerMethod, Alike> alike,
      LayerNames names,
      Map<LayerMethod, List<Method>> written) {
    List<LayerMethod> group = List.copyOf(alike.keySet());
    LayerMethod first = group.get(0);
    String name = context.claimMethod(first.verb() + "Layer");
    SharedMethod shared = new SharedMethod(name, group, new ArrayList<>(alike.values()), names);
    group.forEach(each -> written.put(each, List.of(shared.caller(each))));
    written.put(first, List.of(shared.caller(first), shared.method()));
  }
}
