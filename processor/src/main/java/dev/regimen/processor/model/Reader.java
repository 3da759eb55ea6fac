package dev.regimen.processor.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What reads an output: one layer, the loss, or neither, as where it is added to something or read
 * in several places.
 *
 * @param layer the layer that alone reads it
 * @param loss whether the loss sees it as it is
 */
public record Reader(Optional<LayerModel> layer, boolean loss) {
  static final Reader SEVERAL = new Reader(Optional.empty(), false);
  private static final Reader LOSS = new Reader(Optional.empty(), true);

  private static Reader of(LayerModel layer) {
    return new Reader(Optional.of(layer), false);
  }

  /**
   * The readers of all layers, by their names: a head's output the loss reads, that of any other
   * part the heads behind it and the part behind those.
   *
   * @param task the name of the task that a part is of the head of, empty for the trunk
   */
  static Map<String, Reader> all(List<Part> parts, Function<Part, Optional<String>> task) {
    Map<String, Reader> readers = new HashMap<>();
    List<Reader> behind = new ArrayList<>();
    Map<String, Reader> heads = new HashMap<>();
    for (int i = parts.size() - 1; i >= 0; i--) {
      Part part = parts.get(i);
      Optional<String> of = task.apply(part);
      if (of.isPresent()) {
        Reader head = part(part, heads.getOrDefault(of.get(), LOSS), readers);
        heads.put(of.get(), head);
        if (i == 0 || !of.equals(task.apply(parts.get(i - 1)))) {
          behind.add(head);
        }
      } else {
        Reader next = part(part, behind.size() == 1 ? behind.get(0) : SEVERAL, readers);
        behind.clear();
        behind.add(next);
      }
    }
    return readers;
  }

  /** Notes who reads the layers among some parts; returns what reads the input of the first. */
  private static Reader sequence(List<Part> parts, Reader after, Map<String, Reader> readers) {
    Reader reader = after;
    for (int i = parts.size() - 1; i >= 0; i--) {
      reader = part(parts.get(i), reader, readers);
    }
    return reader;
  }

  private static Reader part(Part part, Reader after, Map<String, Reader> readers) {
    readers.put(part.name(), after);
    if (part instanceof LayerModel layer) {
      return of(layer);
    }
    BlockModel block = (BlockModel) part;
    if (!block.forks()) {
      Reader end = block.self().uses().isEmpty() ? after : of(block.self());
      return sequence(block.parts(), end, readers);
    }
    if (block.parallel().isEmpty()) {
      sequence(block.parts(), SEVERAL, readers);
    } else {
      block.parts().forEach(branch -> part(branch, SEVERAL, readers));
    }
    return SEVERAL;
  }
}
