package dev.regimen.benchmark.ours;

import dev.regimen.kernel.Worker;

/** The products of one layer. */
interface Products {
  /** The output of a worker's share of the batch. */
  void forward(Worker worker);

  /** The gradients; that of the input unless the layer is the first. */
  void backward(Worker worker);
}
