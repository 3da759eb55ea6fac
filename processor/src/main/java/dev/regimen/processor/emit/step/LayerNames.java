package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Identifiers;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Names without the layer's, for code that several layers share. */
final class LayerNames {
  /** What a layer takes from the one before and from the one behind it. */
  private static final Map<String, String> NEIGHBOURS =
      Map.of("otherOut", "input", "dOtherInput", "dOut");

  private final List<String> layers;

  /** The names of all layers within names. */
  LayerNames(Collection<String> layers) {
    this.layers =
        layers.stream().distinct().sorted(Comparator.comparing(String::length).reversed()).toList();
  }

  /** {@code oneMinusH7Dropout} as {@code oneMinusDropout}. */
  String ofLocal(String name, String layer) {
    return name.equals(layer) ? name : own(name, layer);
  }

  /**
   * {@code h7Mean} as {@code mean}, {@code dH7Input} as {@code dInput}, {@code h6} as {@code
   * input}, and as {@code dOut} what {@code h8} leaves for it: {@code dH8Input}.
   */
  String ofField(String name, String layer) {
    String own = own(name, layer);
    if (!own.equals(name)) {
      return own;
    }
    for (String other : layers) {
      String bare = without(name, other, "other");
      if (!bare.equals(name)) {
        return NEIGHBOURS.getOrDefault(bare, bare);
      }
    }
    return name;
  }

  /** Numbers of a block's layers are named after the block's use, whatever its repetition. */
  private static String own(String name, String layer) {
    String own = without(name, layer, "");
    boolean repeated = own.equals(name) && layer.contains("Block");
    return repeated ? without(name, layer.replaceAll("Block\\d+", ""), "") : own;
  }

  /** A name with something else for the layer's at its beginning or within. */
  private static String without(String name, String layer, String instead) {
    if (layer.isEmpty()) {
      return name;
    }
    if (name.startsWith(layer) && endsWord(name, layer.length())) {
      String role = name.length() == layer.length() ? "out" : name.substring(layer.length());
      return joined(instead, role);
    }
    String inner = Identifiers.capitalize(layer);
    int at = name.indexOf(inner);
    if (at <= 0 || !endsWord(name, at + inner.length())) {
      return name;
    }
    String rest = name.substring(at + inner.length());
    return name.substring(0, at) + Identifiers.capitalize(instead) + rest;
  }

  private static boolean endsWord(String name, int at) {
    return at == name.length() || Character.isUpperCase(name.charAt(at));
  }

  private static String joined(String first, String role) {
    return first.isEmpty()
        ? Character.toLowerCase(role.charAt(0)) + role.substring(1)
        : first + Identifiers.capitalize(role);
  }
}
