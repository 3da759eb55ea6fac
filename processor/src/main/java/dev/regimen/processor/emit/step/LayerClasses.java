package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Alike;
import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Names;
import dev.regimen.processor.emit.code.Statement;
import dev.regimen.processor.emit.code.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Layers that do alike things are instances of one class, as in the user's own network: what
 * differs are names and numbers. It is what makes a deep network short to read, and HotSpot has
 * little to compile before it is fast: a method for each layer of ResNet-20 kept it busy for
 * fifteen seconds, where four are enough.
 */
final class LayerClasses {
  private final StepContext context;
  private final LayerNames layerNames;
  private final Identifiers classNames = new Identifiers();

  /** The layers whose methods use a field. */
  private final Map<Name, Set<String>> users = new HashMap<>();

  private final List<ClassCode> classes = new ArrayList<>();
  private final List<Field> instances = new ArrayList<>();
  private final Map<String, Name> byLayer = new HashMap<>();

  /**
   * Looks for layers that are alike.
   *
   * @param shown fields that are used beside the methods
   */
  LayerClasses(StepContext context, List<LayerMethod> methods, Set<Name> shown) {
    this.context = context;
    layerNames = new LayerNames(methods.stream().map(LayerMethod::layer).toList());
    shown.forEach(name -> users.computeIfAbsent(name, n -> new HashSet<>()).add(""));
    Map<String, List<LayerMethod>> byLayerName = new LinkedHashMap<>();
    for (LayerMethod method : methods) {
      byLayerName.computeIfAbsent(method.layer(), l -> new ArrayList<>()).add(method);
      Names.used(method.body())
          .forEach(n -> users.computeIfAbsent(n, x -> new HashSet<>()).add(method.layer()));
    }
    Map<Object, List<Layer>> kinds = new LinkedHashMap<>();
    byLayerName.forEach(
        (layer, own) -> {
          if (!layer.isEmpty() && own.stream().allMatch(LayerMethod::isPure)) {
            Layer taken = Layer.of(layer, own);
            kinds.computeIfAbsent(taken.kind(), k -> new ArrayList<>()).add(taken);
          }
        });
    kinds.values().stream().filter(kind -> kind.size() > 1).forEach(this::add);
  }

  /**
   * A layer and what it does.
   *
   * @param name within names
   * @param methods in the order of the schedule
   * @param parts all of it, taken apart
   */
  record Layer(String name, List<LayerMethod> methods, Alike parts) {
    static Layer of(String name, List<LayerMethod> methods) {
      List<Statement> all = methods.stream().flatMap(m -> m.body().stream()).toList();
      return new Layer(name, methods, new Alike(List.of(), all));
    }

    /** What is equal for layers that are alike. */
    Object kind() {
      List<Object> kind = new ArrayList<>(List.of(parts.shape()));
      methods.forEach(method -> kind.add(method.verb() + " " + method.body().size()));
      return kind;
    }
  }

  private void add(List<Layer> kind) {
    String name = classNames.claim(className(kind.get(0)));
    LayerClass written = new LayerClass(this, name, kind);
    classes.add(written.code());
    for (Layer layer : kind) {
      Name instance = Name.field(Type.plain(name), context.names().claim(layer.name() + "Layer"));
      byLayer.put(layer.name(), instance);
      instances.add(Field.kept(instance, written.instance(layer)));
    }
  }

  /** Its techniques as one word. */
  private String className(Layer layer) {
    StringBuilder name = new StringBuilder();
    for (String word : context.techniques(layer.name()).split("[^a-zA-Z0-9]+")) {
      name.append(Identifiers.capitalize(word));
    }
    boolean empty = name.isEmpty() || Character.isDigit(name.charAt(0));
    return empty ? Identifiers.capitalize(layer.name()) + "Layer" : name.toString();
  }

  LayerNames layerNames() {
    return layerNames;
  }

  String techniques(Layer layer) {
    return context.techniques(layer.name());
  }

  /** What a field of the step's is made from; null for those that have no value of their own. */
  @org.jspecify.annotations.Nullable
  Expr value(Name field) {
    return context.fields().value(field);
  }

  /** Whether nothing but this layer's methods uses a field. */
  boolean isOwn(Name field, Layer layer) {
    return users.getOrDefault(field, Set.of()).equals(Set.of(layer.name()));
  }

  /** Whether a method became an instance's. */
  boolean has(LayerMethod method) {
    return byLayer.containsKey(method.layer());
  }

  /** The call of a method, of an instance or of the step's own. */
  Expr call(LayerMethod method) {
    Name instance = byLayer.get(method.layer());
    return instance == null
        ? new Expr.Own(Name.method(method.name()), List.of())
        : Expr.call(instance, method.verb());
  }

  List<ClassCode> classes() {
    return classes;
  }

  List<Field> instances() {
    return instances;
  }
}
