package dev.regimen.benchmark.libtorch;

import dev.regimen.benchmark.Convolution;
import dev.regimen.benchmark.Layers;
import dev.regimen.benchmark.Layout;
import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Network;
import dev.regimen.benchmark.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.DropoutImpl;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LinearOptions;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A workload's network as modules and functions of libtorch, with the material's weights. */
final class Net implements Layers {
  private static final long[] ONE = {1, 1};

  private final Material material;
  private final Layout layout;
  private final boolean training;
  private final DropoutImpl dropout;
  private final boolean dropping;
  private final TensorVector weights;
  private final TensorVector vectors;
  private final List<Module> norms;
  private final List<UnaryOperator<Tensor>> steps = new ArrayList<>();

  /** Whether the last layer gives images. */
  private boolean images;

  private Net(Workload workload, Layout layout, boolean noise) {
    this.material = new Material(workload);
    this.layout = layout;
    this.training = workload.kind() != Workload.Kind.PREDICT;
    this.images = workload.images();
    this.dropping = noise && workload.dropout() > 0;
    this.dropout = new DropoutImpl(workload.dropout());
    this.weights = new TensorVector();
    this.vectors = new TensorVector();
    this.norms = new ArrayList<>();
  }

  /** A part of another. */
  private Net(Net whole) {
    material = whole.material;
    layout = whole.layout;
    training = whole.training;
    images = whole.images;
    dropping = whole.dropping;
    dropout = whole.dropout;
    weights = whole.weights;
    vectors = whole.vectors;
    norms = whole.norms;
  }

  @SuppressWarnings("try") // The guard works by being open.
  static Net of(Workload workload, Layout layout, boolean noise) {
    Net net = new Net(workload, layout, noise);
    try (NoGradGuard guard = new NoGradGuard()) {
      workload.network().describe(net);
    }
    return net;
  }

  @Override
  public void dense(String name, int inputs, int outputs, boolean bias) {
    LinearOptions options = new LinearOptions(inputs, outputs);
    options.bias().put(bias);
    LinearImpl linear = new LinearImpl(options);
    linear.weight().copy_(Tensor.create(material.weight(name, inputs, outputs), outputs, inputs));
    weights.push_back(linear.weight());
    if (bias) {
      linear.bias().copy_(Tensor.create(material.bias(name, outputs)));
      vectors.push_back(linear.bias());
    }
    steps.add(linear::forward);
  }

  @Override
  public void convolution(Convolution convolution) {
    int outputs = convolution.outputs();
    int kernel = convolution.kernel();
    float[] values = material.weight(convolution.name(), convolution.window(), outputs);
    Tensor weight =
        laidOut(Tensor.create(values, outputs, convolution.inputs(), kernel, kernel), layout);
    weight.set_requires_grad(true);
    weights.push_back(weight);
    TensorOptional none = new TensorOptional();
    long[] stride = {convolution.stride(), convolution.stride()};
    long[] padding = {convolution.padding(), convolution.padding()};
    steps.add(x -> torch.conv2d(x, weight, none, stride, padding, ONE, 1));
  }

  /**
   * Images [batch, channels, height, width] in the memory format of the layout. Through a flat
   * tensor, because of one channel both formats are the same numbers and only strides tell libtorch
   * which is meant; contiguous() would leave them as they are.
   */
  static Tensor laidOut(Tensor images, Layout layout) {
    long n = images.size(0);
    long c = images.size(1);
    long h = images.size(2);
    long w = images.size(3);
    return layout == Layout.CHANNELS_FIRST
        ? images.reshape(-1).view(n, c, h, w)
        : images.permute(0, 2, 3, 1).reshape(-1).view(n, h, w, c).permute(0, 3, 1, 2);
  }

  @Override
  public void norm(String name, int channels) {
    BatchNormOptions options = new BatchNormOptions(channels);
    options.eps().put(Workload.NORM_EPSILON);
    options.momentum().put(1 - Workload.NORM_KEEP);
    if (images) {
      BatchNorm2dImpl norm = new BatchNorm2dImpl(options);
      norm.train(training);
      norms.add(norm);
      norm(name, norm.weight(), norm.bias(), norm.running_mean(), norm.running_var());
      steps.add(norm::forward);
    } else {
      BatchNorm1dImpl norm = new BatchNorm1dImpl(options);
      norm.train(training);
      norms.add(norm);
      norm(name, norm.weight(), norm.bias(), norm.running_mean(), norm.running_var());
      steps.add(norm::forward);
    }
  }

