package dev.regimen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import dev.regimen.processor.ir.BinaryFunction;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.FlatLoop;
import dev.regimen.processor.plan.UpdateGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints one fused pass over the flat vectors for a group of parameters.
 *
 * <p>What the optimizer remembers lies on the heap in tiles, on which the loop works in place: no
 * kernel reads it, and copying it took a third of the pass.
 */
final class FlatLoopWriter {
  /**
   * Elements of a tile. What stands before the first and behind the last whole vector takes an
   * eighth of the time of 1024, a root and a quotient an element.
   */
  private static final int TILE = 2048;

  private static final Object WEIGHT = "weight";
  private static final Object GRADIENT = "gradient";

  private final UpdateWriter update;
  private final MethodScope method;
  private final StepContext context;
  private final StepNumbers numbers;
  private final FlatLoop loop;
  private final UpdateGroup group;
  private final String label;

  /** What the loop works on, by the pattern's own values. */
  private final Map<Value, String> tiles = new LinkedHashMap<>();

  /** Where a worker finds these arrays. */
  private final Map<String, String> sources = new LinkedHashMap<>();

  /** Sums of what has no tile of its own, by the tile that their terms are put into. */
  private final Map<Value, String> terms = new LinkedHashMap<>();

  private final boolean readsGradient;
  private final boolean writesGradient;

  FlatLoopWriter(UpdateWriter update, MethodScope method, StepNumbers numbers, FlatLoop loop) {
    this.update = update;
    this.method = method;
    this.numbers = numbers;
    this.loop = loop;
    group = loop.group();
    context = method.context();
    label = update.label(group);
    readsGradient =
        loop.reads().stream().anyMatch(v -> isLeaf(v, Leaf.Kind.GRADIENT) || isInGradient(v));
    writesGradient = loop.carried().stream().anyMatch(this::isInGradient);
  }

  private static boolean isLeaf(Value value, Leaf.Kind kind) {
    return value.op() instanceof Leaf leaf && leaf.kind() == kind;
  }

  private boolean isInGradient(Value value) {
    return value.equals(loop.inGradient());
  }

  private boolean stepsWeight() {
    return loop.updates().stream().anyMatch(u -> isLeaf(u.state(), Leaf.Kind.PARAMETER));
  }

  void write() {
    Code before = method.beginLoop();
    String name = stepsWeight() ? "step" + label : context.claimMethod("prepare" + label);
    tiles();
    context.needTiles(method.tileCount(), TILE);
    Code body = new Code();
    body(body, name);
    Code code = method.code();
    code.line("// " + names());
    loop.sums().forEach(sum -> code.line(update.sum(sum) + ".clear();"));
    code.add(before);
    code.add(perTensor());
    code.add(body);
  }

  private void tiles() {
    Value weight = group.pattern().parameter();
    if (loop.reads().contains(weight) || stepsWeight()) {
      tile(weight, WEIGHT, "weight");
    }
    for (Value value : loop.reads()) {
      if (isLeaf(value, Leaf.Kind.GRADIENT) || isInGradient(value)) {
        tile(value, GRADIENT, "gradient");
      }
    }
    loop.carried().forEach(value -> carry(value));
    loop.reads().stream()
        .filter(value -> !(value.op() instanceof Leaf) && !isInGradient(value))
        .forEach(this::carry);
    group.slots().stream().filter(this::usesSlot).forEach(slot -> slot(slot, slot.name()));
    for (Value number : loop.numbers()) {
      if (ownNumber(number)) {
        tile(number, "number " + tiles.size(), numberName(number));
      }
    }
    for (Value sum : loop.sums()) {
      if (summed(sum) == null) {
        String tile = method.tile("terms of " + terms.size(), "terms");
        sources.put(tile, "tile[" + method.tileIndex("terms of " + terms.size()) + "]");
        terms.put(sum, tile);
      }
    }
  }

  private boolean ownNumber(Value number) {
    return update.ofAll(number) == null;
  }

  private static String numberName(Value number) {
    return number.name().isEmpty() ? "ratio" : Identifiers.camel(number.name());
  }

  private boolean usesSlot(Value slot) {
    return loop.reads().contains(slot)
        || loop.updates().stream().anyMatch(u -> u.state().equals(slot));
  }

  private void carry(Value value) {
    if (isInGradient(value)) {
      tile(value, GRADIENT, "gradient");
    } else {
      slot(value, update.carried(group, value));
    }
  }

  /** The method's tiles, in the order of their declaration. */
  private void tile(Value value, Object key, String name) {
    String tile = method.tile(key, name);
    tiles.put(value, tile);
    sources.put(tile, "tile[" + method.tileIndex(key) + "]");
  }

