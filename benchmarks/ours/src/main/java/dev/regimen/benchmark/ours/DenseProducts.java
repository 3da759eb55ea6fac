package dev.regimen.benchmark.ours;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Worker;

/**
 * The matrix products of a dense layer, split as generated code splits them: rows of the batch; for
 * the gradient of the weight, and for all of a first layer with a large one, rows of the weight.
 *
 * @param batch rows
 * @param in inputs
 * @param out outputs
 * @param first whether the gradient in the input is not needed
 * @param x [batch, in]
 * @param dx [batch, in]
 * @param y [batch, out]
 * @param dy [batch, out]
 * @param weight [out, in]
 * @param gradient [out, in]
 */
record DenseProducts(
    int batch,
    int in,
    int out,
    boolean first,
    Floats x,
    Floats dx,
    Floats y,
    Floats dy,
    Floats weight,
    Floats gradient)
    implements Products {
  private static final int MANY_INPUTS = 256;
  private static final int LARGE = 1 << 16;

  @Override
  public void forward(Worker worker) {
    if (first && in >= MANY_INPUTS && in * out >= LARGE) {
      int from = worker.from(out);
      int columns = worker.to(out) - from;
      worker
          .gemm()
          .abT(batch, columns, in, x, 0, in, weight, (long) from * in, in, 0, y, from, out);
      return;
    }
    int from = worker.from(batch);
    int rows = worker.to(batch) - from;
    worker
        .gemm()
        .abT(rows, out, in, x, (long) from * in, in, weight, 0, in, 0, y, (long) from * out, out);
  }

  @Override
  public void backward(Worker worker) {
    if (!first) {
      int from = worker.from(batch);
      int rows = worker.to(batch) - from;
      worker
          .gemm()
          .ab(
              rows,
              in,
              out,
              dy,
              (long) from * out,
              out,
              weight,
              0,
              in,
              0,
              dx,
              (long) from * in,
              in);
    }
    int from = worker.from(out);
    int rows = worker.to(out) - from;
    worker.gemm().aTb(rows, in, batch, dy, from, out, x, 0, in, 0, gradient, (long) from * in, in);
  }
}
