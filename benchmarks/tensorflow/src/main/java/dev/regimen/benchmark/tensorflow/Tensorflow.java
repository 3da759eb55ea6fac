package dev.regimen.benchmark.tensorflow;

import dev.regimen.benchmark.Configuration;
import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Service;
import dev.regimen.benchmark.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.train.ApplyAdam;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * The measured process of TensorFlow: a step is one run of a graph, in which the batch lies as a
 * variable; a prediction feeds and fetches arrays.
 */
public final class Tensorflow implements Peer {
  private final Workload workload;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session;
  private final Operand<TFloat32> loss;
  private final Op step;
  private float result;

  private Tensorflow(Configuration configuration, boolean noise) {
    workload = configuration.workload();
    Material material = new Material(workload);
    List<Op> begin = new ArrayList<>();
    Operand<TFloat32> input = batch(flat(material.features()), begin);
    Operand<TFloat32> target =
        constant(
            workload.classes() ? oneHot(material.labels()) : flat(material.targets()),
            workload.outputs());
    Net net = Net.of(tf, workload, input, noise);
    loss = loss(net.output(), target);
    step = step(net);
    begin.addAll(net.beginnings());
    ConfigProto config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(configuration.threads())
            .setInterOpParallelismThreads(configuration.threads())
            .build();
    session = new Session(graph, config);
    Session.Runner runner = session.runner();
    begin.forEach(runner::addTarget);
    runner.run().close();
  }

  /** Serves the driver; see {@link Service}. */
  public static void main(String[] args) throws IOException {
    Service.serve(args, Tensorflow::open);
  }

  private static Peer open(Configuration configuration, boolean noise) {
    return switch (configuration.workload().kind()) {
      case CLASSIFY, REGRESS -> new Tensorflow(configuration, noise);
      default ->
          throw new IllegalArgumentException(
              "TensorFlow is compared in training steps, not in "
                  + configuration.workload().name());
    };
  }

  private Operand<TFloat32> batch(float[] values, List<Op> begin) {
    long[] shape = new long[1 + workload.input().size()];
    shape[0] = workload.batch();
    for (int i = 1; i < shape.length; i++) {
      shape[i] = workload.input().get(i - 1);
    }
    Shape extents = Shape.of(shape);
    Variable<TFloat32> held = tf.variable(extents, TFloat32.class);
    begin.add(tf.assign(held, tf.constant(extents, DataBuffers.of(values))));
    return held;
  }

  private Operand<TFloat32> constant(float[] values, int width) {
    return tf.constant(Shape.of(values.length / width, width), DataBuffers.of(values));
  }

  private static float[] flat(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * rows[0].length, rows[0].length);
    }
    return flat;
  }

  private float[] oneHot(int[] labels) {
    float[] rows = new float[labels.length * workload.outputs()];
    for (int row = 0; row < labels.length; row++) {
      rows[row * workload.outputs() + labels[row]] = 1;
    }
    return rows;
  }

  private Operand<TFloat32> loss(Operand<TFloat32> output, Operand<TFloat32> target) {
    return workload.classes()
        ? tf.math.mean(
            tf.nn.softmaxCrossEntropyWithLogits(output, target).loss(), tf.constant(new int[] {0}))
        : tf.math.mean(tf.math.square(tf.math.sub(output, target)), tf.constant(new int[] {0, 1}));
  }

  /** Adam on all parameters when all gradients are there, weights shrunk before. */
  private Op step(Net net) {
    List<Variable<TFloat32>> parameters = new ArrayList<>(net.weights());
    parameters.addAll(net.vectors());
    Output<?>[] ends = parameters.stream().map(Operand::asOutput).toArray(Output<?>[]::new);
    Output<?>[] gradients = graph.addGradients(loss.asOutput(), ends);
    List<Op> ready = new ArrayList<>(net.statistics());
    for (Output<?> gradient : gradients) {
      ready.add(gradient);
    }
    Ops then = tf.withControlDependencies(ready);
    final Operand<TFloat32> beta1 = tf.constant((float) Workload.BETA1);
    final Operand<TFloat32> beta2 = tf.constant((float) Workload.BETA2);
    Variable<TFloat32> power1 = net.variable(new float[] {(float) Workload.BETA1});
    Variable<TFloat32> power2 = net.variable(new float[] {(float) Workload.BETA2});
    List<Op> applied = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      Variable<TFloat32> parameter = parameters.get(i);
      int size = (int) parameter.shape().size();
      long[] shape = parameter.shape().asArray();
      Ops behind = then;
      if (workload.classes() && i < net.weights().size()) {
        Operand<TFloat32> share =
            tf.constant((float) (Workload.LEARNING_RATE * Workload.WEIGHT_DECAY));
        Op shrunk = then.assignSub(parameter, then.math.mul(parameter, share));
        behind = then.withControlDependencies(List.of(shrunk));
      }
      @SuppressWarnings("unchecked") // of a float parameter
      Output<TFloat32> gradient = (Output<TFloat32>) gradients[i];
      ApplyAdam<TFloat32> adam =
          behind.train.applyAdam(
              parameter,
              net.variable(new float[size], shape),
              net.variable(new float[size], shape),
              power1,
              power2,
              tf.constant((float) Workload.LEARNING_RATE),
              beta1,
              beta2,
              tf.constant((float) Workload.ADAM_EPSILON),
              gradient);
      applied.add(adam);
    }
    Ops end = tf.withControlDependencies(applied);
    Op next1 = end.assign(power1, end.math.mul(power1, beta1));
    Op next2 = end.assign(power2, end.math.mul(power2, beta2));
    return tf.withControlDependencies(List.of(next1, next2)).noOp();
  }

  @Override
  public void run(long[] nanos) {
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      try (Result fetched = session.runner().addTarget(step).fetch(loss).run()) {
        result = ((TFloat32) fetched.get(0)).getFloat();
      }
      nanos[i] = System.nanoTime() - start;
    }
  }

  @Override
  public double result() {
    return result;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
