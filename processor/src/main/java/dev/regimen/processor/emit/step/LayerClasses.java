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
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

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
  private final Map<String, Name> byOwner = new HashMap<>();

  /** Fields of statistics' instances, for the loops over rows that read them. */
  private final Map<Name, Expr> seen = new HashMap<>();

  /** The methods, with such fields. */
  private final Map<LayerMethod, LayerMethod> own = new LinkedHashMap<>();

  /**
   * Looks for layers that are alike.
   *
   * @param shown fields that are used beside the methods
   */
  LayerClasses(StepContext context, List<LayerMethod> methods, Set<Name> shown) {
    this.context = context;
    layerNames = new LayerNames(methods.stream().map(LayerMethod::layer).toList());
    shown.forEach(name -> users.computeIfAbsent(name, n -> new HashSet<>()).add(""));
    for (LayerMethod method : methods) {
      Names.used(method.body())
          .forEach(n -> users.computeIfAbsent(n, x -> new HashSet<>()).add(method.owner()));
    }
    addKinds(methods.stream().filter(LayerMethod::isStatistics).toList());
    UnaryOperator<Expr> others = Names.replacing(seen);
    methods.forEach(method -> own.put(method, has(method) ? method : method.map(others)));
    addKinds(own.values().stream().filter(method -> !method.isStatistics()).toList());
  }

  private void addKinds(List<LayerMethod> methods) {
    Map<String, List<LayerMethod>> byOwner = new LinkedHashMap<>();
    methods.forEach(m -> byOwner.computeIfAbsent(m.owner(), l -> new ArrayList<>()).add(m));
    Map<Object, List<Layer>> kinds = new LinkedHashMap<>();
    for (List<LayerMethod> all : byOwner.values()) {
      if (!all.get(0).layer().isEmpty() && all.stream().allMatch(LayerMethod::isPure)) {
        Layer taken = Layer.of(all);
        kinds.computeIfAbsent(taken.kind(), k -> new ArrayList<>()).add(taken);
      }
    }
    kinds.values().stream().filter(kind -> kind.size() > 1).forEach(this::add);
  }

  /**
   * A layer and what it does.
   *
   * @param name within names
   * @param part of what it does, as in {@link LayerMethod}
   * @param methods in the order of the schedule
   * @param parts all of it, taken apart
   */
  record Layer(String name, String part, List<LayerMethod> methods, Alike parts) {
    static Layer of(List<LayerMethod> methods) {
      List<Statement> all = methods.stream().flatMap(m -> m.body().stream()).toList();
      LayerMethod first = methods.get(0);
      Alike parts = new Alike(List.of(), all, first.isStatistics());
      return new Layer(first.layer(), first.part(), methods, parts);
    }

    boolean isStatistics() {
      return methods.get(0).isStatistics();
    }

    String owner() {
      return methods.get(0).owner();
    }

    String word() {
      return methods.get(0).word();
    }

    /** What is equal for layers that are alike. */
    Object kind() {
      List<Object> kind = new ArrayList<>(List.of(parts.key()));
      methods.forEach(method -> kind.add(method.verb() + " " + method.body().size()));
      return kind;
    }
  }

  private void add(List<Layer> kind) {
    String name = classNames.claim(className(kind.get(0)));
    LayerClass written = new LayerClass(this, name, kind);
    classes.add(written.code());
    for (Layer layer : kind) {
      String suffix = layer.part().isEmpty() ? "Layer" : layer.part();
      Name instance = Name.field(Type.plain(name), context.names().claim(layer.name() + suffix));
      byOwner.put(layer.owner(), instance);
      instances.add(Field.kept(instance, written.instance(layer)));
      if (layer.isStatistics()) {
        seen.putAll(written.seen(layer, instance));
      }
    }
  }

  /** Its techniques as one word. */
  private String className(Layer layer) {
    if (layer.isStatistics()) {
      return layer.part();
    }
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

  /**
   * Whether nothing but this layer's methods uses a field; what statistics come to, loops over rows
   * may use.
   */
  boolean isOwn(Name field, Layer layer) {
    return users.getOrDefault(field, Set.of()).stream()
        .allMatch(
            user ->
                user.equals(layer.owner())
                    || layer.isStatistics()
                        && !user.isEmpty()
                        && !user.endsWith(" " + LayerMethod.STATISTICS));
  }

  /** Whether nothing but this layer's methods uses a field, loops over rows included. */
  boolean isAlone(Name field, Layer layer) {
    return users.getOrDefault(field, Set.of()).stream().allMatch(layer.owner()::equals);
  }

  /** Whether a method became an instance's. */
  boolean has(LayerMethod method) {
    return byOwner.containsKey(method.owner());
  }

  /** A method that became none's, with what it reads of instances. */
  LayerMethod own(LayerMethod method) {
    return own.get(method);
  }

  /** Statistics and the same layer's work on rows behind them, if one method can do both. */
  Optional<LayerMethod> joined(LayerMethod statistics, LayerMethod rows) {
    boolean follows =
        statistics.isStatistics()
            && !rows.isStatistics()
            && rows.layer().equals(statistics.layer())
            && rows.isBackward() == statistics.isBackward();
    List<Statement> both = new ArrayList<>(own(statistics).body());
    Set<Name> first = Names.declared(both);
    both.addAll(own(rows).body());
    boolean clash = Names.declared(own(rows).body()).stream().anyMatch(first::contains);
    if (!follows || clash) {
      return Optional.empty();
    }
    LayerMethod joined = new LayerMethod(rows.name(), rows.layer(), rows.part(), both);
    own.put(joined, joined);
    return Optional.of(joined);
  }

  /** The call of a method, of an instance or of the step's own. */
  Expr call(LayerMethod method) {
    Name instance = byOwner.get(method.owner());
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
