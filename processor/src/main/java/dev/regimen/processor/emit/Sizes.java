package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Shape;
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
    if (value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT) {
      return INPUT;
    }
    return any(extent);
  }

  /** Some constant of this size, the last that has it, or the number where none has. */
  String any(int extent) {
    if (extent == 1) {
      return "1";
    }
    String found = Integer.toString(extent);
    for (Map.Entry<String, Integer> entry : byName.entrySet()) {
      found = entry.getValue() == extent ? entry.getKey() : found;
    }
    return found;
  }

  /** All elements as a product of constants: {@code HIDDEN1 * INPUT}. */
  String product(Value value) {
    Shape shape = value.shape().sample();
    if (value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT) {
      return INPUT;
    }
    StringBuilder text = new StringBuilder();
    for (int dim : shape.dims()) {
      if (dim != 1) {
        text.append(text.isEmpty() ? "" : " * ").append(text.isEmpty() ? of(dim, value) : any(dim));
      }
    }
    return text.isEmpty() ? "1" : text.toString();
  }
}
