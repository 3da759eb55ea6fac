package dev.regimen.benchmark.ours;

import dev.regimen.benchmark.Configuration;
import dev.regimen.benchmark.Convolution;
import dev.regimen.benchmark.Layers;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Service;
import dev.regimen.benchmark.Workload;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that a step can take with these native libraries: its matrix products and convolutions
 * and nothing else, split over the workers, with one meeting at the end.
 */
public final class Floor implements Peer, Layers {
  private final int batch;
  private final ThreadPool pool;
  private final boolean training;
  private final List<Products> layers = new ArrayList<>();

  /** What the last layer has computed, and the derivative in it. */
  private Floats activation;

  private Floats derivative;

  private Floor(Configuration configuration) {
    Workload workload = configuration.workload();
    this.batch = workload.batch();
    this.training = workload.kind() != Workload.Kind.PREDICT;
    this.pool = ThreadPool.of(training ? configuration.threads() : 1);
    this.activation = filled((long) batch * workload.features());
    this.derivative = filled((long) batch * workload.features());
    workload.network().describe(this);
  }

  /** Serves the driver; see {@link Service}. */
  public static void main(String[] args) throws IOException {
    Service.serve(args, (configuration, noise) -> new Floor(configuration));
  }

  /** Not zero: multiplying zeros is no faster, but subnormal numbers would be slower. */
  static Floats filled(long length) {
    Floats vector = Floats.allocate(length);
    vector.fill(1e-2);
    return vector;
  }

  @Override
  public void dense(String name, int inputs, int outputs, boolean bias) {
    expect(inputs);
    Floats y = filled((long) batch * outputs);
    Floats dy = filled((long) batch * outputs);
    Floats weight = filled((long) inputs * outputs);
    Floats gradient = filled((long) inputs * outputs);
    layers.add(
        new DenseProducts(
            batch,
            inputs,
            outputs,
            layers.isEmpty(),
            activation,
            derivative,
            y,
            dy,
            weight,
            gradient));
    activation = y;
    derivative = dy;
  }

  @Override
  public void convolution(Convolution convolution) {
    expect(convolution.inputs() * convolution.size() * convolution.size());
    int outputs = convolution.outputs() * convolution.outputSize() * convolution.outputSize();
    Floats y = filled((long) batch * outputs);
    Floats dy = filled((long) batch * outputs);
    layers.add(
        new ConvolutionProducts(
            convolution, pool.size(), batch, layers.isEmpty(), activation, derivative, y, dy));
    activation = y;
    derivative = dy;
  }

  @Override
  public void norm(String name, int channels) {
    // No product.
  }

  /** Layers without products between two may have changed the size. */
  private void expect(int features) {
    long length = (long) batch * features;
    if (activation.length() != length) {
      activation = filled(length);
      derivative = filled(length);
    }
  }

  @Override
  public void run(long[] nanos) {
    pool.run(
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
    for (Products layer : layers) {
      layer.forward(worker);
    }
    if (training) {
      for (int i = layers.size() - 1; i >= 0; i--) {
        layers.get(i).backward(worker);
      }
    }
  }

  /** Nothing that could be compared. */
  @Override
  public double result() {
    return 0;
  }

  @Override
  public void close() {
    pool.close();
  }
}
