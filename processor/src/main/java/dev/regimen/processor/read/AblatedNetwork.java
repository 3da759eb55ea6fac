package dev.regimen.processor.read;

import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.Replaced;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A network as it is without one of its techniques. */
final class AblatedNetwork {
  private final AnnotationRegistry registry;
  private final Techniques techniques;

  AblatedNetwork(AnnotationRegistry registry) {
    this.registry = registry;
    techniques = new Techniques(registry);
  }

  /** The techniques that a network can miss and still train as usual, in the order of reading. */
  List<Class<? extends Annotation>> missable(NetworkModel network) {
    Set<Class<? extends Annotation>> found = new LinkedHashSet<>();
    uses(network)
        .map(use -> use.annotation().annotationType())
        .filter(registry::missable)
        .forEach(found::add);
    return List.copyOf(found);
  }

  /** Whether a network has a technique. */
  static boolean has(NetworkModel network, Class<? extends Annotation> type) {
    return uses(network).anyMatch(use -> type.isInstance(use.annotation()));
  }

  private static Stream<Use<?>> uses(NetworkModel network) {
    return Stream.of(
            network.regime().stream(),
            network.tasks().stream().flatMap(task -> task.uses().stream()),
            network.layers().stream().flatMap(layer -> layer.uses().stream()))
        .flatMap(uses -> uses);
  }

  /** The same network without a technique; what holds where a regime is silent takes its place. */
  NetworkModel without(NetworkModel network, Class<? extends Annotation> type) {
    List<Use<?>> left = left(network.regime(), type);
    ElementSite site = (ElementSite) network.site();
    List<Use<?>> whole = techniques.variant().over(left, techniques.standard(site));
    return new NetworkModel(
            network.packageName(),
            network.network(),
            network.trainer(),
            network.input(),
            network.tasks().stream().map(task -> task.with(left(task.uses(), type))).toList(),
            parts(network.parts(), type),
            whole,
            site)
        .in(network.home())
        .replacing(replaced(network, type));
  }

  /** What the summary of the trainer names as taken away. */
  private static List<Replaced> replaced(NetworkModel network, Class<? extends Annotation> type) {
    Stream<Replaced> removed =
        uses(network)
            .filter(use -> type.isInstance(use.annotation()))
            .map(use -> new Replaced(use, Optional.empty()));
    return Stream.concat(network.replaced().stream(), removed).toList();
  }

  private static List<Use<?>> left(List<Use<?>> uses, Class<? extends Annotation> type) {
    return uses.stream().<Use<?>>filter(use -> !type.isInstance(use.annotation())).toList();
  }

  /** A field that nothing is left of goes with it. */
  private static List<Part> parts(List<Part> parts, Class<? extends Annotation> type) {
    List<Part> left = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof LayerModel layer) {
        LayerModel other = layer(layer, type);
        if (!other.uses().isEmpty() || layer.uses().isEmpty()) {
          left.add(other);
        }
      } else {
        BlockModel block = (BlockModel) part;
        left.add(
            new BlockModel(
                block.name(),
                block.use(),
                layer(block.self(), type),
                parts(block.parts(), type),
                block.shortcut(),
                block.site()));
      }
    }
    return left;
  }

  private static LayerModel layer(LayerModel layer, Class<? extends Annotation> type) {
    return new LayerModel(layer.name(), left(layer.uses(), type), layer.site());
  }
}
