package dev.regimen.benchmark.dl4j;

import dev.regimen.benchmark.Convolution;
import dev.regimen.benchmark.Layers;
import dev.regimen.benchmark.Layout;
import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Network;
import dev.regimen.benchmark.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A workload's network as a graph of DL4J, with the material's weights. */
final class Net implements Layers {
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";

  private final Workload workload;
  private final Material material;
  private final Layout layout;
  private final CNN2DFormat format;
  private final boolean dropping;
  private final GraphBuilder graph;
  private final List<Consumer<ComputationGraph>> weights = new ArrayList<>();

  /** The vertex whose output is the next one's input. */
  private String last = INPUT;

  /** Vertices so far: those without a name are numbered. */
  private int count;

  /** DL4J drops a layer's input: this waits for the next layer with weights. */
  private boolean drop;

  /** Of the images that the next layer gets as rows; one place if it does not. */
  private int places = 1;

  private int channels = 1;

  private Net(Workload workload, Layout layout, boolean noise) {
    this.workload = workload;
    this.material = new Material(workload);
    this.layout = layout;
    this.format = layout == Layout.CHANNELS_LAST ? CNN2DFormat.NHWC : CNN2DFormat.NCHW;
    this.dropping = noise && workload.dropout() > 0;
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .updater(
                new Adam(
                    Workload.LEARNING_RATE, Workload.BETA1, Workload.BETA2, Workload.ADAM_EPSILON));
    if (workload.kind() != Workload.Kind.REGRESS) {
      builder.weightDecay(Workload.WEIGHT_DECAY, true);
    }
    graph = builder.graphBuilder().addInputs(INPUT).setOutputs(OUTPUT);
    graph.setInputTypes(inputType());
  }

  private InputType inputType() {
    List<Integer> shape = workload.input();
    return workload.images()
        ? InputType.convolutional(shape.get(0), shape.get(1), shape.get(2), format)
        : InputType.feedForward(workload.features());
  }

  static ComputationGraph of(Workload workload, Layout layout, boolean noise) {
    Net net = new Net(workload, layout, noise);
    workload.network().describe(net);
    ComputationGraph network = new ComputationGraph(net.graph.build());
    network.init();
    net.weights.forEach(weight -> weight.accept(network));
    return network;
  }

  private void add(String name, Layer layer) {
    graph.addLayer(name, layer, last);
    last = name;
    count++;
  }

  private void add(Layer layer) {
    add("layer" + count, layer);
  }

  @Override
  public void dense(String name, int inputs, int outputs, boolean bias) {
    boolean end = name.equals(OUTPUT);
    FeedForwardLayer.Builder<?> layer =
        end ? output() : new DenseLayer.Builder().activation(Activation.IDENTITY).hasBias(bias);
    if (drop) {
      // DL4J names the share that is kept.
      layer.dropOut(1 - workload.dropout());
      drop = false;
    }
    add(name, layer.nIn(inputs).nOut(outputs).build());
    float[] values = layout.order(material.weight(name, inputs, outputs), channels, places);
    places = 1;
    // DL4J keeps [inputs, outputs].
    weights.add(
        network ->
            network
                .getLayer(name)
                .setParam("W", Nd4j.create(values, outputs, inputs).transpose().dup()));
    if (bias) {
      vector(name, "b", material.bias(name, outputs));
    }
  }

  private OutputLayer.Builder output() {
    boolean classes = workload.classes();
    return new OutputLayer.Builder(classes ? LossFunction.MCXENT : LossFunction.MSE)
        .activation(classes ? Activation.SOFTMAX : Activation.IDENTITY);
  }

  @Override
  public void convolution(Convolution convolution) {
    String name = convolution.name();
    int kernel = convolution.kernel();
    int outputs = convolution.outputs();
    add(
        name,
        new ConvolutionLayer.Builder(kernel, kernel)
            .stride(convolution.stride(), convolution.stride())
            .padding(convolution.padding(), convolution.padding())
            .convolutionMode(ConvolutionMode.Truncate)
            .nIn(convolution.inputs())
            .nOut(outputs)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .dataFormat(format)
            .build());
    float[] values = material.weight(name, convolution.window(), outputs);
    long[] shape = {outputs, convolution.inputs(), kernel, kernel};
    weights.add(
        network ->
            network.getLayer(name).setParam("W", Nd4j.create(values, shape, DataType.FLOAT)));
  }

  @Override
  public void norm(String name, int channels) {
    String norm = name + "_norm";
    add(
        norm,
        new BatchNormalization.Builder()
            .nIn(channels)
            .nOut(channels)
            .eps(Workload.NORM_EPSILON)
            .decay(Workload.NORM_KEEP)
            .useLogStd(false)
            .dataFormat(format)
            .build());
    vector(norm, "gamma", material.gamma(name, channels));
    vector(norm, "beta", material.beta(name, channels));
    vector(norm, "mean", material.runningMean(name, channels));
    vector(norm, "var", material.runningVariance(name, channels));
  }

  private void vector(String layer, String parameter, float[] row) {
    weights.add(
        network -> network.getLayer(layer).setParam(parameter, Nd4j.create(row, 1, row.length)));
  }

  /** A layer of its own, because BatchNormalization ignores an activation. */
  @Override
  public void relu() {
    add(new ActivationLayer.Builder().activation(Activation.RELU).build());
  }

  @Override
  public void dropout() {
    drop = dropping;
  }

  @Override
  public void maxPool(int window) {
    add(
        new SubsamplingLayer.Builder(PoolingType.MAX, new int[] {window, window})
            .stride(window, window)
            .dataFormat(format)
            .build());
  }

  /** DL4J flattens as numbers lie in memory, and the next layer's weights follow. */
  @Override
  public void flatten(int size, int channels) {
    this.channels = channels;
    this.places = size * size;
  }

  @Override
  public void globalAveragePool() {
    add(new GlobalPoolingLayer.Builder(PoolingType.AVG).build());
  }

  @Override
  public void residual(Network body, Network shortcut) {
    String input = last;
    body.describe(this);
    String main = last;
    last = input;
    shortcut.describe(this);
    String sum = "sum" + count;
    graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), main, last);
    last = sum;
  }
}
