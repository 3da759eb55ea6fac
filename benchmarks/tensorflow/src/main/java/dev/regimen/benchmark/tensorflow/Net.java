package dev.regimen.benchmark.tensorflow;

import dev.regimen.benchmark.Convolution;
import dev.regimen.benchmark.Layers;
import dev.regimen.benchmark.Layout;
import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Network;
import dev.regimen.benchmark.Workload;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A workload's network as a graph of TensorFlow, images with channels last. */
final class Net implements Layers {
  private static final String VALID = "VALID";

  private final Ops tf;
  private final Workload workload;
  private final Material material;
  private final boolean training;
  private final boolean dropping;

  /** The output of the last layer. */
  private Operand<TFloat32> last;

  /** Of the images that the next layer gets as rows; one place if it does not. */
  private int places = 1;

  private int channels = 1;
  private final List<Variable<TFloat32>> weights = new ArrayList<>();
  private final List<Variable<TFloat32>> vectors = new ArrayList<>();
  private final List<Op> beginnings = new ArrayList<>();
  private final List<Op> statistics = new ArrayList<>();

  private Net(Ops tf, Workload workload, Operand<TFloat32> input, boolean noise) {
    this.tf = tf;
    this.workload = workload;
    material = new Material(workload);
    training = workload.kind() != Workload.Kind.PREDICT;
    dropping = noise && training && workload.dropout() > 0;
    last = input;
  }

  /** Adds the network behind an input [batch, ...]. */
  static Net of(Ops tf, Workload workload, Operand<TFloat32> input, boolean noise) {
    Net net = new Net(tf, workload, input, noise);
    workload.network().describe(net);
    return net;
  }

  /** Logits or values, [batch, outputs]. */
  Operand<TFloat32> output() {
    return last;
  }

  /** The weight matrices, which decay. */
  List<Variable<TFloat32>> weights() {
    return weights;
  }

  /** Biases, scales and shifts. */
  List<Variable<TFloat32>> vectors() {
    return vectors;
  }

  /** What gives variables their first values. */
  List<Op> beginnings() {
    return beginnings;
  }

  /** What keeps running statistics in a step. */
  List<Op> statistics() {
    return statistics;
  }

  /** A variable that begins with these values. */
  Variable<TFloat32> variable(float[] values, long... shape) {
    Shape extents = Shape.of(shape);
    Variable<TFloat32> variable = tf.variable(extents, TFloat32.class);
    beginnings.add(tf.assign(variable, tf.constant(extents, DataBuffers.of(values))));
    return variable;
  }

  private Variable<TFloat32> vector(float[] values) {
    Variable<TFloat32> vector = variable(values, values.length);
    vectors.add(vector);
    return vector;
  }

  @Override
  public void dense(String name, int inputs, int outputs, boolean bias) {
    float[] rows = material.weight(name, inputs, outputs);
    float[] values = transposed(Layout.CHANNELS_LAST.order(rows, channels, places), outputs);
    places = 1;
    Variable<TFloat32> weight = variable(values, inputs, outputs);
    weights.add(weight);
    last = tf.linalg.matMul(last, weight);
    if (bias) {
      last = tf.nn.biasAdd(last, vector(material.bias(name, outputs)));
    }
  }

  private static float[] transposed(float[] values, int rows) {
    int columns = values.length / rows;
    float[] transposed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      transposed[i % columns * rows + i / columns] = values[i];
    }
    return transposed;
  }

  @Override
  public void convolution(Convolution convolution) {
    int kernel = convolution.kernel();
    float[] rows = material.weight(convolution.name(), convolution.window(), convolution.outputs());
    float[] ordered = Layout.CHANNELS_LAST.order(rows, convolution.inputs(), convolution.places());
    Variable<TFloat32> weight =
        variable(
            transposed(ordered, convolution.outputs()),
            kernel,
            kernel,
            convolution.inputs(),
            convolution.outputs());
    weights.add(weight);
    int padding = convolution.padding();
    Operand<TFloat32> padded = last;
    if (padding > 0) {
      int[][] zeros = {{0, 0}, {padding, padding}, {padding, padding}, {0, 0}};
      padded = tf.pad(last, tf.constant(zeros), tf.constant(0f));
    }
    long stride = convolution.stride();
    last = tf.nn.conv2d(padded, weight, List.of(1L, stride, stride, 1L), VALID);
  }

  @Override
  public void norm(String name, int width) {
    final Variable<TFloat32> gamma = vector(material.gamma(name, width));
    final Variable<TFloat32> beta = vector(material.beta(name, width));
    Variable<TFloat32> mean = variable(material.runningMean(name, width), width);
    Variable<TFloat32> variance = variable(material.runningVariance(name, width), width);
    boolean images = workload.images() && places == 1 && last.shape().numDimensions() == 4;
    Operand<TFloat32> maps =
        images ? last : tf.reshape(last, tf.constant(new int[] {-1, 1, 1, width}));
    Operand<TFloat32> empty = tf.constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> norm =
        tf.nn.fusedBatchNorm(
            maps,
            gamma,
            beta,
            training ? empty : mean,
            training ? empty : variance,
            FusedBatchNorm.epsilon((float) Workload.NORM_EPSILON),
            FusedBatchNorm.isTraining(training));
    if (training) {
      keep(mean, norm.batchMean());
      keep(variance, norm.batchVariance());
    }
    last = images ? norm.y() : tf.reshape(norm.y(), tf.constant(new int[] {-1, width}));
  }

  private void keep(Variable<TFloat32> running, Operand<TFloat32> ofBatch) {
    Operand<TFloat32> share = tf.constant((float) (1 - Workload.NORM_KEEP));
    statistics.add(tf.assignSub(running, tf.math.mul(tf.math.sub(running, ofBatch), share)));
  }

  @Override
  public void relu() {
    last = tf.nn.relu(last);
  }

  @Override
  public void dropout() {
    if (dropping) {
      float kept = (float) (1 - workload.dropout());
      Operand<TFloat32> drawn = tf.random.randomUniform(tf.shape(last), TFloat32.class);
      Operand<TFloat32> mask = tf.math.floor(tf.math.add(drawn, tf.constant(kept)));
      last = tf.math.mul(tf.math.mul(last, tf.constant(1 / kept)), mask);
    }
  }

  @Override
  public void maxPool(int window) {
    Operand<TInt32> size = tf.constant(new int[] {1, window, window, 1});
    last = tf.nn.maxPool(last, size, size, VALID);
  }

  /** TensorFlow flattens as numbers lie in memory, and the next layer's weights follow. */
  @Override
  public void flatten(int size, int ofMaps) {
    channels = ofMaps;
    places = size * size;
    last = tf.reshape(last, tf.constant(new int[] {-1, size * size * ofMaps}));
  }

  @Override
  public void globalAveragePool() {
    last = tf.math.mean(last, tf.constant(new int[] {1, 2}));
  }

  @Override
  public void residual(Network body, Network shortcut) {
    Operand<TFloat32> input = last;
    body.describe(this);
    Operand<TFloat32> main = last;
    last = input;
    shortcut.describe(this);
    last = tf.math.add(main, last);
  }
}
