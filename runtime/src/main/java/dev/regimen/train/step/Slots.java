package dev.regimen.train.step;

import dev.regimen.kernel.Reals;
import dev.regimen.kernel.TiledVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What updates keep beside the weights, by the blueprint's names, on the heap in tiles. */
public final class Slots {
  private final Map<Slot, TiledVector> vectors = new LinkedHashMap<>();

  /** Slots that begin as zero, and averages that begin as what they are of. */
  Slots(List<Slot> slots, Weights weights) {
    slots.forEach(
        slot -> vectors.put(slot, new TiledVector(slot.length(), initial(slot, weights))));
  }

  private static @Nullable Reals initial(Slot slot, Weights weights) {
    return switch (slot.kind()) {
      case OPTIMIZER -> null;
      case AVERAGE -> Vectors.slice(weights.parameters(), slot.from(), slot.length());
      case RUNNING_AVERAGE -> Vectors.slice(weights.running(), slot.from(), slot.length());
    };
  }

  TiledVector get(Slot.Kind kind, String name, long from) {
    return find(kind, name, from)
        .map(vectors::get)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "no slot %s from %d on among %s",
                        name,
                        from,
                        vectors.keySet())));
  }

  private Optional<Slot> find(Slot.Kind kind, String name, long from) {
    return vectors.keySet().stream()
        .filter(s -> s.kind() == kind && s.name().equals(name) && s.from() == from)
        .findFirst();
  }

  /** What is kept of each tensor, in the order of the slots. */
  List<State> states(Blueprint blueprint) {
    List<State> states = new ArrayList<>();
    vectors.forEach(
        (slot, values) -> {
          boolean running = slot.kind() == Slot.Kind.RUNNING_AVERAGE;
          boolean optimizer = slot.kind() == Slot.Kind.OPTIMIZER;
          for (NamedTensor tensor : running ? blueprint.running() : blueprint.parameters()) {
            if (slot.covers(tensor)) {
              Reals part = values.slice(tensor.offset() - slot.from(), tensor.length());
              states.add(
                  new State(
                      optimizer ? State.Kind.SLOT : State.Kind.AVERAGE,
                      tensor.name(),
                      optimizer ? slot.name() : "",
                      tensor.shape(),
                      tensor.inFileOrder(part)));
            }
          }
        });
    return states;
  }

  /** Shows every slot with what it holds. */
  public void forEach(BiConsumer<Slot, TiledVector> action) {
    vectors.forEach(action);
  }
}
