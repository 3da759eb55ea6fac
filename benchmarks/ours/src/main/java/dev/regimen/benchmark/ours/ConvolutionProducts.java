package dev.regimen.benchmark.ours;

import dev.regimen.benchmark.Convolution;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Worker;
import dev.regimen.kernel.window.Window;

/**
 * The convolutions of one layer by the kernels that generated code calls: every worker on its share
 * of the batch, with a part of the weight's gradient of its own.
 */
final class ConvolutionProducts implements Products {
  private final Convolution convolution;
  private final int batch;
  private final boolean first;
  private final Floats x;
  private final Floats dx;
  private final Floats y;
  private final Floats dy;
  private final Floats weight;
  private final Floats[] gradients;
  private final dev.regimen.kernel.window.Convolution[] kernels;

  /**
   * Calls on these vectors, whose lengths are those of the whole batch.
   *
   * @param workers that share the batch
   * @param first whether nobody needs the gradient in the input
   */
  ConvolutionProducts(
      Convolution convolution,
      int workers,
      int batch,
      boolean first,
      Floats x,
      Floats dx,
      Floats y,
      Floats dy) {
    this.convolution = convolution;
    this.batch = batch;
    this.first = first;
    this.x = x;
    this.dx = dx;
    this.y = y;
    this.dy = dy;
    long count = (long) convolution.window() * convolution.outputs();
    weight = Floor.filled(count);
    gradients = new Floats[workers];
    kernels = new dev.regimen.kernel.window.Convolution[workers];
    for (int i = 0; i < workers; i++) {
      gradients[i] = Floor.filled(count);
    }
  }

  /** Made by its worker's own thread, the first time. */
  private dev.regimen.kernel.window.Convolution kernel(Worker worker) {
    if (kernels[worker.index()] == null) {
      Window window =
          Window.of(convolution.size(), convolution.size(), convolution.inputs())
              .kernel(convolution.kernel(), convolution.kernel())
              .stride(convolution.stride(), convolution.stride())
              .pad(convolution.padding(), convolution.padding())
              .to(convolution.outputSize(), convolution.outputSize());
      kernels[worker.index()] =
          new dev.regimen.kernel.window.Convolution(worker, window, convolution.outputs(), 1);
    }
    return kernels[worker.index()];
  }

  @Override
  public void forward(Worker worker) {
    kernel(worker).forward(worker.from(batch), worker.to(batch), x, weight, y);
  }

  @Override
  public void backward(Worker worker) {
    int from = worker.from(batch);
    int to = worker.to(batch);
    Floats gradient = gradients[worker.index()];
    if (first) {
      kernel(worker).weightGradient(from, to, x, dy, gradient);
    } else {
      kernel(worker).gradients(from, to, x, weight, dy, dx, gradient);
    }
  }
}