  private void slot(Value slot, String name) {
    String of = Character.toLowerCase(label.charAt(0)) + label.substring(1);
    String field = of + Identifiers.capitalize(name);
    boolean doubles = context.precision() == Precision.DOUBLE;
    if (!context.fields().has(field)) {
      context.names().claim(field);
      context.field(
          field,
          ArrayTypeName.of(ArrayTypeName.of(context.precision().type())),
          "memory.%s(\"%s\", %s, %s, TILE)"
              .formatted(
                  doubles ? "doubleSlot" : "slot",
                  name,
                  number(context.offset(group.pattern().parameter())),
                  number(group.size())),
          "");
    }
    tiles.put(slot, name);
    sources.put(name, field + "[t]");
  }

  private String names() {
    String list =
        group.members().stream()
            .limit(4)
            .map(member -> ((Leaf) member.parameter().op()).name())
            .collect(Collectors.joining(", "));
    return group.members().size() > 4 ? list + ", ..." : list;
  }

  private String flat(String name) {
    if (!context.fields().has(name)) {
      boolean doubles = context.precision() == Precision.DOUBLE;
      String call = doubles ? "double" + Identifiers.capitalize(name) : name;
      context.field(name, context.precision().vector(), "memory." + call + "()", "");
    }
    return name;
  }

  /** Numbers of each tensor, computed from its sums. */
  private Code perTensor() {
    Code code = new Code();
    List<Value> own = loop.numbers().stream().filter(this::ownNumber).toList();
    if (own.isEmpty()) {
      return code;
    }
    code.open("for (int k = 0; k < " + group.members().size() + "; k++)");
    Map<Value, String> locals = new LinkedHashMap<>();
    NumberWriter writer = new NumberWriter(update, locals);
    List<Value> scalars =
        group.pattern().values().stream()
            .filter(v -> !FlatLoop.isFlat(v) && v.op() instanceof Pointwise)
            .filter(v -> own.stream().anyMatch(number -> isWithin(v, number)))
            .toList();
    Uses uses = new Uses(scalars, own);
    for (Value value : scalars) {
      if (!own.contains(value) && uses.deservesLocal(value)) {
        String local =
            method.locals().claim(value.name().isEmpty() ? "number" : StepNames.localName(value));
        code.line("double " + local + " = " + writer.expression(value) + ";");
        locals.put(value, local);
      }
    }
    for (Value number : own) {
      String cast = context.precision().cast();
      String text = writer.print(number);
      code.line(array(number) + "[k] = " + (cast.isEmpty() ? text : cast + "(" + text + ")") + ";");
    }
    return code.close();
  }

  private static boolean isWithin(Value part, Value whole) {
    return part == whole || whole.args().stream().anyMatch(arg -> isWithin(part, arg));
  }

  private String array(Value number) {
    String of = Character.toLowerCase(label.charAt(0)) + label.substring(1);
    String field = of + Identifiers.capitalize(numberName(number)) + "s";
    if (!context.fields().has(field)) {
      context.names().claim(field);
      String made = "new " + context.precision().word() + "[" + group.members().size() + "]";
      context.field(field, ArrayTypeName.of(context.precision().type()), made, "");
    }
    return field;
  }

  private void body(Code body, String name) {
    long offset = context.offset(group.pattern().parameter());
    String base = offset == 0 ? "" : number(offset) + " + ";
    String size = Long.toString(group.size());
    String all =
        sources.values().stream()
            .filter(source -> source.endsWith("[t]"))
            .findFirst()
            .map(source -> source.replace("[t]", ".length"))
            .orElse("");
    if (all.isEmpty()) {
      String first = base + "worker.from(" + size + "L)";
      String last = base + "worker.to(" + size + "L)";
      body.open("for (long at = " + first + ", end = " + last + "; at < end; at += TILE)");
      body.line("int n = (int) Math.min(TILE, end - at);");
    } else {
      String last = method.locals().claim("last");
      body.line("int " + last + " = worker.endOf(" + all + ");");
      body.open("for (int t = worker.firstOf(" + all + "); t < " + last + "; t++)");
      body.line("long at = " + base + "(long) t * TILE;");
      body.line("int n = (int) Math.min(TILE, " + number(offset + group.size()) + " - at);");
    }
    read(body);
    if (loop(name, !all.isEmpty())) {
      body.line(name + (all.isEmpty() ? "();" : "(t);"));
    }
    sums(body);
    if (writesGradient) {
      body.line(flat("gradients") + ".write(at, gradient, n);");
    }
    if (stepsWeight()) {
      body.line("parameters.write(at, weight, n);");
    }
    body.close();
  }

  private void read(Code body) {
    if (tiles.containsValue("weight")) {
      body.line(flat("parameters") + ".read(at, weight, n);");
    }
    if (readsGradient) {
      body.line(flat("gradients") + ".read(at, gradient, n);");
      boolean whole = update.isWhole(group);
      if (!whole && group.members().stream().anyMatch(m -> context.isInParts(m.parameter()))) {
        body.line("parts.add(at, gradient, n);");
      }
      update.whole(group);
    }
    for (Value number : loop.numbers()) {
      if (ownNumber(number)) {
        String ruler = update.ruler(group);
        body.line(ruler + ".spread(" + array(number) + ", at, " + tiles.get(number) + ", n);");
      }
    }
  }

