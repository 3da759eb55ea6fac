package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.UpdateGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints the optimizer: one fused pass over the flat vectors for each group of parameters. */
final class UpdateWriter {
  private final MethodScope method;
  private final StepContext context;
  private final UpdateGroup group;

  /** The pattern's own values, with the flat vector they are part of. */
  private final Map<Value, String> vectors = new LinkedHashMap<>();

  private final Map<Value, String> tiles = new LinkedHashMap<>();

  UpdateWriter(MethodScope method, UpdateGroup group) {
    this.method = method;
    this.group = group;
    context = method.context();
  }

  void write() {
    UpdateGroup.Member pattern = group.pattern();
    vectors.put(pattern.parameter(), flat("parameters"));
    vectors.put(pattern.gradient(), flat("gradients"));
    for (int k = 0; k < pattern.slots().size(); k++) {
      vectors.put(pattern.slots().get(k), slot(k));
    }
    Code before = method.beginLoop();
    tiles.put(pattern.parameter(), method.tile("w", "weight"));
    tiles.put(pattern.gradient(), method.tile("g", "gradient"));
    pattern.slots().forEach(slot -> tiles.put(slot, method.tile(slot.name(), slot.name())));
    context.needTiles(method.tileCount(), StepContext.TILE);
    Code body = new Code();
    body(body, pattern);
    Code code = method.code();
    code.line("// " + names());
    code.add(before);
    code.add(body);
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
    return flat(name, name, "");
  }

  private String slot(int index) {
    return flat("slot" + index, "slot", Integer.toString(index));
  }

  private String flat(String field, String memoryMethod, String args) {
    if (!context.fields().has(field)) {
      boolean doubles = context.precision() == Precision.DOUBLE;
      String call = doubles ? "double" + Identifiers.capitalize(memoryMethod) : memoryMethod;
      context.field(
          field,
          context.precision().vector(),
          com.palantir.javapoet.CodeBlock.of("memory.$L($L)", call, args),
          "");
    }
    return field;
  }

  private void body(Code body, UpdateGroup.Member pattern) {
    long offset = context.offset(pattern.parameter());
    String size = Long.toString(group.size());
    String base = offset == 0 ? "" : offset + (offset > Integer.MAX_VALUE ? "L" : "") + " + ";
    String first = base + "worker.from(" + size + "L)";
    String last = base + "worker.to(" + size + "L)";
    body.open("for (long at = " + first + ", end = " + last + "; at < end; at += TILE)");
    body.line("int n = (int) Math.min(TILE, end - at);");
    vectors.forEach(
        (value, vector) -> body.line(vector + ".read(at, " + tiles.get(value) + ", n);"));
    boolean inParts =
        group.members().stream().anyMatch(member -> Space.isInParts(member.gradient()));
    if (inParts) {
      body.line("parts.add(at, " + tiles.get(pattern.gradient()) + ", n);");
    }
    body.line(loop(pattern) + ";");
    for (Update update : pattern.updates()) {
      Value state = update.state();
      body.line(vectors.get(state) + ".write(at, " + tiles.get(state) + ", n);");
    }
    body.close();
  }

  /** The loop in a method of its own, always over a whole tile: that is what vectorizes best. */
  private String loop(UpdateGroup.Member pattern) {
    References references = new References();
    Code text = new Code().open("for (int i = 0; i < TILE; i++)");
    elements(text, pattern, references);
    text.close();
    String name = context.claimMethod("step" + Identifiers.capitalize(what(pattern)));
    context.addLoop(LoopMethods.of(context, name, references, text, List.of()));
    return LoopMethods.call(name, references, List.of());
  }

  /** Matrices and vectors are mostly what groups differ by. */
  private static String what(UpdateGroup.Member pattern) {
    return pattern.parameter().shape().rank() > 1 ? "weights" : "vectors";
  }

  private void elements(Code body, UpdateGroup.Member pattern, References references) {
    Expressions expressions =
        new Expressions(
            context,
            method.hoist(),
            value -> tiles.containsKey(value) ? tiles.get(value) + "[i]" : null);
    expressions.begin(references, Set.of());
    List<Value> sinks = new ArrayList<>();
    pattern.updates().forEach(update -> sinks.add(update.value()));
    Uses uses = new Uses(pattern.computed(), sinks);
    Identifiers names = method.locals().nested();
    for (Value value : pattern.computed()) {
      boolean slot = isNextSlot(value, pattern);
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
  private static boolean isNextSlot(Value value, UpdateGroup.Member pattern) {
    return pattern.updates().stream()
        .anyMatch(update -> update.value() == value && update.state() != pattern.parameter());
  }
}
