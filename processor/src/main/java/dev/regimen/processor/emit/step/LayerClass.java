package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Alike;
import dev.regimen.processor.emit.code.ClassCode;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The class of layers that are alike: the first one's methods, with names that leave it out. */
final class LayerClass {
  private static final int NAMED = 4;

  private final LayerClasses all;
  private final String name;
  private final List<LayerClasses.Layer> layers;
  private final LayerClasses.Layer first;
  private final List<Statement> body;

  /** What stands in the class for the first layer's fields, locals and sizes. */
  private final Map<Name, Expr> names = new HashMap<>();

  /** Fields that every instance makes alike, with what they are made from. */
  private final Map<Name, Expr> made = new LinkedHashMap<>();

  /** Their places among the names. */
  private final Map<Name, Integer> madeAt = new LinkedHashMap<>();

  /** Numbers that these alone are made from: places in memory. */
  private final HandedNumbers places;

  /** Fields that an instance is handed, by their place among the names. */
  private final Map<Integer, Name> handed = new LinkedHashMap<>();

  private final HandedNumbers numbers;

  LayerClass(LayerClasses all, String name, List<LayerClasses.Layer> layers) {
    this.all = all;
    this.name = name;
    this.layers = layers;
    first = layers.get(0);
    body = first.methods().stream().flatMap(method -> method.body().stream()).toList();
    Identifiers free = free();
    places = new HandedNumbers(free);
    numbers = new HandedNumbers(free);
    locals(free);
    numbers();
    fields(free);
    if (!first.isStatistics()) {
      sizes();
    }
  }

  private List<Expr> numbers(int place) {
    return layers.stream().map(layer -> layer.parts().numbers().get(place)).toList();
  }

  /** What neither a field of the class nor a local may be called. */
  private Identifiers free() {
    Identifiers free = new Identifiers();
    free.claim(LayerClassWriter.LAYER.text());
    List<Name> of = first.parts().names();
    Set<Name> outer = Names.free(body);
    for (int i = 0; i < of.size(); i++) {
      if (isOwnField(i)) {
        outer.remove(of.get(i));
      }
    }
    outer.forEach(used -> free.claim(used.text()));
    return free;
  }

  /** A field that differs, or that is named with {@code this}, which here is the instance. */
  private boolean isOwnField(int place) {
    Name field = first.parts().names().get(place);
    boolean differs =
        layers.stream().anyMatch(layer -> !layer.parts().names().get(place).equals(field));
    return field.kind() == Name.Kind.FIELD && (differs || field.type().equals(Type.DOUBLE));
  }

  private void locals(Identifiers free) {
    for (Name local : Names.declared(body)) {
      String bare = all.layerNames().ofLocal(local.text(), first.name());
      names.put(
          local, local.as(free.isTaken(bare) ? free.claim(bare + "Local") : free.claim(bare)));
    }
  }

  private void fields(Identifiers free) {
    Set<Name> used = Names.used(body);
    for (int i = 0; i < first.parts().names().size(); i++) {
      Name field = first.parts().names().get(i);
      if (isOwnField(i) && used.contains(field)) {
        String bare = all.layerNames().ofField(field.text(), first.name());
        Name own = Name.field(field.type(), free(free, bare, field.type()));
        names.put(field, own);
        List<Alike> values = values(i, own.text());
        if (values.isEmpty()) {
          handed.put(i, own);
        } else {
          made.put(own, made(i, own.text(), values));
          madeAt.put(own, i);
        }
      }
    }
  }

  /** A free name; locals are often called like what they are made from. */
  private static String free(Identifiers free, String bare, Type type) {
    if (!free.isTaken(bare)) {
      return free.claim(bare);
    }
    String kind = type.equals(Type.DOUBLE) ? "Setting" : type.rank() > 1 ? "OfAll" : "Vector";
    return free.claim(bare + kind);
  }

  /** What each layer's own field is made from, taken apart; empty where that is not alike. */
  private List<Alike> values(int place, String bare) {
    List<Alike> values = new ArrayList<>();
    for (LayerClasses.Layer layer : layers) {
      Name field = layer.parts().names().get(place);
      Expr value = all.value(field);
      if (value == null || !(all.isOwn(field, layer) || field.type().equals(Type.DOUBLE))) {
        return List.of();
      }
      Expr named = named(value, field.text(), bare);
      List<Statement> code = new Code().run(named).statements();
      values.add(new Alike(List.of(), code, first.isStatistics()));
    }
    List<Statement> shape = values.get(0).shape();
    boolean alike = values.stream().allMatch(value -> value.shape().equals(shape));
    return alike ? values : List.of();
  }

  /** What workers share is called like the field: here like the layer and the role. */
  private static Expr named(Expr value, String field, String bare) {
    Expr role = new Expr.Quote(Identifiers.capitalize(bare));
    boolean same = value instanceof Expr.Quote quote && quote.text().equals(field);
    return same
        ? Expr.call(LayerClassWriter.LAYER, "concat", role)
        : value.map(part -> named(part, field, bare));
  }

