package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.BinaryFunction;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Noise;
import dev.regimen.processor.ir.Orthogonalize;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.FlatLoop;
import dev.regimen.processor.plan.UpdateGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which arrays a loop over the flat vectors works on, and where a worker finds them. */
final class FlatTiles {
  /** Counts the tiles of what an optimizer remembers. */
  static final Name TILE_INDEX = Name.local(Type.INT, "t");

  private static final Object WEIGHT = "weight";
  private static final Object STATISTIC = "statistic";
  private static final Object GRADIENT = "gradient";

  private final FlatPassWriter pass;
  private final UpdateWriter update;
  private final StepContext context;
  private final FlatLoop loop;
  private final UpdateGroup group;
  private final String label;

  /** What the loop works on, by the pattern's own values. */
  private final Map<Value, Name> tiles = new LinkedHashMap<>();

  /** Where a worker finds these arrays. */
  private final Map<Name, Expr> sources = new LinkedHashMap<>();

  /** Of a table of which some rows are gone over, what is kept of all of them. */
  private final Map<Value, Name> ofRows = new LinkedHashMap<>();

  /** Sums of what has no tile of its own, by the tile that their terms are put into. */
  private final Map<Value, Name> terms = new LinkedHashMap<>();

  FlatTiles(FlatPassWriter pass, FlatLoop loop) {
    this.pass = pass;
    this.loop = loop;
    update = pass.update();
    context = update.context();
    group = loop.group();
    label = update.label(group);
    claim();
  }

  Map<Value, Name> all() {
    return tiles;
  }

  /** The tile of the weights. */
  Name weight() {
    return Objects.requireNonNull(tiles.get(group.pattern().parameter()));
  }

