package dev.regimen.benchmark.dl4j;

import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Service;
import dev.regimen.benchmark.Workload;
import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The measured process of DL4J. Its number of threads is OMP_NUM_THREADS, which the driver sets.
 */
public final class Dl4j implements Peer {
  private final Workload workload;
  private final MultiLayerNetwork network;
  private final float[][] features;
  private final INDArray input;
  private final INDArray target;
  private float[][] last = {{0}};

  /** DL4J adds the decay's penalty to the loss; this is its value before the next step. */
  private double penalty;

  private Dl4j(Workload workload, boolean noise) {
    this.workload = workload;
    network = Net.of(workload, noise);
    Material material = new Material(workload);
    features = material.features();
    input = Nd4j.create(features);
    target = workload.classes() ? oneHot(material.labels()) : Nd4j.create(material.targets());
    penalty = network.calcRegularizationScore(true);
  }

  /** Serves the driver; see {@link Service}. */
  public static void main(String[] args) throws IOException {
    Service.serve(args, (workload, threads, noise) -> new Dl4j(workload, noise));
  }

  private INDArray oneHot(int[] labels) {
    float[][] rows = new float[labels.length][workload.outputs()];
    for (int row = 0; row < labels.length; row++) {
      rows[row][labels[row]] = 1;
    }
    return Nd4j.create(rows);
  }

  @Override
  public void run(long[] nanos) {
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      if (workload.kind() == Workload.Kind.PREDICT) {
        last = network.output(Nd4j.create(features)).toFloatMatrix();
      } else {
        network.fit(input, target);
      }
      nanos[i] = System.nanoTime() - start;
    }
  }

  @Override
  public double result() {
    if (workload.kind() == Workload.Kind.PREDICT) {
      return last[0][0];
    }
    double loss = network.score() - penalty;
    penalty = network.calcRegularizationScore(true);
    return loss;
  }

  @Override
  public void close() {
    network.close();
  }
}
