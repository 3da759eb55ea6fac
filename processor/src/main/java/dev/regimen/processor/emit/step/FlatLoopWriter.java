package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Names;
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
import org.jspecify.annotations.Nullable;

/** Prints one fused loop over the elements of a tile: a turn of a pass. */
final class FlatLoopWriter {
  private static final String WHY_OWN =
      "Locals that live around the copies are not kept in registers: a tile reads its own.";

  private final FlatPassWriter pass;
  private final UpdateWriter update;
  private final StepContext context;
  private final StepNumbers numbers;
  private final FlatLoop loop;
  private final UpdateGroup group;

  private final FlatTiles flat;
  private final TensorNumbers tensors;
  private final String name;

  FlatLoopWriter(FlatPassWriter pass, StepNumbers numbers, FlatLoop loop) {
    this.pass = pass;
    this.numbers = numbers;
    this.loop = loop;
    update = pass.update();
    group = loop.group();
    context = update.context();
    flat = new FlatTiles(pass, loop);
    tensors = new TensorNumbers(update, pass.method(), loop);
    name = update.method(loop, flat.stepsWeight());
  }

  /** What the loop works on. */
  FlatTiles flat() {
    return flat;
  }

  /** What computes numbers of each tensor, before the first tile. */
  Code numbersOfTensors() {
    return tensors.ofTensors();
  }

  /** Places that the loop works on where they lie. */
  List<Expr> inPlace() {
    return flat.sources().values().stream().filter(FlatPassWriter::isInPlace).toList();
  }

  /** All that the turn does to a tile. */
  void write(Code tile) {
    read(tile);
    List<Name> parameters = inPlace().isEmpty() ? List.of() : List.of(FlatTiles.TILE_INDEX);
    if (loop(parameters)) {
      tile.run(new Expr.Own(Name.method(name), List.copyOf(parameters)));
    }
    if (flat.leavesGradient()) {
      pass.fill(flat.gradient());
    }
    sums(tile);
  }

  /** Puts back what is kept of rows, once the tile is done with. */
  void writeSlots(Code tile) {
    flat.ofRows()
        .forEach(
            (slot, table) -> {
              if (loop.updates().stream().anyMatch(update -> update.state().equals(slot))) {
                pass.range().write(tile, table, flat.all().get(slot));
              }
            });
  }

  private void read(Code body) {
    if (flat.readsWeight() && pass.fill(flat.weight())) {
      pass.range().readWeight(body, flat.weight());
    }
    if (flat.readsGradient() && pass.fill(flat.gradient())) {
      pass.range().readGradient(body, flat.gradient());
    }
    flat.ofRows()
        .forEach(
            (slot, table) -> {
              Name tile = flat.all().get(slot);
              if (loop.reads().contains(slot) && pass.fill(tile)) {
                pass.range().read(body, table, tile);
              }
            });
    if (flat.readsLossGradient() && !update.isWhole(group)) {
      if (group.members().stream().anyMatch(m -> context.isInParts(m.parameter()))) {
        body.call(StepContext.PARTS, "add", FlatPassWriter.AT, flat.gradient(), FlatPassWriter.N);
      }
      update.whole(group);
    }
    flat.all().forEach((value, tile) -> noise(body, value, tile));
    body.add(tensors.ofUnits());
    for (Value number : tensors.all()) {
      spread(body, number);
    }
  }

  /** Fills an array with a number of each tensor or unit, wherever its elements are. */
  private void spread(Code body, Value number) {
    Name array = tensors.array(number);
    Name tile = flat.all().get(number);
    if (TensorNumbers.isByUnit(number)) {
      body.call(RuntimeTypes.TILES, "spread", array, Expr.number(group.unit()), tile);
    } else {
      Expr at = pass.range().at();
      body.call(update.ruler(number), "spread", array, at, tile, pass.range().elements());
    }
  }

  private static void noise(Code body, Value value, Name tile) {
    if (value.op() instanceof Noise noise) {
      Expr stream = Expr.own(noise.stream());
      body.call(
          StepContext.DRAWS,
          "normal",
          stream,
          StepContext.STEP,
          FlatPassWriter.AT,
          tile,
          FlatPassWriter.N);
    }
  }

  private void sums(Code body) {
    for (Value sum : loop.sums()) {
      Value of = flat.summed(sum);
      Expr tile = of == null ? flat.terms().get(sum) : flat.array(of);
      boolean squares = of != null && FlatTiles.isSquare(sum.arg(0));
      if (FlatLoop.isByUnit(sum)) {
        Expr unit = Expr.number(group.unit());
        if (squares) {
          body.call(context.kernels().unitSquares(), "sums", tile, unit, update.sum(sum));
        } else {
          body.call(RuntimeTypes.TILES, "sums", tile, unit, update.sum(sum));
        }
      } else {
        String verb = squares ? "addSquares" : "add";
        body.call(update.sum(sum), verb, pass.range().at(), tile, pass.range().elements());
      }
    }
  }

  /**
   * The loop in a method of its own, always over a whole tile: that is what vectorizes best.
   *
   * @return whether there is anything to compute
   */
  private boolean loop(List<Name> parameters) {
    Map<Value, Name> stored = new LinkedHashMap<>();
    flat.terms().forEach((sum, tile) -> stored.put(sum.arg(0), tile));
    loop.left().forEach(value -> stored.put(value, flat.all().get(value)));
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
    body.add(head).loop(Places.INDEX, Expr.number(0), pass.length(), element);
    Method method = Method.own(Name.method(name), parameters, body);
    context.loops().add(method.documented(WHY_OWN));
    return true;
  }

  private void elements(Code body, Hoist hoist, Map<Value, Name> stored) {
    Expressions expressions = new Expressions(context, hoist, this::known);
    // What is left to a later loop is computed here: its tile is not filled yet.
    expressions.begin(Set.copyOf(loop.left()));
    List<Value> sinks = new ArrayList<>(stored.keySet());
    loop.updates().forEach(u -> sinks.add(u.value()));
    Uses uses = new Uses(loop.computed(), sinks);
    Identifiers names = pass.method().locals().nested();
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
