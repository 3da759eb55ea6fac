package dev.regimen.benchmark.ours;

import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Service;
import dev.regimen.benchmark.Workload;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Team;
import dev.regimen.kernel.Worker;
import java.io.IOException;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * The least that a step can take with this matrix library: its matrix products and nothing else,
 * split over the workers as generated code splits them (rows of the batch; for gradients of
 * weights, rows of the weight), with one meeting at the end.
 */
public final class Floor implements Peer {
  private final Workload workload;
  private final Team team;
  private final boolean training;

  /** activation[i] is the input of layer i, [batch, width]. */
  private final List<Floats> activation;

  private final List<Floats> derivative;
  private final List<Floats> weight;
  private final List<Floats> gradient;

  private Floor(Workload workload, int threads) {
    this.workload = workload;
    this.training = workload.kind() != Workload.Kind.PREDICT;
    this.team = Team.of(training ? threads : 1);
    int layers = workload.layers();
    activation = matrices(layers + 1, i -> (long) workload.batch() * width(i));
    derivative = matrices(layers + 1, i -> (long) workload.batch() * width(i));
    weight = matrices(layers, i -> (long) width(i) * width(i + 1));
    gradient = matrices(layers, i -> (long) width(i) * width(i + 1));
  }

  /** Serves the driver; see {@link Service}. */
  public static void main(String[] args) throws IOException {
    Service.serve(args, (workload, threads, noise) -> new Floor(workload, threads));
  }

  private static List<Floats> matrices(int count, IntToLongFunction length) {
    return IntStream.range(0, count).mapToObj(i -> filled(length.applyAsLong(i))).toList();
  }

  /** Not zero: multiplying zeros is no faster, but subnormal numbers would be slower. */
  private static Floats filled(long length) {
    Floats vector = Floats.allocate(length);
    vector.fill(1e-2);
    return vector;
  }

  private int width(int layer) {
    return workload.widths().get(layer);
  }

  @Override
  public void run(long[] nanos) {
    team.run(
        worker -> {
          for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            products(worker);
            worker.await();
            if (worker.index() == 0) {
              nanos[i] = System.nanoTime() - start;
            }
          }
        });
  }

  private void products(Worker worker) {
    for (int layer = 0; layer < workload.layers(); layer++) {
      forward(worker, layer);
    }
    if (training) {
      for (int layer = workload.layers() - 1; layer >= 0; layer--) {
        backward(worker, layer);
      }
    }
  }

  private void forward(Worker worker, int layer) {
    int from = worker.from(workload.batch());
    int rows = worker.to(workload.batch()) - from;
    int in = width(layer);
    int out = width(layer + 1);
    Floats x = activation.get(layer);
    Floats y = activation.get(layer + 1);
    worker
        .gemm()
        .abT(
            rows,
            out,
            in,
            x,
            (long) from * in,
            in,
            weight.get(layer),
            0,
            in,
            0,
            y,
            (long) from * out,
            out);
  }

  private void backward(Worker worker, int layer) {
    int in = width(layer);
    int out = width(layer + 1);
    Floats dy = derivative.get(layer + 1);
    if (layer > 0) {
      int from = worker.from(workload.batch());
      int rows = worker.to(workload.batch()) - from;
      worker
          .gemm()
          .ab(
              rows,
              in,
              out,
              dy,
              (long) from * out,
              out,
              weight.get(layer),
              0,
              in,
              0,
              derivative.get(layer),
              (long) from * in,
              in);
    }
    int from = worker.from(out);
    int rows = worker.to(out) - from;
    worker
        .gemm()
        .aTb(
            rows,
            in,
            workload.batch(),
            dy,
            from,
            out,
            activation.get(layer),
            0,
            in,
            0,
            gradient.get(layer),
            (long) from * in,
            in);
  }

  /** Nothing that could be compared. */
  @Override
  public double result() {
    return 0;
  }

  @Override
  public void close() {
    team.close();
  }
}
