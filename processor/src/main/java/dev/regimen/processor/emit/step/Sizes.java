package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Named constants for the widths of rows: one a layer, and one for the input. */
public final class Sizes {
  private static final Expr ONE = Expr.number(1);

  /** Constants of generated classes that are no sizes. */
  private static final List<String> RESERVED = List.of("TILE", "BLUEPRINT");

  private final List<Name> all = new ArrayList<>();
  private final Name input;
  private final Map<String, Name> byLayer = new LinkedHashMap<>();
  private final Map<String, Name> byUse = new LinkedHashMap<>();

  /** The layer whose code is being written; none yet, or the loss, is behind all layers. */
  private String layer = "";

  /**
   * Names the sizes of a network.
   *
   * @param input features of a sample
   * @param layers each layer's output width, in order
   */
  public Sizes(int input, Map<String, Integer> layers) {
    Identifiers names = new Identifiers();
    RESERVED.forEach(names::claim);
    this.input = add(Name.size(names.claim("INPUT"), input));
    layers.forEach((layer, width) -> byLayer.put(layer, name(layer, width, names)));
  }

  private Name add(Name size) {
    all.add(size);
    return size;
  }

  /** Repetitions of a block that have the same size share a constant. */
  private Name name(String layer, int width, Identifiers names) {
    String use = Paths.ofUse(layer);
    Name shared = byUse.get(use);
    if (shared != null && shared.size() == width) {
      return shared;
    }
    String constant = Identifiers.constant(Identifiers.camel(shared == null ? use : layer));
    Name name = add(Name.size(names.claim(constant), width));
    byUse.putIfAbsent(use, name);
    return name;
  }

  /** What follows is the code of this layer. */
  void enter(String layer) {
    this.layer = layer;
  }

  /** All names of constants, which no field may hide. */
  List<String> reserved() {
    List<String> reserved = new ArrayList<>(RESERVED);
    all.forEach(size -> reserved.add(size.text()));
    return reserved;
  }

  /** The constants, in order. */
  public List<Name> all() {
    return all;
  }

  /** The width of a value's rows. */
  Expr width(Value value) {
    return of(value.shape().last(), value);
  }

  /** An extent: the constant of the value's own layer, of the input, or the number. */
  Expr of(int extent, Value value) {
    Name own = byLayer.get(value.origin().layer());
    if (own != null && own.size() == extent) {
      return own;
    }
    // Of rows or maps the last extent is not the features.
    return isInput(value) && input.size() == extent
        ? input
        : before(value.origin().layer(), extent);
  }

  private static boolean isInput(Value value) {
    return value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT;
  }

  /**
   * The constant of this size that means it here: of the layer whose code is being written or, of
   * those before it, the nearest; the number where none has it.
   */
  Expr any(int extent) {
    Name own = byLayer.get(layer);
    return own != null && own.size() == extent ? own : before(layer, extent);
  }

  private Expr before(String layer, int extent) {
    if (extent == 1) {
      return ONE;
    }
    Expr found = input.size() == extent ? input : Expr.number(extent);
    for (Map.Entry<String, Name> entry : byLayer.entrySet()) {
      if (entry.getKey().equals(layer)) {
        break;
      }
      found = entry.getValue().size() == extent ? entry.getValue() : found;
    }
    return found;
  }

  /**
   * All elements as a product: {@code HIDDEN1 * INPUT}. Constants stand for what a layer has and
   * takes in, its first and last extent; heights and widths are numbers.
   */
  public Expr product(Value value) {
    Expr product = ONE;
    for (Expr factor : factors(value)) {
      product = Expr.times(product, factor);
    }
    return product;
  }

  /** The same, computed in 64 bits where it must be. */
  Expr longProduct(Value value) {
    List<Expr> factors = factors(value);
    boolean wide = value.shape().elements() > Integer.MAX_VALUE;
    Expr product = wide ? new Expr.Cast(Type.LONG, factors.get(0)) : factors.get(0);
    for (Expr factor : factors.subList(1, factors.size())) {
      product = Expr.times(product, factor);
    }
    return product;
  }

  private List<Expr> factors(Value value) {
    if (isInput(value)) {
      return List.of(input);
    }
    List<Integer> dims = value.shape().sample().dims();
    List<Expr> factors = new ArrayList<>();
    for (int axis = 0; axis < dims.size(); axis++) {
      int dim = dims.get(axis);
      if (dim != 1) {
        factors.add(factor(axis, dims.size() - 1, dim, value));
      }
    }
    return factors.isEmpty() ? List.of(ONE) : factors;
  }

  private Expr factor(int axis, int last, int dim, Value value) {
    boolean weight = !value.shape().isBatched();
    if (axis == last && (axis == 0 || !weight)) {
      return of(dim, value);
    }
    if (axis == last) {
      return before(value.origin().layer(), dim);
    }
    return weight && axis == 0 ? of(dim, value) : Expr.number(dim);
  }
}
