package dev.regimen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import dev.regimen.processor.ir.BinaryFunction;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Noise;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.FlatLoop;
import dev.regimen.processor.plan.UpdateGroup;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which arrays a loop over the flat vectors works on, and where a worker finds them. */
final class FlatTiles {
  private static final Object WEIGHT = "weight";
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

  /** Whether it reads what the gradients' program left, and not what took its place. */
  boolean readsLossGradient() {
    return loop.reads().stream().anyMatch(v -> isLeaf(v, Leaf.Kind.GRADIENT));
  }

  boolean readsWeight() {
    return loop.reads().contains(group.pattern().parameter());
  }

  boolean writesGradient() {
    return loop.carried().stream().anyMatch(this::isInGradient);
  }

  private void claim() {
    Value weight = group.pattern().parameter();
    if (readsWeight() || stepsWeight()) {
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
        .forEach(value -> bring(value));
    group.slots().stream().filter(this::usesSlot).forEach(slot -> slot(slot, slot.name()));
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

  private void bring(Value value) {
    if (value.op() instanceof Noise) {
      tile(value, "noise " + tiles.size(), "noise");
    } else {
      carry(value);
    }
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
          String.format(
              Locale.ROOT,
              "memory.%s(\"%s\", %s, %s, TILE)",
              doubles ? "doubleSlot" : "slot",
              name,
              FlatLoopWriter.number(context.offset(group.pattern().parameter())),
              FlatLoopWriter.number(group.size())),
          "");
    }
    tiles.put(slot, name);
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

  /** What the method calls the array, in which a slot has no local. */
  String array(Value value) {
    String tile = tiles.get(value);
    String source = sources.getOrDefault(tile, "");
    return source.endsWith("[t]") ? source : tile;
  }

  static boolean isSquare(Value x) {
    return x.op() instanceof Pointwise pointwise
        && pointwise.expression() instanceof Scalar.Binary binary
        && binary.function() == BinaryFunction.MULTIPLY
        && binary.a().equals(Scalar.arg(0))
        && binary.b().equals(Scalar.arg(0));
  }
}
