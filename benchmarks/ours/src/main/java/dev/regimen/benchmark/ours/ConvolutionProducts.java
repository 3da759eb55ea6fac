package dev.regimen.benchmark.ours;

import dev.regimen.benchmark.Convolution;
import dev.regimen.benchmark.Layout;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Worker;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The calls of ND4J's conv2d and conv2d_bp of one layer: every worker on its share of the batch.
 * conv2d_bp cannot leave out the gradient in the input, so the first layer computes it as well.
 */
final class ConvolutionProducts implements Products {
  private static final CustomOp FORWARD = DynamicCustomOp.builder("conv2d").build();
  private static final CustomOp BACKWARD = DynamicCustomOp.builder("conv2d_bp").build();

  private final Convolution convolution;
  private final Layout layout;
  private final OpContext[] forward;
  private final OpContext[] backward;

  /**
   * Calls on these vectors, whose lengths are those of the whole batch.
   *
   * @param workers that share the batch
   */
  ConvolutionProducts(
      Convolution convolution,
      Layout layout,
      int workers,
      int batch,
      Floats x,
      Floats dx,
      Floats y,
      Floats dy) {
    this.convolution = convolution;
    this.layout = layout;
    this.forward = new OpContext[workers];
    this.backward = new OpContext[workers];
    int count = convolution.window() * convolution.outputs();
    INDArray weight = kernel(Floor.filled(count));
    for (int i = 0; i < workers; i++) {
      int from = batch * i / workers;
      int to = batch * (i + 1) / workers;
      forward[i] = context();
      forward[i].setInputArray(0, input(x, from, to));
      forward[i].setInputArray(1, weight);
      forward[i].setOutputArray(0, output(y, from, to));
      backward[i] = context();
      backward[i].setInputArray(0, input(x, from, to));
      backward[i].setInputArray(1, weight);
      backward[i].setInputArray(2, output(dy, from, to));
      backward[i].setOutputArray(0, input(dx, from, to));
      backward[i].setOutputArray(1, kernel(Floor.filled(count)));
    }
  }

  private OpContext context() {
    int kernel = convolution.kernel();
    int stride = convolution.stride();
    int padding = convolution.padding();
    // Then: dilation, padding as given, data format and weight format.
    int format = layout == Layout.CHANNELS_LAST ? 1 : 0;
    int weights = layout == Layout.CHANNELS_LAST ? 0 : 1;
    OpContext context = Nd4j.getExecutioner().buildContext();
    context.setIArguments(
        kernel, kernel, stride, stride, padding, padding, 1, 1, 0, format, weights);
    return context;
  }

  private INDArray kernel(Floats weight) {
    int kernel = convolution.kernel();
    return layout == Layout.CHANNELS_LAST
        ? weight.array(kernel, kernel, convolution.inputs(), convolution.outputs())
        : weight.array(convolution.outputs(), convolution.inputs(), kernel, kernel);
  }

  private INDArray input(Floats all, int from, int to) {
    return images(all, from, to, convolution.inputs(), convolution.size());
  }

  private INDArray output(Floats all, int from, int to) {
    return images(all, from, to, convolution.outputs(), convolution.outputSize());
  }

  private INDArray images(Floats all, int from, int to, int channels, int size) {
    long image = (long) channels * size * size;
    Floats share = all.slice(from * image, (to - from) * image);
    return layout == Layout.CHANNELS_LAST
        ? share.array(to - from, size, size, channels)
        : share.array(to - from, channels, size, size);
  }

  @Override
  public void forward(Worker worker) {
    Nd4j.getExecutioner().exec(FORWARD, forward[worker.index()]);
  }

  @Override
  public void backward(Worker worker) {
    Nd4j.getExecutioner().exec(BACKWARD, backward[worker.index()]);
  }
}
