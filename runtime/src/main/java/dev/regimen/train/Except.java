package dev.regimen.train;

import dev.regimen.text.Printable;
import dev.regimen.text.Spelling;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Trunk;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The layers of a network and of a file that are not looked at when one begins with the other's
 * weights: a layer by its name, or all within a block by the block's.
 */
record Except(List<String> names, List<String> layers) {
  /** What these names say of this network. */
  static Except of(Blueprint blueprint, List<String> names) {
    return new Except(
        List.copyOf(names), blueprint.layers().stream().map(Blueprint.Layer::field).toList());
  }

  /**
   * The same and what one of a file and a network has that the other cannot have: heads of pretext
   * tasks, and what such a task does without. Two of one task have the same layers.
   */
  Except beside(Trunk ofFile, Trunk ofNetwork) {
    if (ofFile.equals(ofNetwork)) {
      return this;
    }
    List<String> all =
        Stream.of(names, ofFile.heads(), ofFile.leftOut(), ofNetwork.heads(), ofNetwork.leftOut())
            .flatMap(List::stream)
            .distinct()
            .toList();
    return new Except(all, layers);
  }

  /** Whether a tensor belongs to one of these layers. */
  boolean covers(String tensor) {
    String layer = layerOf(tensor);
    return names.stream().anyMatch(name -> within(layer, name) || within(tensor, name));
  }

  /** Whether a layer of the network is one of these. */
  boolean coversLayer(String layer) {
    return names.stream().anyMatch(name -> within(layer, name));
  }

  private static boolean within(String name, String outer) {
    return name.equals(outer) || name.startsWith(outer + ".");
  }

  /**
   * The layer that a tensor belongs to: of the network's that its name begins with, as {@code
   * conv1_norm.weight} does with conv1, the longest; else what stands before its last dot, if any.
   */
  String layerOf(String tensor) {
    return layers.stream()
        .filter(layer -> tensor.startsWith(layer + ".") || tensor.startsWith(layer + "_"))
        .max(Comparator.comparingInt(String::length))
        .orElseGet(
            () -> tensor.contains(".") ? tensor.substring(0, tensor.lastIndexOf('.')) : tensor);
  }

  /**
   * Refuses a name that is no layer's of either.
   *
   * @throws IllegalArgumentException naming what was meant, if that is clear
   */
  void check(String network, Path file, Collection<String> ofNetwork, Collection<String> ofFile) {
    List<String> known =
        Stream.concat(
                layers.stream(),
                Stream.concat(ofNetwork.stream(), ofFile.stream()).map(this::layerOf))
            .distinct()
            .toList();
    for (String name : names) {
      if (known.stream().noneMatch(layer -> within(layer, name))) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "neither %s nor %s has a layer '%s'%s",
                network,
                Printable.of(file),
                Printable.of(name),
                Spelling.hint(name, known)));
      }
    }
  }
}
