package dev.regimen.benchmark.dl4j;

import dev.regimen.benchmark.Configuration;
import dev.regimen.benchmark.Layout;
import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Service;
import dev.regimen.benchmark.Workload;
import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The measured process of DL4J. Its number of threads is OMP_NUM_THREADS, which the driver sets.
 */
public final class Dl4j implements Peer {
  private static final String NO_HELPERS = "org.eclipse.deeplearning4j.helpers.disable";

  private final Workload workload;
  private final ComputationGraph network;
  private final Layout layout;
  private final float[][] features;
  private final INDArray[] input;
  private final INDArray[] target;
  private float[][] last = {{0}};

  /** DL4J adds the decay's penalty to the loss; this is its value before the next step. */
  private double penalty;

  private Dl4j(Configuration configuration, boolean noise) {
    workload = configuration.workload();
    chooseHelpers(workload);
    layout = configuration.layout();
    network = Net.of(workload, layout, noise);
    Material material = new Material(workload);
    features = material.features();
    input = new INDArray[] {input()};
    target =
        new INDArray[] {
          workload.classes() ? oneHot(material.labels()) : Nd4j.create(material.targets())
        };
    penalty = network.calcRegularizationScore(true);
  }

  /** Serves the driver; see {@link Service}. */
  public static void main(String[] args) throws IOException {
    Service.serve(args, Dl4j::open);
  }

  private static Peer open(Configuration configuration, boolean noise) {
    return configuration.workload().whole()
        ? new WholeRuns(configuration)
        : new Dl4j(configuration, noise);
  }

  /** They fail on the batch normalization of dense layers, and DL4J falls back with a warning. */
  static void chooseHelpers(Workload workload) {
    System.setProperty(NO_HELPERS, Boolean.toString(!workload.images()));
  }

  private INDArray input() {
    return input(workload, layout, Nd4j.create(features));
  }

  /** Rows as they are, or as images in the memory format of the layout. */
  static INDArray input(Workload workload, Layout layout, INDArray rows) {
    if (!workload.images()) {
      return rows;
    }
    List<Integer> shape = workload.input();
    INDArray last = rows.reshape(rows.rows(), shape.get(0), shape.get(1), shape.get(2));
    return layout == Layout.CHANNELS_LAST ? last : last.permute(0, 3, 1, 2).dup('c');
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
        last = network.outputSingle(input()).toFloatMatrix();
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
