package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Names;
import dev.regimen.processor.emit.code.Type;
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

  private static final String WHY_OWN =
      "Locals that live around the copies are not kept in registers: a tile reads its own.";
  private static final Name AT = Name.local(Type.LONG, "at");
  private static final Name N = Name.local(Type.INT, "n");

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
    code.comment(names());
    loop.sums().forEach(sum -> code.call(update.sum(sum), "clear"));
    code.add(declarations);
    code.add(tensors.write());
    code.add(body);
    loop.sums().forEach(sum -> code.call(update.sum(sum), "end"));
  }

  private String names() {
    String list =
        group.members().stream()
            .limit(4)
            .map(member -> ((Leaf) member.parameter().op()).name())
            .collect(Collectors.joining(", "));
    return group.members().size() > 4 ? list + ", ..." : list;
  }

  private Name vector(String name) {
    return context.field(
        name, context.precision().vector(), () -> context.places().memory(name), "");
  }

  private void body(Code body, String name) {
    Expr offset = Expr.number(context.places().offset(group.pattern().parameter()));
    Expr slot =
        flat.sources().values().stream()
            .filter(source -> Names.isUsed(FlatTiles.TILE_INDEX, source))
            .findFirst()
            .orElse(null);
    Code tile = new Code();
    if (slot == null) {
      Expr size = Expr.wide(group.size());
      Name end = Name.local(Type.LONG, method.locals().claim("last"));
      tile.let(N, elements(Expr.minus(end, AT)));
      tile(tile, name, List.of());
      body.let(end, Expr.plus(offset, StepContext.bound("to", size)));
      Expr first = Expr.plus(offset, StepContext.bound("from", size));
      body.loop(AT, first, end, StepContext.TILE_LENGTH, tile);
      return;
    }
    Expr count = new Expr.Member(((Expr.Element) slot).array(), "length");
    Expr at = new Expr.Cast(Type.LONG, FlatTiles.TILE_INDEX);
    Expr end = Expr.number(context.places().offset(group.pattern().parameter()) + group.size());
    tile.let(AT, Expr.plus(offset, Expr.times(at, StepContext.TILE_LENGTH)));
    tile.let(N, elements(Expr.minus(end, AT)));
    tile(tile, name, List.of(FlatTiles.TILE_INDEX));
    Name last = Name.local(Type.INT, method.locals().claim("last"));
    body.let(last, Expr.call(StepContext.WORKER, "endOf", count));
    body.loop(FlatTiles.TILE_INDEX, Expr.call(StepContext.WORKER, "firstOf", count), last, tile);
  }

  private static Expr elements(Expr rest) {
    return new Expr.Cast(Type.INT, ScalarWriter.math("min", StepContext.TILE_LENGTH, rest));
  }

  private void tile(Code tile, String name, List<Name> parameters) {
    read(tile);
    if (loop(name, parameters)) {
      tile.run(new Expr.Own(Name.method(name), List.copyOf(parameters)));
    }
    sums(tile);
    if (flat.writesGradient()) {
      tile.call(vector("gradients"), "write", AT, flat.gradient(), N);
    }
    if (flat.stepsWeight()) {
      tile.call(vector("parameters"), "write", AT, flat.weight(), N);
    }
  }

  private void read(Code body) {
    Name tensor = flat.all().get(group.pattern().parameter());
    if (flat.readsWeight()) {
      body.call(vector(group.ofStatistics() ? "running" : "parameters"), "read", AT, tensor, N);
    }
    if (flat.readsGradient()) {
      body.call(vector("gradients"), "read", AT, flat.gradient(), N);
    }
    if (flat.readsLossGradient() && !update.isWhole(group)) {
      if (group.members().stream().anyMatch(m -> context.isInParts(m.parameter()))) {
        body.call(StepContext.PARTS, "add", AT, flat.gradient(), N);
      }
      update.whole(group);
    }
    flat.all().forEach((value, tile) -> noise(body, value, tile));
    for (Value number : tensors.all()) {
      Name ruler = update.ruler(number);
      body.call(ruler, "spread", tensors.array(number), AT, flat.all().get(number), N);
    }
  }

  private static void noise(Code body, Value value, Name tile) {
    if (value.op() instanceof Noise noise) {
      Expr stream = Expr.own(noise.stream());
      body.call(StepContext.DRAWS, "normal", stream, StepContext.STEP, AT, tile, N);
    }
  }

  private void sums(Code body) {
    for (Value sum : loop.sums()) {
      Value of = flat.summed(sum);
      Expr tile = of == null ? flat.terms().get(sum) : flat.array(of);
      String verb = of != null && FlatTiles.isSquare(sum.arg(0)) ? "addSquares" : "add";
      body.call(update.sum(sum), verb, AT, tile, N);
    }
  }

  /**
   * The loop in a method of its own, always over a whole tile: that is what vectorizes best.
   *
   * @return whether there is anything to compute
   */
  private boolean loop(String name, List<Name> parameters) {
    Map<Value, Name> stored = new LinkedHashMap<>();
    flat.terms().forEach((sum, tile) -> stored.put(sum.arg(0), tile));
    loop.carried().forEach(value -> stored.put(value, flat.all().get(value)));
    if (stored.isEmpty() && loop.updates().isEmpty()) {
      return false;
    }
    Code head = new Code();
    Code element = new Code();
    elements(element, numbers.of(head), stored);
    Set<Name> used = Names.used(element.statements());
    Code body = new Code();
    flat.sources()
        .forEach(
            (tile, source) -> {
              if (used.contains(tile)) {
                body.let(tile, source);
              }
            });
    for (Value number : loop.numbers()) {
      Name field = update.ofAll(number);
      if (field != null) {
        body.let(Name.local(context.type(), field.text()), new Expr.Hidden(field));
      }
    }
    body.add(head).loop(Places.INDEX, Expr.number(0), StepContext.TILE_LENGTH, element);
    Method method = Method.own(Name.method(name), parameters, body);
    context.loops().add(method.documented(WHY_OWN));
    return true;
  }

  private void elements(Code body, Hoist hoist, Map<Value, Name> stored) {
    Expressions expressions = new Expressions(context, hoist, this::known);
    // What is carried to a later phase is computed here: its tile is not filled yet.
    expressions.begin(Set.copyOf(loop.carried()));
    List<Value> sinks = new ArrayList<>(stored.keySet());
    loop.updates().forEach(u -> sinks.add(u.value()));
    Uses uses = new Uses(loop.computed(), sinks);
    Identifiers names = method.locals().nested();
    for (Value value : loop.computed()) {
      if (uses.deservesLocal(value) || isNextSlot(value) || stored.containsKey(value)) {
        Expr expression = expressions.expression(value);
        String wanted = value.name().isEmpty() ? "direction" : StepNames.localName(value);
        Name name = Name.local(context.type(), names.claim(wanted));
        body.let(name, expression);
        expressions.defineInner(value, name);
      }
    }
    for (Update next : loop.updates()) {
      Expr value = expressions.of(next.value());
      boolean slot = !FlatTiles.isLeaf(next.state(), Leaf.Kind.PARAMETER);
      // What is only kept keeps its bits.
      boolean flushed = slot && !(next.value().op() instanceof Leaf);
      body.set(
          element(flat.all().get(next.state())),
          flushed ? ScalarWriter.elementary("flush", value) : value);
    }
    stored.forEach((value, tile) -> body.set(element(tile), expressions.of(value)));
    expressions.end();
  }

  private static Expr element(Name tile) {
    return Expr.at(tile, Places.INDEX);
  }

  private @Nullable Expr known(Value value) {
    if (flat.all().containsKey(value)) {
      return element(flat.all().get(value));
    }
    Name field = FlatLoop.isFlat(value) ? null : update.ofAll(value);
    return field == null ? null : Name.local(context.type(), field.text());
  }

  /** A slot's next value is used by the weight's: computed once, before anything is overwritten. */
  private boolean isNextSlot(Value value) {
    return loop.updates().stream()
        .anyMatch(u -> u.value() == value && !FlatTiles.isLeaf(u.state(), Leaf.Kind.PARAMETER));
  }
}
