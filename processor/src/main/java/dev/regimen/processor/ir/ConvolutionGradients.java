package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both gradients of a convolution, of operands x, w and dy: its input's, as {@link
 * ConvolutionInput} has it, and its weight's, as {@link ConvolutionWeight}. One call costs less
 * than two, because both go over the same patches.
 *
 * @param window the convolution's
 * @param groups the convolution's
 */
public record ConvolutionGradients(Window window, int groups) implements Call {
  /** Which result is the weight's gradient. */
  public static final int WEIGHT = 1;

  @Override
  public Shape type(List<Shape> args) {
    return types(args).get(0);
  }

  @Override
  public int results() {
    return 2;
  }

  @Override
  public List<Shape> types(List<Shape> args) {
    Shape expected = new Convolution(window, groups).type(args.subList(0, 2));
    if (!args.get(2).equals(expected)) {
      throw new IllegalArgumentException(
          "a gradient of shape " + args.get(2) + ", not " + expected);
    }
    return List.of(args.get(0), args.get(1));
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return adjoints(y, Arrays.asList(dy, null), List.of(true, true, true));
  }

  /** Each is linear in dy and in one of x and w; a gradient of x comes from that of w only. */
  @Override
  public List<@Nullable Value> adjoints(Value y, List<@Nullable Value> dys, List<Boolean> wanted) {
    Graph graph = y.graph();
    Value x = y.arg(0);
    Value w = y.arg(1);
    Value dy = y.arg(2);
    Value ofInput = dys.get(0);
    Value ofWeight = dys.get(WEIGHT);
    Convolution forward = new Convolution(window, groups);
    Value dx = null;
    Value dw = null;
    Value ddy = null;
    if (ofWeight != null) {
      dx = graph.add(new ConvolutionInput(window, groups, x.shape()), List.of(dy, ofWeight));
      ddy = graph.add(forward, List.of(x, ofWeight));
    }
    if (ofInput != null) {
      dw = graph.add(new ConvolutionWeight(window, groups, w.shape()), List.of(ofInput, dy));
      Value through = graph.add(forward, List.of(ofInput, w));
      ddy = ddy == null ? through : ddy.plus(through);
    }
    return Arrays.asList(dx, dw, ddy);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    return evals(y, args, bindings).get(0);
  }

  @Override
  public List<Tensor> evals(Value y, List<Tensor> args, Bindings bindings) {
    Tensor x = args.get(0);
    Tensor w = args.get(1);
    Tensor dy = args.get(2);
    Tensor dx = Tensor.zeros(y.arg(0).shape(), bindings.rows());
    Tensor dw = Tensor.zeros(y.arg(1).shape(), bindings.rows());
    Convolution.products(
        window,
        groups,
        x.dims(),
        w.dims(),
        (atX, atW, atY) -> {
          dx.data()[atX] += dy.data()[atY] * w.data()[atW];
          dw.data()[atW] += x.data()[atX] * dy.data()[atY];
        });
    return List.of(dx, dw);
  }

  @Override
  public boolean inParts(int result) {
    return result == WEIGHT;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.convolutionGradients(this);
  }

  @Override
  public String word() {
    return "convolve-gradients " + window.word() + (groups == 1 ? "" : " in " + groups);
  }
}
