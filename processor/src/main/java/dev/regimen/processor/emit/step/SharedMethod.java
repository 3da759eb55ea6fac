package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Alike;
import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
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
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** One method for several layers' that are alike, which is handed what they have of their own. */
final class SharedMethod {
  private final Name name;
  private final List<LayerMethod> group;
  private final List<Alike> members;
  private final LayerMethod first;
  private final LayerNames layers;

  /** Which fields are not the same in all methods, by their place among the names. */
  private final List<Integer> fields;

  /** Which numbers are not, by their place; of those that are equal in each method the first. */
  private final Map<List<Expr.Literal>, Integer> numbers = new LinkedHashMap<>();

  /**
   * A method for a group.
   *
   * @param members the group's methods, taken apart
   */
  SharedMethod(String name, List<LayerMethod> group, List<Alike> members, LayerNames layers) {
    this.name = Name.method(name);
    this.group = group;
    this.members = members;
    this.layers = layers;
    first = group.get(0);
    List<Name> names = members.get(0).names();
    Set<Name> used = Names.used(first.body());
    fields =
        IntStream.range(0, names.size())
            .filter(i -> names.get(i).kind() == Name.Kind.FIELD && used.contains(names.get(i)))
            .filter(i -> members.stream().map(m -> m.names().get(i)).distinct().count() > 1)
            .boxed()
            .toList();
    for (int i = 0; i < members.get(0).numbers().size(); i++) {
      List<Expr.Literal> values = valuesOf(i);
      if (new HashSet<>(values).size() > 1) {
        numbers.putIfAbsent(values, i);
      }
    }
  }

  private List<Expr.Literal> valuesOf(int number) {
    return members.stream().map(member -> member.numbers().get(number)).toList();
  }

  /** A layer's method: it calls the shared one. */
  Method caller(LayerMethod layer) {
    int member = group.indexOf(layer);
    List<Expr> arguments = new ArrayList<>();
    fields.forEach(i -> arguments.add(members.get(member).names().get(i)));
    numbers.keySet().forEach(values -> arguments.add(values.get(member)));
    return layer.method(new Code().run(new Expr.Own(name, arguments)).statements());
  }

  /** The shared method. */
  Method method() {
    Map<Name, Expr> names = new HashMap<>();
    List<Name> parameters = new ArrayList<>();
    Identifiers free = free();
    Map<Integer, Name> numberNames = new LinkedHashMap<>();
    for (List<Expr.Literal> values : numbers.keySet()) {
      boolean wide = values.stream().anyMatch(value -> value.type().equals(Type.LONG));
      // Most often the stream of a layer's randomness, else a place among parts of gradients.
      String wanted = wide ? "place" : "stream";
      Name number = Name.local(wide ? Type.LONG : Type.INT, free.claim(wanted));
      numberNames.put(numbers.get(values), number);
    }
    for (Name local : Names.declared(first.body())) {
      names.put(local, local.as(free.claim(layers.ofLocal(local.text(), first.layer()))));
    }
    for (int i : fields) {
      Name field = members.get(0).names().get(i);
      String bare = layers.ofField(field.text(), first.layer());
      Name parameter = Name.local(field.type(), parameter(free, bare, field.type()));
      names.put(field, parameter);
      parameters.add(parameter);
    }
    parameters.addAll(numberNames.values());
    sizes(names);
    List<Statement> body = Statement.all(first.body(), replacing(names, numberNames));
    return new Method("", "private", Type.VOID, name, parameters, body);
  }

  /** What neither a parameter nor a local may be called. */
  private Identifiers free() {
    Identifiers free = new Identifiers();
    Set<Name> handed = new HashSet<>();
    fields.forEach(i -> handed.add(members.get(0).names().get(i)));
    Set<Name> outer = Names.free(first.body());
    outer.removeAll(handed);
    outer.forEach(used -> free.claim(used.text()));
    return free;
  }

  /** A free name; locals are often called like what they are made from. */
  private static String parameter(Identifiers free, String bare, Type type) {
    if (!free.isTaken(bare)) {
      return free.claim(bare);
    }
    String kind = type.equals(Type.DOUBLE) ? "Setting" : type.rank() > 1 ? "OfAll" : "Vector";
    return free.claim(bare + kind);
  }

  /** Sizes that have other names in other layers are numbers. */
  private void sizes(Map<Name, Expr> names) {
    List<Set<Name>> others = group.stream().map(method -> Names.used(method.body())).toList();
    for (Name used : others.get(0)) {
      boolean size = used.kind() == Name.Kind.SIZE && used.size() >= 0;
      if (size && !others.stream().allMatch(other -> other.contains(used))) {
        names.put(used, Expr.number(used.size()));
      }
    }
  }

  /** Replaces names, and numbers as they come. */
  private UnaryOperator<Expr> replacing(Map<Name, Expr> names, Map<Integer, Name> numberNames) {
    return new UnaryOperator<>() {
      private int number;

      @Override
      public Expr apply(Expr expr) {
        if (expr instanceof Expr.Literal literal && literal.own()) {
          Integer known = numbers.get(valuesOf(number++));
          return known == null ? literal : numberNames.get(known);
        }
        if (expr instanceof Name name) {
          return names.getOrDefault(name, name);
        }
        return expr.map(this);
      }
    };
  }
}
