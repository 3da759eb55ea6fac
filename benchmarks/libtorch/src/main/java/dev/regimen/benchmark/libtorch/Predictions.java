package dev.regimen.benchmark.libtorch;

import dev.regimen.benchmark.Configuration;
import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Workload;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Predictions: arrays into a tensor, forward without gradients, softmax, back into an array. */
final class Predictions implements Peer {
  private final Configuration configuration;
  private final Net net;
  private final float[][] samples;
  private final float[] probabilities;

  Predictions(Configuration configuration) {
    this.configuration = configuration;
    Workload workload = configuration.workload();
    net = Net.of(workload, configuration.layout(), false);
    samples = new Material(workload).features();
    probabilities = new float[workload.batch() * workload.outputs()];
  }

  @Override
  public void run(long[] nanos) {
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      predict();
      nanos[i] = System.nanoTime() - start;
    }
  }

  @SuppressWarnings("try") // The scope and the guard work by being open.
  private void predict() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor output = torch.softmax(net.forward(Training.input(configuration, samples)), 1);
      new FloatPointer(output.data_ptr_float()).get(probabilities);
    }
  }

  @Override
  public double result() {
    return probabilities[0];
  }

  @Override
  public void close() {}
}
