package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * y[b, oy, ox, f] = Σ x[b, y, x, c] · w[f, ky, kx, c], the cross-correlation that deep learning
 * calls a convolution; with groups, filter f sees the channels of its group only.
 *
 * @param window the kernel and how it moves
 * @param groups parts into which channels and filters are cut
 */
public record Convolution(Window window, int groups) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape x = args.get(0);
    Shape w = args.get(1);
    Shape y = window.over(x, w.dim(0));
    Shape expected =
        Shape.of(
            w.dim(0), window.kernelHeight(), window.kernelWidth(), x.last() / Math.max(1, groups));
    if (!w.equals(expected) || x.last() % groups != 0 || w.dim(0) % groups != 0) {
      throw new IllegalArgumentException(
          "a convolution over " + x + " in " + groups + " groups has no weight " + w);
    }
    return y;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Value x = y.arg(0);
    Value w = y.arg(1);
    return Arrays.asList(
        y.graph().add(new ConvolutionInput(window, groups, x.shape()), List.of(dy, w)),
        y.graph().add(new ConvolutionWeight(window, groups, w.shape()), List.of(x, dy)));
  }

  /** Both in one where both are asked for. */
  @Override
  public List<@Nullable Value> adjoints(Value y, List<@Nullable Value> dys, List<Boolean> wanted) {
    Value dy = dys.get(0);
    if (dy == null || wanted.contains(false)) {
      return Call.super.adjoints(y, dys, wanted);
    }
    List<Value> operands = List.of(y.arg(0), y.arg(1), dy);
    Value dx = y.graph().add(new ConvolutionGradients(window, groups), operands);
    return Arrays.asList(dx, y.graph().result(dx, ConvolutionGradients.WEIGHT));
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    return eval(y.shape(), args, bindings.rows());
  }

  Tensor eval(Shape y, List<Tensor> args, int rows) {
    Tensor result = Tensor.zeros(y, rows);
    double[] sums = result.data();
    double[] input = args.get(0).data();
    double[] weight = args.get(1).data();
    products(
        window,
        groups,
        args.get(0).dims(),
        args.get(1).dims(),
        (x, w, out) -> sums[out] += input[x] * weight[w]);
    return result;
  }

  /** One multiplication: where its input, its weight and its output lie. */
  interface Term {
    void at(int x, int w, int y);
  }

  /** Every multiplication of a convolution; its gradients are made of the same ones. */
  static void products(Window window, int groups, int[] x, int[] w, Term term) {
    int height = window.outHeight(x[1]);
    int width = window.outWidth(x[2]);
    int perGroup = w[0] / groups;
    for (int b = 0; b < x[0]; b++) {
      int sample = b;
      window.taps(
          x[1],
          x[2],
          (oy, ox, ky, kx, iy, ix) -> {
            for (int f = 0; f < w[0]; f++) {
              int atX = ((sample * x[1] + iy) * x[2] + ix) * x[3] + f / perGroup * w[3];
              int atW = ((f * w[1] + ky) * w[2] + kx) * w[3];
              int atY = ((sample * height + oy) * width + ox) * w[0] + f;
              for (int c = 0; c < w[3]; c++) {
                term.at(atX + c, atW + c, atY);
              }
            }
          });
    }
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.convolution(this);
  }

  @Override
  public String word() {
    return "convolve " + window.word() + (groups == 1 ? "" : " in " + groups);
  }
}
