package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a convolution's weight, dw[f, ky, kx, c] = Σ x[b, y, x, c] · dy[b, oy, ox, f].
 *
 * @param window the convolution's
 * @param groups the convolution's
 * @param weight the shape of w
 */
public record ConvolutionWeight(Window window, int groups, Shape weight) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape expected = new Convolution(window, groups).type(List.of(args.get(0), weight));
    if (!args.get(1).equals(expected)) {
      throw new IllegalArgumentException(
          "a gradient of shape " + args.get(1) + ", not " + expected);
    }
    return weight;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Value x = y.arg(0);
    return Arrays.asList(
        y.graph().add(new ConvolutionInput(window, groups, x.shape()), List.of(y.arg(1), dy)),
        y.graph().add(new Convolution(window, groups), List.of(x, dy)));
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(weight, bindings.rows());
    Convolution.products(
        window,
        groups,
        args.get(0).dims(),
        result.dims(),
        (x, w, out) -> result.data()[w] += args.get(0).data()[x] * args.get(1).data()[out]);
    return result;
  }

  @Override
  public boolean inParts(int result) {
    return true;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.convolutionWeight(this);
  }

  @Override
  public String word() {
    return "convolve-weight " + window.word() + (groups == 1 ? "" : " in " + groups);
  }
}