  /** The tile of the gradients, of the loss or what took their place. */
  Name gradient() {
    return tiles.entrySet().stream()
        .filter(tile -> isGradient(tile.getKey()) || isInGradient(tile.getKey()))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  Map<Name, Expr> sources() {
    return sources;
  }

  /** What is kept of a table's rows: copied in before the loop, and out behind it. */
  Map<Value, Name> ofRows() {
    return ofRows;
  }

  Map<Value, Name> terms() {
    return terms;
  }

  static boolean isLeaf(Value value, Leaf.Kind kind) {
    return value.op() instanceof Leaf leaf && leaf.kind() == kind;
  }

  private static boolean isGradient(Value value) {
    return value.op() instanceof Leaf leaf && leaf.isGradient();
  }

  private boolean isInGradient(Value value) {
    return value.equals(loop.inGradient()) || value.op() instanceof Orthogonalize;
  }

  boolean stepsWeight() {
    return loop.updates().stream().anyMatch(u -> isLeaf(u.state(), Leaf.Kind.PARAMETER));
  }

  boolean readsGradient() {
    return loop.reads().stream().anyMatch(v -> isGradient(v) || isInGradient(v));
  }

  /** Whether it reads what the gradients' program left, and not what took its place. */
  boolean readsLossGradient() {
    return loop.reads().stream().anyMatch(FlatTiles::isGradient);
  }

  boolean readsWeight() {
    return loop.reads().contains(group.pattern().parameter());
  }

  /** Whether a later phase finds something in the gradient's place. */
  boolean writesGradient() {
    return loop.carried().stream().anyMatch(this::isInGradient);
  }

  /** Whether a later loop does, if only one of this phase. */
  boolean leavesGradient() {
    return loop.left().stream().anyMatch(this::isInGradient);
  }

  /** What the tile of the group's own tensors is called. */
  String tensor() {
    return group.ofStatistics() ? "statistic" : "weight";
  }

  private void claim() {
    Value weight = group.pattern().parameter();
    if (readsWeight() || stepsWeight()) {
      tile(weight, group.ofStatistics() ? STATISTIC : WEIGHT, tensor());
    }
    for (Value value : loop.reads()) {
      if (isGradient(value) || isInGradient(value)) {
        tile(value, GRADIENT, "gradient");
      }
    }
    loop.held().forEach(value -> hold(value));
    loop.carried().forEach(value -> carry(value));
    loop.reads().stream()
        .filter(value -> !(value.op() instanceof Leaf) && !isInGradient(value))
        .forEach(value -> bring(value));
    group.slots().stream()
        .filter(this::usesSlot)
        .forEach(slot -> kept(slot, slot.name(), memory(slot)));
    for (Value number : loop.numbers()) {
      if (update.ofAll(number) == null) {
        tile(number, "number " + tiles.size(), TensorNumbers.name(number));
      }
    }
    for (Value sum : loop.sums()) {
      if (summed(sum) == null) {
        Object key = "terms of " + terms.size();
        Name tile = scratch(key, "terms");
        sources.put(tile, pass.scratch().of(key));
        terms.put(sum, tile);
      }
    }
  }

  private boolean usesSlot(Value slot) {
    return loop.reads().contains(slot)
        || loop.updates().stream().anyMatch(u -> u.state().equals(slot));
  }

  private void bring(Value value) {
    if (value.op() instanceof Noise) {
      tile(value, "noise " + tiles.size(), "noise");
    } else if (pass.isHeld(value)) {
      hold(value);
    } else {
      carry(value);
    }
  }

  private void hold(Value value) {
    tile(value, isInGradient(value) ? GRADIENT : value, isInGradient(value) ? "gradient" : "held");
  }

  private void carry(Value value) {
    if (isInGradient(value)) {
      tile(value, GRADIENT, "gradient");
    } else {
      String name = update.carried(group, value);
      long from = context.places().offset(group.pattern().parameter());
      context.places().heap().carried(name, from, group);
      kept(value, name, memory("carried", new Expr.Quote(name), from(), size()));
    }
  }

  private Expr memory(Value slot) {
    if (group.ofRows()) {
      return context.places().tableSlot(group.nameOf(slot), from());
    }
    if (isLeaf(slot, Leaf.Kind.SLOT)) {
      return memory("slot", new Expr.Quote(group.nameOf(slot)), from());
    }
    return memory(group.ofStatistics() ? "runningAverage" : "average", from());
  }

  private static Expr memory(String method, Expr... arguments) {
    return Expr.call(StepContext.MEMORY, method, arguments);
  }

  private Expr from() {
    return Expr.number(context.places().offset(group.pattern().parameter()));
  }

  private Expr size() {
    return Expr.number(group.size());
  }

  /** The method's tiles, in the order of their declaration. */
  private void tile(Value value, Object key, String name) {
    Name tile = scratch(key, name);
    tiles.put(value, tile);
    sources.put(tile, pass.scratch().of(key));
  }

  private Name scratch(Object key, String name) {
    return pass.scratch().tile(key, name, pass.method().before());
  }

  /** What lies on the heap in tiles that the loop works on in place. */
  private void kept(Value value, String name, Expr memory) {
    String wanted = Identifiers.decapitalize(label) + Identifiers.capitalize(name);
    String free = context.names().apart(wanted);
    if (group.ofRows()) {
      Type vector = context.precision().vector();
      ofRows.put(value, context.field(free, vector, () -> memory, ""));
      tile(value, value, name);
      return;
    }
    Type array = context.type().array();
    String tiles = context.precision().either("floats", "doubles");
    Name field =
        context.field(free, array.array(), () -> Expr.call(memory, tiles, pass.length()), "");
    Name tile = Name.local(array, name);
    this.tiles.put(value, tile);
    sources.put(tile, Expr.at(field, TILE_INDEX));
  }

  /** The array whose elements, or their squares, a sum is over behind the loop; null: terms. */
  @Nullable Value summed(Value sum) {
    Value x = sum.arg(0);
    Value of = isSquare(x) ? x.arg(0) : x;
    boolean leaf =
        of.op() instanceof Leaf
            && loop.updates().stream().noneMatch(u -> u.state().equals(of))
            && !(isGradient(of) && leavesGradient());
    return leaf || loop.left().contains(of) ? of : null;
  }

  /** What the method calls the array, in which a slot has no local. */
  Expr array(Value value) {
    Name tile = tiles.get(value);
    Expr source = sources.get(tile);
    return source != null && FlatPassWriter.isInPlace(source) ? source : tile;
  }

  static boolean isSquare(Value x) {
    return x.op() instanceof Pointwise pointwise
        && pointwise.expression() instanceof Scalar.Binary binary
        && binary.function() == BinaryFunction.MULTIPLY
        && binary.a().equals(Scalar.arg(0))
        && binary.b().equals(Scalar.arg(0));
  }
}
