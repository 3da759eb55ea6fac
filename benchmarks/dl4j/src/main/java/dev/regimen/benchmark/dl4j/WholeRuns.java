package dev.regimen.benchmark.dl4j;

import dev.regimen.benchmark.Configuration;
import dev.regimen.benchmark.Images;
import dev.regimen.benchmark.Runs;
import dev.regimen.benchmark.Workload;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs on Fashion-MNIST, whole: batches are gathered on the heap and become arrays of ND4J. */
final class WholeRuns extends Runs {
  private static final int TEST_BATCH = 1000;

  private final Configuration configuration;
  private final Workload workload;

  WholeRuns(Configuration configuration) {
    this.configuration = configuration;
    workload = configuration.workload();
    Dl4j.chooseHelpers(workload);
  }

  @Override
  protected double accuracy() throws IOException {
    ComputationGraph network = Net.of(workload, configuration.layout(), true);
    Images train = Images.read("train");
    Random random = new Random(1);
    int[] order = IntStream.range(0, train.labels().length).toArray();
    Images test = Images.read("t10k");
    double accuracy = 0;
    for (int epoch = 1; epoch <= workload.epochs() && !workload.enough(accuracy); epoch++) {
      shuffle(order, random);
      for (int at = 0; at < order.length; at += workload.batch()) {
        int end = Math.min(order.length, at + workload.batch());
        network.fit(
            new INDArray[] {features(train, order, at, end)},
            new INDArray[] {targets(train, order, at, end)});
      }
      if (workload.tests(epoch)) {
        accuracy = accuracy(network, test);
      }
    }
    network.close();
    return accuracy;
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }

  private INDArray features(Images images, int[] order, int from, int to) {
    int width = workload.features();
    float[] rows = new float[(to - from) * width];
    for (int i = from; i < to; i++) {
      System.arraycopy(images.pixels(), order[i] * width, rows, (i - from) * width, width);
    }
    INDArray batch = Nd4j.create(rows, new long[] {to - from, width}, 'c');
    return Dl4j.input(workload, configuration.layout(), batch);
  }

  private INDArray targets(Images images, int[] order, int from, int to) {
    float[] rows = new float[(to - from) * workload.outputs()];
    for (int i = from; i < to; i++) {
      rows[(i - from) * workload.outputs() + images.labels()[order[i]]] = 1;
    }
    return Nd4j.create(rows, new long[] {to - from, workload.outputs()}, 'c');
  }

  private double accuracy(ComputationGraph network, Images test) {
    int[] order = IntStream.range(0, test.labels().length).toArray();
    int right = 0;
    for (int at = 0; at < order.length; at += TEST_BATCH) {
      int end = Math.min(order.length, at + TEST_BATCH);
      int[] found = network.outputSingle(features(test, order, at, end)).argMax(1).toIntVector();
      for (int i = 0; i < found.length; i++) {
        right += found[i] == test.labels()[at + i] ? 1 : 0;
      }
    }
    return (double) right / order.length;
  }
}
