package dev.regimen.processor.rule;

import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a layer stands among the layers of its network.
 *
 * @param network the network
 * @param layers its layers, in the order of their application
 * @param index the layer's place among them, from 0
 */
public record Position(NetworkModel network, List<LayerModel> layers, int index) {
  /** The place of the layer that a use belongs to; empty where it stands on a regime. */
  public static Optional<Position> of(Use<?> use, NetworkModel network) {
    if (!use.onLayer()) {
      return Optional.empty();
    }
    List<LayerModel> layers = network.layers();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).name().equals(use.layer())) {
        return Optional.of(new Position(network, layers, i));
      }
    }
    return Optional.empty();
  }

  public LayerModel layer() {
    return layers.get(index);
  }

  /** Whether the loss sees the output of this layer as it is. */
  public boolean last() {
    return reader().loss();
  }

  /**
   * The layer that alone reads the output of this one; empty where the loss does, and where it is
   * added to something or read in several places, as before and at the end of a residual branch.
   */
  public Optional<LayerModel> next() {
    return reader().layer();
  }

  /** Whether no layer before this one carries the annotation. */
  public boolean firstWith(Class<? extends Annotation> type) {
    return layers.subList(0, index).stream().noneMatch(layer -> layer.has(type));
  }

  /** What reads an output: one layer, the loss, or neither. */
  private record Reader(Optional<LayerModel> layer, boolean loss) {
    static final Reader LOSS = new Reader(Optional.empty(), true);
    static final Reader SEVERAL = new Reader(Optional.empty(), false);

    static Reader of(LayerModel layer) {
      return new Reader(Optional.of(layer), false);
    }
  }

  /** The task whose head this layer is, or is in. */
  public Optional<TaskModel> task() {
    return network.parts().stream()
        .filter(part -> part.name().equals(layer().name()) || within(part.name(), layer().name()))
        .findFirst()
        .flatMap(network::taskOf);
  }

  private Reader reader() {
    List<Part> parts = network.parts();
    for (int i = 0; i < parts.size(); i++) {
      int at = i;
      Optional<Reader> found = in(List.of(parts.get(i)), layer().name(), () -> after(network, at));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return Reader.SEVERAL;
  }

  /** What reads a part of the network: of a head the loss, else all heads and the trunk behind. */
  private static Reader after(NetworkModel network, int index) {
    List<Part> parts = network.parts();
    if (network.taskOf(parts.get(index)).isPresent()) {
      return Reader.LOSS;
    }
    int trunk = index + 1;
    while (trunk < parts.size() && network.taskOf(parts.get(trunk)).isPresent()) {
      trunk++;
    }
    int readers = Math.min(trunk + 1, parts.size()) - (index + 1);
    int next = index + 1;
    return readers == 1
        ? first(List.of(parts.get(next)), 0, () -> after(network, next))
        : Reader.SEVERAL;
  }

  /** The reader of a layer that is among some parts, whose last is read by {@code after}. */
  private static Optional<Reader> in(List<Part> parts, String name, Supplier<Reader> after) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Supplier<Reader> next = next(parts, i, after);
      if (part.name().equals(name) && part instanceof LayerModel) {
        return Optional.of(next.get());
      }
      if (part instanceof BlockModel block && within(block.name(), name)) {
        return in(block, name, next);
      }
    }
    return Optional.empty();
  }

  private static boolean within(String block, String name) {
    return name.equals(block) || name.startsWith(block + ".");
  }

  private static Optional<Reader> in(BlockModel block, String name, Supplier<Reader> after) {
    if (block.self().name().equals(name)) {
      return Optional.of(after.get());
    }
    if (!block.forks()) {
      return in(block.parts(), name, () -> end(block, after));
    }
    if (block.parallel().isEmpty()) {
      return in(block.parts(), name, () -> Reader.SEVERAL);
    }
    return block.parts().stream()
        .flatMap(branch -> in(List.of(branch), name, () -> Reader.SEVERAL).stream())
        .findFirst();
  }

  /** What reads the joined output of a block: what stands on its class, if anything does. */
  private static Reader end(BlockModel block, Supplier<Reader> after) {
    return block.self().uses().isEmpty() ? after.get() : Reader.of(block.self());
  }

  /**
   * What reads the output of a part; asked for only where it is needed, or depth would cost its
   * square.
   */
  private static Supplier<Reader> next(List<Part> parts, int index, Supplier<Reader> after) {
    return index + 1 < parts.size() ? () -> first(parts, index + 1, after) : after;
  }

  /** What reads the input of a part. */
  private static Reader first(List<Part> parts, int index, Supplier<Reader> after) {
    Part part = parts.get(index);
    if (part instanceof LayerModel layer) {
      return Reader.of(layer);
    }
    BlockModel block = (BlockModel) part;
    if (block.forks()) {
      return Reader.SEVERAL;
    }
    Supplier<Reader> next = next(parts, index, after);
    return block.parts().isEmpty()
        ? end(block, next)
        : first(block.parts(), 0, () -> end(block, next));
  }
}