  static String number(long value) {
    return value + (value > Integer.MAX_VALUE ? "L" : "");
  }

  /** The array whose elements, or their squares, a sum is over behind the loop; null: terms. */
  private @Nullable Value summed(Value sum) {
    Value x = sum.arg(0);
    Value of = isSquare(x) ? x.arg(0) : x;
    boolean leaf =
        of.op() instanceof Leaf
            && loop.updates().stream().noneMatch(u -> u.state().equals(of))
            && !(isLeaf(of, Leaf.Kind.GRADIENT) && writesGradient);
    return leaf || loop.carried().contains(of) ? of : null;
  }

  private static boolean isSquare(Value x) {
    return x.op() instanceof Pointwise pointwise
        && pointwise.expression() instanceof Scalar.Binary binary
        && binary.function() == BinaryFunction.MULTIPLY
        && binary.a().equals(Scalar.arg(0))
        && binary.b().equals(Scalar.arg(0));
  }

  private void sums(Code body) {
    for (Value sum : loop.sums()) {
      Value of = summed(sum);
      String tile = of == null ? terms.get(sum) : tiles.get(of);
      String verb = of != null && isSquare(sum.arg(0)) ? "addSquares" : "add";
      body.line(update.sum(sum) + "." + verb + "(at, " + tile + ", n);");
    }
  }

  /**
   * The loop in a method of its own, always over a whole tile: that is what vectorizes best.
   *
   * @return whether there is anything to compute
   */
  private boolean loop(String name, boolean tiled) {
    Map<Value, String> stored = new LinkedHashMap<>();
    terms.forEach((sum, tile) -> stored.put(sum.arg(0), tile));
    loop.carried().forEach(value -> stored.put(value, tiles.get(value)));
    if (stored.isEmpty() && loop.updates().isEmpty()) {
      return false;
    }
    Code head = new Code();
    Hoist hoist = numbers.of(head);
    References references = new References();
    Code text = new Code().open("for (int i = 0; i < TILE; i++)");
    elements(text, hoist, references, stored);
    text.close();
    Code body = new Code();
    String type = context.precision().word();
    Map<String, String> used = new LinkedHashMap<>(sources);
    used.keySet().retainAll(references.arrays());
    used.forEach((tile, source) -> body.line(type + "[] " + tile + " = " + source + ";"));
    for (Value number : loop.numbers()) {
      String field = update.ofAll(number);
      if (field != null) {
        body.line(type + " " + field + " = this." + field + ";");
      }
    }
    context
        .loops()
        .add(
            new Method(
                "Locals that live around the copies are not kept in registers: a tile reads its own.",
                "private void " + name + "(" + (tiled ? "int t" : "") + ")",
                body.add(head).add(text)));
    return true;
  }

  private void elements(Code body, Hoist hoist, References references, Map<Value, String> stored) {
    Expressions expressions = new Expressions(context, hoist, this::known);
    // What is carried to a later phase is computed here: its tile is not filled yet.
    expressions.begin(references, Set.copyOf(loop.carried()));
    List<Value> sinks = new ArrayList<>(stored.keySet());
    loop.updates().forEach(u -> sinks.add(u.value()));
    Uses uses = new Uses(loop.computed(), sinks);
    Identifiers names = method.locals().nested();
    for (Value value : loop.computed()) {
      if (uses.deservesLocal(value) || isNextSlot(value) || stored.containsKey(value)) {
        String text = expressions.expression(value);
        String name =
            names.claim(value.name().isEmpty() ? "direction" : StepNames.localName(value));
        body.line(context.precision().word() + " " + name + " = " + text + ";");
        expressions.defineInner(value, name);
      }
    }
    for (Update next : loop.updates()) {
      boolean slot = !isLeaf(next.state(), Leaf.Kind.PARAMETER);
      if (slot) {
        context.functions().add("flush");
      }
      String text = expressions.of(next.value());
      references.array(tiles.get(next.state()));
      body.line(tiles.get(next.state()) + "[i] = " + (slot ? "flush(" + text + ")" : text) + ";");
    }
    stored.forEach(
        (value, tile) -> {
          references.array(tile);
          body.line(tile + "[i] = " + expressions.of(value) + ";");
        });
    expressions.end();
  }

  private @Nullable String known(Value value) {
    if (tiles.containsKey(value)) {
      return tiles.get(value) + "[i]";
    }
    return FlatLoop.isFlat(value) ? null : update.ofAll(value);
  }

  /** A slot's next value is used by the weight's: computed once, before anything is overwritten. */
  private boolean isNextSlot(Value value) {
    return loop.updates().stream()
        .anyMatch(u -> u.value() == value && !isLeaf(u.state(), Leaf.Kind.PARAMETER));
  }
}
