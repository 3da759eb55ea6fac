package dev.regimen.train.step;

import dev.regimen.kernel.Reals;
import java.util.ArrayList;
import java.util.List;

/** What a trained network is: its parameters and running statistics, as two flat vectors. */
public final class Weights implements Restorable {
  private final Blueprint blueprint;
  private final Reals parameters;
  private final Reals running;

  private Weights(Blueprint blueprint, Reals parameters, Reals running) {
    this.blueprint = blueprint;
    this.parameters = parameters;
    this.running = running;
  }

  public static Weights zero(Blueprint blueprint) {
    boolean doubles = blueprint.doublePrecision();
    return new Weights(
        blueprint,
        Vectors.allocate(doubles, blueprint.parameterCount()),
        Vectors.allocate(doubles, blueprint.runningCount()));
  }

  /** Gives the memory back. */
  public void free() {
    Vectors.free(parameters);
    Vectors.free(running);
  }

  public Reals parameters() {
    return parameters;
  }

  public Reals running() {
    return running;
  }

  /** The same parameters, in the same memory, with running statistics of their own. */
  public Weights withOwnRunning() {
    return new Weights(
        blueprint,
        parameters,
        Vectors.allocate(blueprint.doublePrecision(), blueprint.runningCount()));
  }

  public Weights copy() {
    Weights copy = zero(blueprint);
    copy.set(this);
    return copy;
  }

  public void set(Weights other) {
    Vectors.copy(other.parameters, parameters);
    Vectors.copy(other.running, running);
  }

  /** Every tensor as a state. */
  public void states(State.Kind ofParameters, State.Kind ofRunning, List<State> into) {
    for (NamedTensor tensor : blueprint.parameters()) {
      Reals values = tensor.inFileOrder(parameter(tensor));
      into.add(new State(ofParameters, tensor.name(), "", tensor.shape(), values));
    }
    for (NamedTensor tensor : blueprint.running()) {
      into.add(new State(ofRunning, tensor.name(), "", tensor.shape(), running(tensor)));
    }
  }

  @Override
  public void state(RunState state) {
    List<State> states = new ArrayList<>();
    states(State.Kind.WEIGHT, State.Kind.RUNNING, states);
    for (State each : states) {
      state.tensor(each.path(), each.shape(), each.values(), blueprint.doublePrecision());
    }
  }

  /** The part of the parameters that a tensor names, as it lies. */
  public Reals parameter(NamedTensor tensor) {
    return Vectors.slice(parameters, tensor.offset(), tensor.length());
  }

  /** The part of the running statistics that a tensor names. */
  public Reals running(NamedTensor tensor) {
    return Vectors.slice(running, tensor.offset(), tensor.length());
  }
}
