package dev.regimen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import dev.regimen.processor.ir.BinaryFunction;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.FlatLoop;
import dev.regimen.processor.plan.UpdateGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which arrays a loop over the flat vectors works on, and where a worker finds them. */
final class FlatTiles {
  private static final Object WEIGHT = "weight";
  private static final Object STATISTIC = "statistic";
  private static final Object GRADIENT = "gradient";

  private final UpdateWriter update;
  private final MethodScope method;
  private final StepContext context;
  private final FlatLoop loop;
  private final UpdateGroup group;
  private final String label;

  /** What the loop works on, by the pattern's own values. */
  private final Map<Value, String> tiles = new LinkedHashMap<>();

  /** Where a worker finds these arrays. */
  private final Map<String, String> sources = new LinkedHashMap<>();

  /** Sums of what has no tile of its own, by the tile that their terms are put into. */
  private final Map<Value, String> terms = new LinkedHashMap<>();

  FlatTiles(UpdateWriter update, MethodScope method, FlatLoop loop) {
    this.update = update;
    this.method = method;
    this.loop = loop;
    context = method.context();
    group = loop.group();
    label = update.label(group);
    claim();
  }

  Map<Value, String> all() {
    return tiles;
  }

  Map<String, String> sources() {
    return sources;
  }

  Map<Value, String> terms() {
    return terms;
  }

  static boolean isLeaf(Value value, Leaf.Kind kind) {
    return value.op() instanceof Leaf leaf && leaf.kind() == kind;
  }

  private boolean isInGradient(Value value) {
    return value.equals(loop.inGradient());
  }

  boolean stepsWeight() {
    return loop.updates().stream().anyMatch(u -> isLeaf(u.state(), Leaf.Kind.PARAMETER));
  }

  boolean readsGradient() {
    return loop.reads().stream().anyMatch(v -> isLeaf(v, Leaf.Kind.GRADIENT) || isInGradient(v));
  }

  boolean writesGradient() {
    return loop.carried().stream().anyMatch(this::isInGradient);
  }

  /** What the tile of the group's own tensors is called. */
  String tensor() {
    return group.ofStatistics() ? "statistic" : "weight";
  }

  private void claim() {
    Value weight = group.pattern().parameter();
    if (loop.reads().contains(weight) || stepsWeight()) {
      tile(weight, group.ofStatistics() ? STATISTIC : WEIGHT, tensor());
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
        String tile = method.tile("terms of " + terms.size(), "terms");
        sources.put(tile, "tile[" + method.tileIndex("terms of " + terms.size()) + "]");
        terms.put(sum, tile);
      }
    }
  }

  private boolean usesSlot(Value slot) {
    return loop.reads().contains(slot)
        || loop.updates().stream().anyMatch(u -> u.state().equals(slot));
  }

  private void carry(Value value) {
    if (isInGradient(value)) {
      tile(value, GRADIENT, "gradient");
    } else {
      String name = update.carried(group, value);
      kept(value, name, "carried(\"" + name + "\", " + range() + ")");
    }
  }

  private String memory(Value slot) {
    if (isLeaf(slot, Leaf.Kind.SLOT)) {
      return "slot(\"" + group.nameOf(slot) + "\", " + from() + ")";
    }
    return (group.ofStatistics() ? "runningAverage(" : "average(") + from() + ")";
  }

  private String range() {
    return from() + ", " + FlatLoopWriter.number(group.size());
  }

  private String from() {
    return FlatLoopWriter.number(context.offset(group.pattern().parameter()));
  }

  /** The method's tiles, in the order of their declaration. */
  private void tile(Value value, Object key, String name) {
    String tile = method.tile(key, name);
    tiles.put(value, tile);
    sources.put(tile, "tile[" + method.tileIndex(key) + "]");
  }

  /** What lies on the heap in tiles that the loop works on in place. */
  private void kept(Value value, String name, String memory) {
    String of = Character.toLowerCase(label.charAt(0)) + label.substring(1);
    String field = of + Identifiers.capitalize(name);
    boolean doubles = context.precision() == Precision.DOUBLE;
    if (!context.fields().has(field)) {
      context.names().claim(field);
      context.field(
          field,
          ArrayTypeName.of(ArrayTypeName.of(context.precision().type())),
          "memory." + memory + (doubles ? ".doubles(TILE)" : ".floats(TILE)"),
          "");
    }
    tiles.put(value, name);
    sources.put(name, field + "[t]");
  }

  /** The array whose elements, or their squares, a sum is over behind the loop; null: terms. */
  @Nullable Value summed(Value sum) {
    Value x = sum.arg(0);
    Value of = isSquare(x) ? x.arg(0) : x;
    boolean leaf =
        of.op() instanceof Leaf
            && loop.updates().stream().noneMatch(u -> u.state().equals(of))
            && !(isLeaf(of, Leaf.Kind.GRADIENT) && writesGradient());
    return leaf || loop.carried().contains(of) ? of : null;
  }

  static boolean isSquare(Value x) {
    return x.op() instanceof Pointwise pointwise
        && pointwise.expression() instanceof Scalar.Binary binary
        && binary.function() == BinaryFunction.MULTIPLY
        && binary.a().equals(Scalar.arg(0))
        && binary.b().equals(Scalar.arg(0));
  }
}
