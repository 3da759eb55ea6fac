package dev.regimen.train.step;

import dev.regimen.kernel.Reals;
import dev.regimen.kernel.TiledVector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What updates keep beside the weights, by the blueprint's names. */
public final class Slots {
  private final Map<Slot, TiledVector> vectors = new LinkedHashMap<>();

  /** Of tables of which rows are updated, outside the heap: there is more of it. */
  private final Map<Slot, Reals> tables = new LinkedHashMap<>();

  /** Slots that begin as zero, and averages that begin as what they are of. */
  Slots(Blueprint blueprint, Weights weights) {
    for (Slot slot : blueprint.slots()) {
      if (blueprint.layout().isOfTable(slot)) {
        tables.put(slot, Vectors.allocate(blueprint.doublePrecision(), slot.length()));
      } else {
        vectors.put(slot, new TiledVector(slot.length(), initial(slot, weights)));
      }
    }
  }

  /** None, where nothing is trained. */
  Slots() {}

  private static @Nullable Reals initial(Slot slot, Weights weights) {
    return switch (slot.kind()) {
      case OPTIMIZER -> null;
      case AVERAGE -> Vectors.slice(weights.parameters(), slot.from(), slot.length());
      case RUNNING_AVERAGE -> Vectors.slice(weights.running(), slot.from(), slot.length());
    };
  }

  TiledVector get(Slot.Kind kind, String name, long from) {
    return vectors.get(find(vectors, kind, name, from));
  }

  /** What is kept of a table. */
  Reals ofTable(String name, long from) {
    return tables.get(find(tables, Slot.Kind.OPTIMIZER, name, from));
  }

  private static Slot find(Map<Slot, ?> among, Slot.Kind kind, String name, long from) {
    return among.keySet().stream()
        .filter(s -> s.kind() == kind && s.name().equals(name) && s.from() == from)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "no slot %s from %d on among %s",
                        name,
                        from,
                        among.keySet())));
  }

  /** Gives what lies outside the heap back. */
  void free() {
    tables.values().forEach(Vectors::free);
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
              State.Kind kind = optimizer ? State.Kind.SLOT : State.Kind.AVERAGE;
              states.add(state(kind, optimizer ? slot.name() : "", tensor, part));
            }
          }
        });
    tables.forEach(
        (slot, values) ->
            blueprint.parameters().stream()
                .filter(slot::covers)
                .forEach(t -> states.add(state(State.Kind.SLOT, slot.name(), t, values))));
    return states;
  }

  private static State state(State.Kind kind, String name, NamedTensor tensor, Reals part) {
    return new State(kind, tensor.name(), name, tensor.shape(), tensor.inFileOrder(part));
  }

  /** Shows every slot in tiles with what it holds. */
  public void forEach(BiConsumer<Slot, TiledVector> action) {
    vectors.forEach(action);
  }
}