  private void norm(String name, Tensor gamma, Tensor beta, Tensor mean, Tensor variance) {
    int channels = (int) gamma.numel();
    gamma.copy_(Tensor.create(material.gamma(name, channels)));
    beta.copy_(Tensor.create(material.beta(name, channels)));
    mean.copy_(Tensor.create(material.runningMean(name, channels)));
    variance.copy_(Tensor.create(material.runningVariance(name, channels)));
    vectors.push_back(gamma);
    vectors.push_back(beta);
  }

  @Override
  public void relu() {
    steps.add(torch::relu);
  }

  @Override
  public void dropout() {
    if (dropping) {
      dropout.train(training);
      steps.add(dropout::forward);
    }
  }

  @Override
  public void maxPool(int window) {
    steps.add(x -> torch.max_pool2d(x, window, window));
  }

  @Override
  public void globalAveragePool() {
    steps.add(x -> torch.adaptive_avg_pool2d(x, 1, 1).flatten(1, -1));
    images = false;
  }

  @Override
  public void flatten(int size, int channels) {
    steps.add(x -> x.flatten(1, -1));
    images = false;
  }

  @Override
  public void embedding(String name, int vocabulary, int width) {
    Tensor table =
        weight(Tensor.create(material.table(name, vocabulary, width), vocabulary, width));
    steps.add(ids -> torch.embedding(table, ids));
  }

  @Override
  public void positions(String name, int length, int width) {
    Tensor places = vector(Tensor.create(material.table(name, length, width), length, width));
    steps.add(x -> x.add(places));
  }

  @Override
  public void layerNorm(String name, int width) {
    long[] shape = {width};
    TensorOptional scale = new TensorOptional(vector(Tensor.create(material.gamma(name, width))));
    TensorOptional shift = new TensorOptional(vector(Tensor.create(material.beta(name, width))));
    steps.add(x -> torch.layer_norm(x, shape, scale, shift, Workload.NORM_EPSILON, true));
  }

  @Override
  public void attention(String name, int width, int heads) {
    steps.add(new Attention(material, name, width, heads, this::weight, this::vector));
  }

  private Tensor weight(Tensor tensor) {
    weights.push_back(tensor.set_requires_grad(true));
    return tensor;
  }

  private Tensor vector(Tensor tensor) {
    vectors.push_back(tensor.set_requires_grad(true));
    return tensor;
  }

  @Override
  public void gelu() {
    steps.add(torch::gelu);
  }

  @Override
  public void lstm(String name, int inputs, int units) {
    LSTMOptions options = new LSTMOptions(inputs, units);
    options.batch_first().put(true);
    LSTMImpl lstm = new LSTMImpl(options);
    TensorVector all = lstm.all_weights();
    int gates = 4 * units;
    float[] input = material.weight(name + ".weight_ih_l0", inputs, gates);
    float[] hidden = material.weight(name + ".weight_hh_l0", units, gates);
    all.get(0).copy_(Tensor.create(input, gates, inputs));
    all.get(1).copy_(Tensor.create(hidden, gates, units));
    all.get(2).copy_(Tensor.create(material.bias(name + ".bias_ih_l0", gates)));
    all.get(3).copy_(Tensor.create(material.bias(name + ".bias_hh_l0", gates)));
    weights.push_back(all.get(0));
    weights.push_back(all.get(1));
    vectors.push_back(all.get(2));
    vectors.push_back(all.get(3));
    steps.add(x -> lstm.forward(x).get0());
  }

  @Override
  public void meanOfRows() {
    steps.add(x -> x.mean(1));
  }

  @Override
  public void residual(Network body, Network shortcut) {
    Net main = new Net(this);
    body.describe(main);
    Net side = new Net(this);
    shortcut.describe(side);
    steps.add(x -> main.forward(x).add(side.forward(x)));
  }

  /** From here on running statistics are used and nothing is dropped. */
  void evaluate() {
    norms.forEach(Module::eval);
    dropout.eval();
  }

  /** As it was before {@link #evaluate}. */
  void train() {
    norms.forEach(norm -> norm.train(training));
    dropout.train(training);
  }

  /** The weight matrices, which decay. */
  TensorVector weights() {
    return weights;
  }

  /** Biases, scales and shifts, which do not. */
  TensorVector vectors() {
    return vectors;
  }

  /** The output before softmax. */
  Tensor forward(Tensor input) {
    Tensor x = input;
    for (UnaryOperator<Tensor> step : steps) {
      x = step.apply(x);
    }
    return x;
  }
}
