package dev.regimen.train;

import dev.regimen.kernel.Reals;

/** What a trained network is: its parameters and running statistics, as two flat vectors. */
final class Weights {
  private final Blueprint blueprint;
  private final Reals parameters;
  private final Reals running;

  private Weights(Blueprint blueprint, Reals parameters, Reals running) {
    this.blueprint = blueprint;
    this.parameters = parameters;
    this.running = running;
  }

  static Weights zero(Blueprint blueprint) {
    boolean doubles = blueprint.doublePrecision();
    return new Weights(
        blueprint,
        Vectors.allocate(doubles, blueprint.parameterCount()),
        Vectors.allocate(doubles, blueprint.runningCount()));
  }

  Reals parameters() {
    return parameters;
  }

  Reals running() {
    return running;
  }

  Weights copy() {
    Weights copy = zero(blueprint);
    copy.set(this);
    return copy;
  }

  void set(Weights other) {
    Vectors.copy(other.parameters, parameters);
    Vectors.copy(other.running, running);
  }

  /** The part of the parameters that a tensor names, as it lies. */
  Reals parameter(NamedTensor tensor) {
    return Vectors.slice(parameters, tensor.offset(), tensor.length());
  }

  /** The part of the running statistics that a tensor names. */
  Reals running(NamedTensor tensor) {
    return Vectors.slice(running, tensor.offset(), tensor.length());
  }
}
