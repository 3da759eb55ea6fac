package dev.regimen.train.step;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Reals;
import java.util.ArrayList;
import java.util.List;

/** What a trained network is: its parameters and running statistics, as two flat vectors. */
public final class Weights implements Restorable {
  private final Blueprint blueprint;
  private final Reals parameters;
  private final Reals running;
  private float[] keptFloats = {};
  private double[] keptDoubles = {};

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

  /**
   * Keeps the running statistics; called by one worker only, while nobody writes them. On the heap,
   * because a copy between vectors outside of it allocates.
   */
  void keepRunning() {
    int count = Math.toIntExact(running.length());
    if (running instanceof Floats floats) {
      keptFloats = keptFloats.length == count ? keptFloats : new float[count];
      floats.read(0, keptFloats, count);
    } else {
      keptDoubles = keptDoubles.length == count ? keptDoubles : new double[count];
      ((Doubles) running).read(0, keptDoubles, count);
    }
  }

  /** Makes the running statistics what was kept last. */
  void restoreRunning() {
    if (running instanceof Floats floats) {
      floats.write(0, keptFloats, keptFloats.length);
    } else {
      ((Doubles) running).write(0, keptDoubles, keptDoubles.length);
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
