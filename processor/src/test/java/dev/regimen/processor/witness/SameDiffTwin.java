package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.train.StepBench;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network's step and the same network in SameDiff, on the same weights and the same batch: what
 * both must agree in.
 *
 * @param sd where the twin is built; its loss is the variable "loss"
 * @param rows samples in the batch
 * @param where the network, for messages
 */
record SameDiffTwin(StepBench bench, SameDiff sd, Batch batch, int rows, String where) {
  static final double RELATIVE = 1e-5;
  static final double EPSILON = 1e-5;

  /** What builds the twin and compares it. */
  interface Comparison {
    void of(SameDiffTwin twin);
  }

  /** Elements of a network as a variable of another layout, such as that of files. */
  interface Layout {
    INDArray of(String name, double[] elements);
  }

  /** Weights that are drawn and a random batch, fed to a step of two workers. */
  static void compare(Compiled compiled, Net net, int rows, Comparison comparison) {
    try (StepBench bench = StepBench.of(compiled.trainer(net), rows, 2, 1)) {
      Twins.scatter(bench, 41);
      Batch batch = Batch.random(compiled.model(net), rows, 43);
      Twins.feed(bench, batch);
      comparison.of(new SameDiffTwin(bench, SameDiff.create(), batch, rows, net.source()));
    }
  }

  /** The batch's features in these extents below the rows. */
  SDVariable input(long... extents) {
    return sd.constant("x", ofRows(batch.input(), extents));
  }

  /** The batch's targets, [rows, width]. */
  SDVariable target() {
    return sd.constant("target", ofRows(batch.target(), batch.target().length / rows));
  }

  private INDArray ofRows(double[] values, long... extents) {
    long[] shape = new long[1 + extents.length];
    shape[0] = rows;
    System.arraycopy(extents, 0, shape, 1, extents.length);
    return array(values, shape);
  }

  /** Cross-entropy after a softmax, its mean over the batch. */
  void crossEntropy(SDVariable outputs) {
    LossReduce mean = LossReduce.MEAN_BY_NONZERO_WEIGHT_COUNT;
    sd.loss().softmaxCrossEntropy("loss", target(), outputs, null, mean, 0);
  }

  /** The same loss and the same gradient of every parameter, whose extents are those of files. */
  void assertAgree() {
    assertAgree((name, elements) -> array(elements, shape(bench, name)));
  }

  void assertAgree(Layout layout) {
    sd.setLossVariables("loss");
    double expected = sd.output(Map.of(), "loss").get("loss").getDouble(0);
    double actual = bench.train(rows, 0, 0).loss();
    assertEquals(expected, actual, RELATIVE * Math.abs(expected), where);
    List<String> names = bench.parameters();
    Map<String, INDArray> gradients = sd.calculateGradients(Map.of(), names);
    for (String name : names) {
      double[] theirs = gradients.get(name).dup('c').data().asDouble();
      double[] ours = layout.of(name, bench.gradient(name)).data().asDouble();
      Close.assertClose(theirs, ours, RELATIVE, where + name);
    }
  }

  /** A parameter as a variable under the same name. */
  static SDVariable variable(SameDiff sd, StepBench bench, String name) {
    return sd.var(name, array(bench.get(name), shape(bench, name)));
  }

  private static long[] shape(StepBench bench, String name) {
    return bench.shape(name).stream().mapToLong(i -> i).toArray();
  }

  static INDArray array(double[] values, long... shape) {
    return Nd4j.createFromArray(values).castTo(DataType.DOUBLE).reshape('c', shape);
  }
}