  /** What a field is made from, of places that an instance is handed. */
  private Expr made(int place, String bare, List<Alike> values) {
    Name field = first.parts().names().get(place);
    boolean array = field.type().isArray();
    return new OwnNumbers(first.isStatistics()) {
      @Override
      Expr number(int at, Expr expr) {
        List<Expr> own = values.stream().map(v -> v.numbers().get(at)).toList();
        Name known = numbers.known(own);
        return instead(
            own,
            known == null
                ? places.of(own, array ? LayerClassWriter.TILE.text() : bare + "At")
                : known,
            expr);
      }
    }.apply(named(all.value(field), field.text(), bare));
  }

  /**
   * What stands for a number of the first layer's.
   *
   * @param name null where all layers have the same
   */
  private static Expr instead(List<Expr> byLayer, @Nullable Name name, Expr number) {
    if (name != null) {
      boolean fraction = number instanceof Expr.Literal own && own.type().equals(Type.DOUBLE);
      return fraction ? new Expr.Cast(Type.DOUBLE, name) : name;
    }
    boolean other = number instanceof Name && new HashSet<>(byLayer).size() > 1;
    return other ? Expr.number(((Name) number).size()) : number;
  }

  private void numbers() {
    for (int i = 0; i < first.parts().numbers().size(); i++) {
      List<Expr> values = numbers(i);
      boolean wide = values.stream().anyMatch(HandedNumbers::isWide);
      boolean size = values.get(0) instanceof Name;
      // Most often the stream of a layer's randomness, else a place among parts of gradients.
      String other = first.isStatistics() ? "rowsPerSample" : wide ? "place" : "stream";
      numbers.of(values, size ? LayerClassWriter.WIDTH.text() : other);
    }
  }

  /** Sizes that have other names in other layers are numbers. */
  private void sizes() {
    List<Set<Name>> others = new ArrayList<>();
    for (LayerClasses.Layer layer : layers) {
      Set<Name> used = new LinkedHashSet<>();
      layer.methods().forEach(method -> used.addAll(Names.used(method.body())));
      others.add(used);
    }
    for (Name used : others.get(0)) {
      boolean size = used.kind() == Name.Kind.SIZE && used.size() >= 0;
      if (size && !others.stream().allMatch(other -> other.contains(used))) {
        names.put(used, Expr.number(used.size()));
      }
    }
  }

  /** The class. */
  ClassCode code() {
    List<Name> fields = new ArrayList<>(List.of(LayerClassWriter.LAYER));
    fields.addAll(handed.values());
    fields.addAll(numbers.names());
    Map<Name, Expr> values = new LinkedHashMap<>();
    UnaryOperator<Expr> sized = Names.replacing(names);
    made.forEach((field, value) -> values.put(field, sized.apply(value)));
    List<Method> methods = new ArrayList<>();
    UnaryOperator<Expr> replacing = replacing();
    for (LayerMethod method : first.methods()) {
      Code code = new Code();
      Statement.all(method.body(), replacing).forEach(code::add);
      code.call(StepContext.WORKER, "lap", new Expr.Quote(method.verb()), LayerClassWriter.LAYER);
      Name verb = Name.method(method.verb());
      methods.add(Method.of(List.of(), Type.VOID, verb, List.of(), code));
    }
    return new LayerClassWriter(name, fields, places.names(), values)
        .write(documentation(), methods);
  }

  private String documentation() {
    String members =
        layers.stream()
            .limit(NAMED)
            .map(LayerClasses.Layer::name)
            .collect(Collectors.joining(", "));
    String more = layers.size() > NAMED ? ", ..." : "";
    String techniques =
        first.isStatistics() ? "what sums over the batch come to" : all.techniques(first);
    return (techniques.isEmpty() ? "" : Identifiers.capitalize(techniques) + ": ")
        + members
        + more
        + ".";
  }

  /** Replaces names, and numbers as they come. */
  private UnaryOperator<Expr> replacing() {
    return new OwnNumbers(first.isStatistics()) {
      @Override
      Expr number(int at, Expr number) {
        List<Expr> byLayer = numbers(at);
        return instead(byLayer, numbers.known(byLayer), number);
      }

      @Override
      Expr name(Name used) {
        return names.getOrDefault(used, used);
      }
    };
  }

  /** What a layer's own fields are in its instance, for who else uses them. */
  Map<Name, Expr> seen(LayerClasses.Layer layer, Name instance) {
    Map<Name, Expr> seen = new HashMap<>();
    madeAt.forEach(
        (field, place) -> {
          Name known = layer.parts().names().get(place);
          if (all.isOwn(known, layer)) {
            seen.put(known, new Expr.Member(instance, field.text()));
          }
        });
    return seen;
  }

  /** What makes a layer's instance: what is its own, or where other layers have it too. */
  Expr instance(LayerClasses.Layer layer) {
    List<Expr> arguments = new ArrayList<>();
    arguments.add(new Expr.Quote(layer.word()));
    for (int place : handed.keySet()) {
      Name field = layer.parts().names().get(place);
      Expr value = all.value(field);
      arguments.add(value != null && all.isAlone(field, layer) ? value : field);
    }
    int member = layers.indexOf(layer);
    arguments.addAll(numbers.of(member));
    arguments.addAll(places.of(member));
    return new Expr.New(Type.plain(name), arguments);
  }
}
