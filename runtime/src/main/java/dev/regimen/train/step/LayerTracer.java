package dev.regimen.train.step;

import dev.regimen.kernel.Reals;

/** What a traced step shows the outputs of its layers to. */
@FunctionalInterface
public interface LayerTracer {
  /**
   * Sees what a layer leaves, in the order of the forward pass.
   *
   * @param layer its place in {@link Blueprint#layers()}
   * @param rows a worker's rows [rows, width]: behind activation and noise, where the layer stores
   *     them, else what the layer before it left
   */
  void output(int layer, Reals rows, int width);
}
