package dev.regimen.processor.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes once what deep networks do in many layers: methods that differ only in what they name call
 * one that is handed it. Layers keep their methods, so that {@code gradients} and stack traces
 * speak of them. It halves the text of a network of 200 layers, and HotSpot has little to compile
 * before the network is fast: four seconds, where it took a minute.
 */
final class Repetitions {
  /** Methods from which a step is too long to be read whole. */
  private static final int LONG = 40;

  private final StepContext context;
  private final Map<String, List<LayerMethod>> alike = new LinkedHashMap<>();

  private Repetitions(StepContext context) {
    this.context = context;
  }

  /** The methods, each one that is shared behind the first that calls it. */
  static Map<LayerMethod, List<Method>> of(StepContext context, List<LayerMethod> methods) {
    Map<LayerMethod, List<Method>> written = new LinkedHashMap<>();
    methods.forEach(m -> written.put(m, List.of(Method.own(m.name(), m.body()))));
    if (methods.size() >= LONG) {
      LayerNames names = new LayerNames(methods.stream().map(LayerMethod::layer).toList());
      Repetitions repetitions = new Repetitions(context);
      methods.forEach(repetitions::add);
      repetitions.alike.values().stream()
          .filter(group -> group.size() > 1)
          .forEach(group -> repetitions.share(group, names, written));
    }
    return written;
  }

  private void add(LayerMethod method) {
    String shape = method.shape(context.fields(), context.sizes());
    if (method.isPure()) {
      alike.computeIfAbsent(shape, x -> new ArrayList<>()).add(method);
    }
  }

  private void share(
      List<LayerMethod> group, LayerNames names, Map<LayerMethod, List<Method>> written) {
    LayerMethod first = group.get(0);
    String name = context.claimMethod(first.verb() + "Layer");
    SharedMethod shared = new SharedMethod(name, group, names, context.sizes());
    group.forEach(each -> written.put(each, List.of(shared.caller(each))));
    written.put(first, List.of(shared.caller(first), shared.method()));
  }
}
