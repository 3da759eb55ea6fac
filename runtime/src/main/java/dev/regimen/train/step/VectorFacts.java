package dev.regimen.train.step;

/** What the flat vectors of a run hold and how long they are; a part of a blueprint's builder. */
public abstract sealed class VectorFacts extends BeginningFacts permits BlueprintBuilder {
  final VectorLayout.Builder layout = new VectorLayout.Builder();

  /** The generated code computes in double. */
  public BlueprintBuilder doublePrecision() {
    layout.doublePrecision = true;
    return self();
  }

  /** A parameter: its name in a file, its offset in the flat vector, its shape. */
  public BlueprintBuilder parameter(String name, long offset, int... shape) {
    layout.parameter(name, offset, shape);
    return self();
  }

  /** The parameter stated last lies as [n, h, w, c]; its shape in a file has channels first. */
  public BlueprintBuilder channelsLast(int... maps) {
    layout.channelsLast(maps);
    return self();
  }

  /** A running statistic: its name in a file, its offset in their flat vector, its shape. */
  public BlueprintBuilder running(String name, long offset, int... shape) {
    layout.running(name, offset, shape);
    return self();
  }

  /**
   * What the optimizer keeps of a range of the parameters, zero in the beginning.
   *
   * @param name by the technique that keeps it: {@code adamW.mean}
   */
  public BlueprintBuilder slot(String name, long from, long length) {
    layout.slot(Slot.Kind.OPTIMIZER, name, from, length);
    return self();
  }

  /** A range of the parameters is averaged in every update. */
  public BlueprintBuilder average(long from, long length) {
    layout.slot(Slot.Kind.AVERAGE, "average", from, length);
    return self();
  }

  /** A range of the running statistics is averaged in every update. */
  public BlueprintBuilder runningAverage(long from, long length) {
    layout.slot(Slot.Kind.RUNNING_AVERAGE, "average", from, length);
    return self();
  }

  /** Elements of the gradients that workers compute in parts; 0 unless stated. */
  public BlueprintBuilder parts(long elements) {
    layout.parts = elements;
    return self();
  }

  /**
   * Elements of the vector of gradients, where tables lie behind them of which a batch leaves the
   * gradients of some rows; as many as there are parameters unless stated.
   */
  public BlueprintBuilder gradients(long elements) {
    layout.gradients = elements;
    return self();
  }

  /** Elements that a step computes from the weights alone; 0 unless stated. */
  public BlueprintBuilder derived(long elements) {
    layout.derived = elements;
    return self();
  }

  /** Elements of the arena for each sample of a batch. */
  public BlueprintBuilder activations(long elements) {
    return activations(elements, elements);
  }

  /** The same where inference needs fewer of them. */
  public BlueprintBuilder activations(long elements, long predicting) {
    layout.activations = elements;
    layout.predicting = predicting;
    return self();
  }

  /** Bytes that a run may take; no bound unless stated. */
  public BlueprintBuilder memoryBudget(long bytes) {
    layout.memoryBudget = bytes;
    return self();
  }

  /** Elements of the tiles in which lies what updates keep; each vector is of whole tiles. */
  public BlueprintBuilder tile(int elements) {
    layout.heap.tile = elements;
    return self();
  }

  /** The range of parameters that begins here lies in tiles of whole units, of this length. */
  public BlueprintBuilder unitTile(long from, int elements) {
    layout.heap.unitTiles.put(from, elements);
    return self();
  }

  /** One phase of an update leaves this many elements to a later one, in whole tiles. */
  public BlueprintBuilder carried(long elements) {
    layout.heap.carried.add(elements);
    return self();
  }

  /** Bytes of the sums that each worker shows to the others. */
  public BlueprintBuilder exchanged(long bytes) {
    layout.heap.exchanged = bytes;
    return self();
  }

  /**
   * What each worker lends to its convolutions, at most, in floats.
   *
   * @param direct whatever the number of samples
   * @param blocked of Winograd's form whatever the number of samples; 0 where there is none
   * @param blockedOfSample of that for each sample
   * @param tiles of that of a sample
   */
  public BlueprintBuilder convolutions(
      long direct, long blocked, long blockedOfSample, long tiles) {
    layout.heap.convolutions = new ConvolutionNeed(direct, blocked, blockedOfSample, tiles);
    return self();
  }

  /**
   * Running statistics, and what a batch leaves for the next one, are kept while gradients are
   * taken at other parameters.
   */
  public BlueprintBuilder keepsStatistics() {
    layout.heap.keepsStatistics = true;
    return self();
  }
}
