package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Noise;
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

  private final UpdateWriter update;
  private final MethodScope method;
  private final StepContext context;
  private final StepNumbers numbers;
  private final FlatLoop loop;
  private final UpdateGroup group;
  private final Code declarations;

  private final FlatTiles flat;
  private final TensorNumbers tensors;

  FlatLoopWriter(UpdateWriter update, MethodScope method, StepNumbers numbers, FlatLoop loop) {
    this.update = update;
    this.method = method;
    this.numbers = numbers;
    this.loop = loop;
    group = loop.group();
    context = method.context();
    declarations = method.beginLoop();
    flat = new FlatTiles(update, method, loop);
    tensors = new TensorNumbers(update, method, loop);
  }

  void write() {
    String name = update.method(loop, flat.stepsWeight());
    context.needTiles(method.tileCount(), TILE);
    Code body = new Code();
    body(body, name);
    Code code = method.code();
    code.line("// " + names());
    loop.sums().forEach(sum -> code.line(update.sum(sum) + ".clear();"));
    code.add(declarations);
    code.add(tensors.write());
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

  private String vector(String name) {
    if (!context.fields().has(name)) {
      boolean doubles = context.precision() == Precision.DOUBLE;
      String call = doubles ? "double" + Identifiers.capitalize(name) : name;
      context.field(name, context.precision().vector(), "memory." + call + "()", "");
    }
    return name;
  }

  private void body(Code body, String name) {
    long offset = context.offset(group.pattern().parameter());
    String base = offset == 0 ? "" : number(offset) + " + ";
    String size = Long.toString(group.size());
    String all =
        flat.sources().values().stream()
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
    if (flat.writesGradient()) {
      body.line(vector("gradients") + ".write(at, gradient, n);");
    }
    if (flat.stepsWeight()) {
      body.line(vector("parameters") + ".write(at, weight, n);");
    }
    body.close();
  }

  private void read(Code body) {
    if (flat.readsWeight()) {
      body.line(vector("parameters") + ".read(at, weight, n);");
    }
    if (flat.readsGradient()) {
      body.line(vector("gradients") + ".read(at, gradient, n);");
    }
    if (flat.readsLossGradient() && !update.isWhole(group)) {
      if (group.members().stream().anyMatch(m -> context.isInParts(m.parameter()))) {
        body.line("parts.add(at, gradient, n);");
      }
      update.whole(group);
    }
    flat.all()
        .forEach(
            (value, tile) -> {
              if (value.op() instanceof Noise noise) {
                body.line("draws.normal(" + noise.stream() + ", step, at, " + tile + ", n);");
              }
            });
    for (Value number : tensors.all()) {
      String ruler = update.ruler(group);
      body.line(
          ruler + ".spread(" + tensors.array(number) + ", at, " + flat.all().get(number) + ", n);");
    }
  }

  static String number(long value) {
    return value + (value > Integer.MAX_VALUE ? "L" : "");
  }

  private void sums(Code body) {
    for (Value sum : loop.sums()) {
      Value of = flat.summed(sum);
      String tile = of == null ? flat.terms().get(sum) : flat.array(of);
      String verb = of != null && FlatTiles.isSquare(sum.arg(0)) ? "addSquares" : "add";
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
    flat.terms().forEach((sum, tile) -> stored.put(sum.arg(0), tile));
    loop.carried().forEach(value -> stored.put(value, flat.all().get(value)));
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
    Map<String, String> used = new LinkedHashMap<>(flat.sources());
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
      boolean slot = !FlatTiles.isLeaf(next.state(), Leaf.Kind.PARAMETER);
      // What is only kept keeps its bits.
      boolean flushed = slot && !(next.value().op() instanceof Leaf);
      if (flushed) {
        context.functions().add("flush");
      }
      String text = expressions.of(next.value());
      references.array(flat.all().get(next.state()));
      body.line(
          flat.all().get(next.state()) + "[i] = " + (flushed ? "flush(" + text + ")" : text) + ";");
    }
    stored.forEach(
        (value, tile) -> {
          references.array(tile);
          body.line(tile + "[i] = " + expressions.of(value) + ";");
        });
    expressions.end();
  }

  private @Nullable String known(Value value) {
    if (flat.all().containsKey(value)) {
      return flat.all().get(value) + "[i]";
    }
    return FlatLoop.isFlat(value) ? null : update.ofAll(value);
  }

  /** A slot's next value is used by the weight's: computed once, before anything is overwritten. */
  private boolean isNextSlot(Value value) {
    return loop.updates().stream()
        .anyMatch(u -> u.value() == value && !FlatTiles.isLeaf(u.state(), Leaf.Kind.PARAMETER));
  }
}
