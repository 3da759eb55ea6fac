package dev.regimen.processor.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which layers of a network are those of heads, and which of these predict. */
final class HeadLayers {
  private final Map<String, TaskModel> tasks = new HashMap<>();
  private final Set<String> predicting = new HashSet<>();
  private final Map<String, LayerModel> ends = new HashMap<>();

  HeadLayers(List<TaskModel> all, List<Part> parts) {
    all.forEach(task -> add(task, head(task, parts)));
  }

  private static List<Part> head(TaskModel task, List<Part> parts) {
    boolean last = task.head().isEmpty() && !parts.isEmpty();
    return last
        ? List.of(parts.get(parts.size() - 1))
        : parts.stream().filter(part -> task.head().contains(Paths.ofUse(part.name()))).toList();
  }

  private void add(TaskModel task, List<Part> head) {
    for (Part part : head) {
      boolean last = part == head.get(head.size() - 1);
      tasks.putIfAbsent(part.name(), task);
      for (LayerModel layer : part.layers().toList()) {
        tasks.putIfAbsent(layer.name(), task);
        if (last) {
          predicting.add(layer.name());
          ends.put(task.name(), layer);
        }
      }
    }
  }

  /** The task whose head a layer or part is, or is in. */
  Optional<TaskModel> task(String name) {
    return Optional.ofNullable(tasks.get(name));
  }

  /** Whether a layer is, or is in, the last part of a head. */
  boolean predicts(String layer) {
    return predicting.contains(layer);
  }

  /** The layer that ends the head of a task. */
  Optional<LayerModel> end(TaskModel task) {
    return Optional.ofNullable(ends.get(task.name()));
  }
}
