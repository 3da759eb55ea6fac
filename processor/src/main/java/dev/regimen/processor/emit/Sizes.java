package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Named constants for the widths of rows: one a layer, and one for the input. */
final class Sizes {
  private static final String INPUT = "INPUT";

  /** Constants of generated classes that are no sizes. */
  private static final List<String> RESERVED = List.of("TILE", "BLUEPRINT");

  private final Map<String, Integer> byName = new LinkedHashMap<>();
  private final Map<String, String> byLayer = new LinkedHashMap<>();
  private final Map<String, String> byUse = new LinkedHashMap<>();

  /** The layer whose code is being written; none yet, or the loss, is behind all layers. */
  private String layer = "";

  /**
   * Names the sizes of a network.
   *
   * @param input features of a sample
   * @param layers each layer's output width, in order
   */
  Sizes(int input, Map<String, Integer> layers) {
    Identifiers names = new Identifiers();
    RESERVED.forEach(names::claim);
    byName.put(names.claim(INPUT), input);
    layers.forEach((layer, width) -> byLayer.put(layer, name(layer, width, names)));
  }

  /** Repetitions of a block that have the same size share a constant. */
  private String name(String layer, int width, Identifiers names) {
    String use = Paths.ofUse(layer);
    String shared = byUse.get(use);
    if (shared != null && byName.get(shared) == width) {
      return shared;
    }
    String name =
        names.claim(Identifiers.constant(Identifiers.camel(shared == null ? use : layer)));
    byName.put(name, width);
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
    reserved.addAll(byName.keySet());
    return reserved;
  }

  /** The constants, in order. */
  Map<String, Integer> all() {
    return byName;
  }

  /** The width of a value's rows. */
  String width(Value value) {
    return of(value.shape().last(), value);
  }

  /** An extent as text: the constant of the value's own layer, of the input, or the number. */
  String of(int extent, Value value) {
    String own = byLayer.get(value.origin().layer());
    if (own != null && byName.get(own) == extent) {
      return own;
    }
    // Of rows or maps the last extent is not the features.
    boolean input = value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT;
    return input && byName.get(INPUT) == extent ? INPUT : before(value.origin().layer(), extent);
  }

  /**
   * The constant of this size that means it here: of the layer whose code is being written or, of
   * those before it, the nearest; the number where none has it.
   */
  String any(int extent) {
    String own = byLayer.get(layer);
    return own != null && byName.get(own) == extent ? own : before(layer, extent);
  }

  private String before(String layer, int extent) {
    if (extent == 1) {
      return "1";
    }
    String found = byName.get(INPUT) == extent ? INPUT : Integer.toString(extent);
    for (Map.Entry<String, String> entry : byLayer.entrySet()) {
      if (entry.getKey().equals(layer)) {
        break;
      }
      found = byName.get(entry.getValue()) == extent ? entry.getValue() : found;
    }
    return found;
  }

  /**
   * All elements as a product: {@code HIDDEN1 * INPUT}. Constants stand for what a layer has and
   * takes in, its first and last extent; heights and widths are numbers.
   */
  String product(Value value) {
    if (value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT) {
      return INPUT;
    }
    List<Integer> dims = value.shape().sample().dims();
    List<String> factors = new ArrayList<>();
    for (int axis = 0; axis < dims.size(); axis++) {
      int dim = dims.get(axis);
      if (dim != 1) {
        factors.add(factor(axis, dims.size() - 1, dim, value));
      }
    }
    return factors.isEmpty() ? "1" : String.join(" * ", factors);
  }

  private String factor(int axis, int last, int dim, Value value) {
    boolean weight = !value.shape().isBatched();
    if (axis == last && (axis == 0 || !weight)) {
      return of(dim, value);
    }
    if (axis == last) {
      return before(value.origin().layer(), dim);
    }
    return weight && axis == 0 ? of(dim, value) : Integer.toString(dim);
  }
}
