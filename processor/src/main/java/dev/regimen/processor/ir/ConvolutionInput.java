package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a convolution's input, dx[b, y, x, c] = Σ dy[b, oy, ox, f] · w[f, ky, kx, c];
 * also called the transposed convolution of dy.
 *
 * @param window the convolution's
 * @param groups the convolution's
 * @param input the shape of x
 */
public record ConvolutionInput(Window window, int groups, Shape input) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape expected = new Convolution(window, groups).type(List.of(input, args.get(1)));
    if (!args.get(0).equals(expected)) {
      throw new IllegalArgumentException(
          "a gradient of shape " + args.get(0) + ", not " + expected);
    }
    return input;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Value w = y.arg(1);
    return Arrays.asList(
        y.graph().add(new Convolution(window, groups), List.of(dy, w)),
        y.graph().add(new ConvolutionWeight(window, groups, w.shape()), List.of(dy, y.arg(0))));
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(input, bindings.rows());
    Convolution.products(
        window,
        groups,
        result.dims(),
        args.get(1).dims(),
        (x, w, out) -> result.data()[x] += args.get(0).data()[out] * args.get(1).data()[w]);
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.convolutionInput(this);
  }

  @Override
  public String word() {
    return "convolve-input " + window.word() + (groups == 1 ? "" : " in " + groups);
  }
}
