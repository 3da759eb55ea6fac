package dev.regimen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.UpdateGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints the optimizer: one fused pass over the flat vectors for each group of parameters.
 *
 * <p>What the optimizer remembers lies on the heap in tiles, on which the loop works in place: no
 * kernel reads it, and copying it took a third of the pass.
 */
final class UpdateWriter {
  /**
   * Elements of a tile. What stands before the first and behind the last whole vector takes an
   * eighth of the time of 1024, a root and a quotient an element.
   */
  private static final int TILE = 2048;

  private final MethodScope method;
  private final StepContext context;
  private final StepNumbers numbers;
  private final UpdateGroup group;
  private final UpdateGroup.Member pattern;

  /** What the loop works on, by the pattern's own values. */
  private final Map<Value, String> tiles = new LinkedHashMap<>();

  /** Where a worker finds these arrays. */
  private final Map<Value, String> sources = new LinkedHashMap<>();

  UpdateWriter(MethodScope method, StepNumbers numbers, UpdateGroup group) {
    this.method = method;
    this.numbers = numbers;
    this.group = group;
    pattern = group.pattern();
    context = method.context();
  }

  void write() {
    Code before = method.beginLoop();
    String step = context.claimMethod("step" + Identifiers.capitalize(what()));
    tile(pattern.parameter(), "weight", 0);
    tile(pattern.gradient(), "gradient", 1);
    String of = step.substring("step".length());
    pattern
        .slots()
        .forEach(slot -> slot(slot, Character.toLowerCase(of.charAt(0)) + of.substring(1)));
    context.needTiles(method.tileCount(), TILE);
    Code body = new Code();
    body(body, step);
    loop(step);
    Code code = method.code();
    code.line("// " + names());
    code.add(before);
    code.add(body);
  }

  /** The method's tiles, in the order of their declaration. */
  private void tile(Value value, String name, int index) {
    tiles.put(value, method.tile(name, name));
    sources.put(value, "tile[" + index + "]");
  }

  private void slot(Value slot, String of) {
    String field = context.names().claim(of + Identifiers.capitalize(slot.name()));
    boolean doubles = context.precision() == Precision.DOUBLE;
    context.field(
        field,
        ArrayTypeName.of(ArrayTypeName.of(context.precision().type())),
        String.format(
            Locale.ROOT,
            "memory.%s(\"%s\", %s, %s, TILE)",
            doubles ? "doubleSlot" : "slot",
            slot.name(),
            number(context.offset(pattern.parameter())),
            number(group.size())),
        "");
    tiles.put(slot, slot.name());
    sources.put(slot, field + "[t]");
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

  private void body(Code body, String step) {
    long offset = context.offset(pattern.parameter());
    String base = offset == 0 ? "" : number(offset) + " + ";
    String size = Long.toString(group.size());
    String call = step + "();";
    if (pattern.slots().isEmpty()) {
      String first = base + "worker.from(" + size + "L)";
      String last = base + "worker.to(" + size + "L)";
      body.open("for (long at = " + first + ", end = " + last + "; at < end; at += TILE)");
      body.line("int n = (int) Math.min(TILE, end - at);");
    } else {
      String all = sources.get(pattern.slots().get(0)).replace("[t]", ".length");
      String last = method.locals().claim("last");
      body.line("int " + last + " = worker.endOf(" + all + ");");
      body.open("for (int t = worker.firstOf(" + all + "); t < " + last + "; t++)");
      body.line("long at = " + base + "(long) t * TILE;");
      body.line("int n = (int) Math.min(TILE, " + number(offset + group.size()) + " - at);");
      call = step + "(t);";
    }
    String gradient = tiles.get(pattern.gradient());
    String weight = tiles.get(pattern.parameter());
    body.line(flat("parameters") + ".read(at, " + weight + ", n);");
    body.line(flat("gradients") + ".read(at, " + gradient + ", n);");
    boolean inParts =
        group.members().stream().anyMatch(member -> Space.isInParts(member.gradient()));
    if (inParts) {
      body.line("parts.add(at, " + gradient + ", n);");
    }
    body.line(call);
    body.line("parameters.write(at, " + weight + ", n);");
    body.close();
  }

  private static String number(long value) {
    return value + (value > Integer.MAX_VALUE ? "L" : "");
  }

  /** The loop in a method of its own, always over a whole tile: that is what vectorizes best. */
  private void loop(String name) {
    Code head = new Code();
    Hoist hoist = numbers.of(head);
    References references = new References();
    Code text = new Code().open("for (int i = 0; i < TILE; i++)");
    elements(text, hoist, references);
    text.close();
    Code body = new Code();
    String type = context.precision().word();
    tiles.forEach(
        (value, tile) -> body.line(type + "[] " + tile + " = " + sources.get(value) + ";"));
    String parameter = pattern.slots().isEmpty() ? "" : "int t";
    context
        .loops()
        .add(
            new Method(
                "Locals that live around the copies are not kept in registers: a tile reads its own.",
                "private void " + name + "(" + parameter + ")",
                body.add(head).add(text)));
  }

  /** Matrices and vectors are mostly what groups differ by. */
  private String what() {
    return pattern.parameter().shape().rank() > 1 ? "weights" : "vectors";
  }

  private void elements(Code body, Hoist hoist, References references) {
    Expressions expressions =
        new Expressions(
            context, hoist, value -> tiles.containsKey(value) ? tiles.get(value) + "[i]" : null);
    expressions.begin(references, Set.of());
    List<Value> sinks = new ArrayList<>();
    pattern.updates().forEach(update -> sinks.add(update.value()));
    Uses uses = new Uses(pattern.computed(), sinks);
    Identifiers names = method.locals().nested();
    for (Value value : pattern.computed()) {
      boolean slot = isNextSlot(value);
      if (uses.deservesLocal(value) || slot) {
        String text = expressions.expression(value);
        String name =
            names.claim(value.name().isEmpty() ? "direction" : StepNames.localName(value));
        body.line(context.precision().word() + " " + name + " = " + text + ";");
        expressions.defineInner(value, name);
      }
    }
    for (Update update : pattern.updates()) {
      String next = expressions.of(update.value());
      boolean slot = update.state() != pattern.parameter();
      if (slot) {
        context.functions().add("flush");
      }
      references.array(tiles.get(update.state()));
      String value = slot ? "flush(" + next + ")" : next;
      body.line(tiles.get(update.state()) + "[i] = " + value + ";");
    }
    expressions.end();
  }

  /** A slot's next value is used by the weight's: computed once, before anything is overwritten. */
  private boolean isNextSlot(Value value) {
    return pattern.updates().stream()
        .anyMatch(update -> update.value() == value && update.state() != pattern.parameter());
  }
}
