package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tensors that a network keeps from step to step, in the order in which they are made. */
final class KeptTensors {
  private final List<State> states = new ArrayList<>();

  List<State> all() {
    return states;
  }

  /** Keeps a tensor; a further pass finds the one that is there. */
  void add(State state) {
    if (states.stream().noneMatch(known -> known.leaf() == state.leaf())) {
      states.add(state);
    }
  }

  /** Keeps a tensor as another one's use of it asks. */
  void replace(State state, State by) {
    states.set(states.indexOf(state), by);
  }

  /** The weight that a field before has made, where it has one. */
  Optional<State> weightOf(String field) {
    return states.stream()
        .filter(state -> state.layer().equals(field) && state.rank() > 1)
        .findFirst();
  }

  /** Numbers that are trained of the tensors behind the first ones. */
  long parametersSince(int first) {
    return states.subList(first, states.size()).stream()
        .filter(state -> state.op().kind() == Leaf.Kind.PARAMETER)
        .mapToLong(state -> state.shape().elements())
        .sum();
  }
}
