package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number for each channel of what a window covers; padding does not take part.
 *
 * <p>Operands are the map and, of a maximum that is taken before functions which may fall, a vector
 * with their slope's sign in each channel: below 0 the smallest is kept.
 *
 * @param kind which number
 * @param window what is covered, and how it moves
 */
public record Pool(Kind kind, Window window) implements Call {
  /** What a pooling keeps. */
  public enum Kind {
    /** The largest; the gradient goes to the first of several equal ones, row by row. */
    MAX,
    /** The mean of those that lie inside the map. */
    MEAN
  }

  @Override
  public Shape type(List<Shape> args) {
    Shape y = window.over(args.get(0), args.get(0).last());
    double[] shares = shares(window, Kind.MEAN, args.get(0).dim(1), args.get(0).dim(2));
    if (args.size() > 1 && args.get(1).elements() != y.last()) {
      throw new IllegalArgumentException(
          "slopes of shape " + args.get(1) + " beside " + y.last() + " channels");
    }
    if (Arrays.stream(shares).anyMatch(Double::isInfinite)) {
      throw new IllegalArgumentException("a window of " + word() + " holds nothing but padding");
    }
    return y;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Value x = y.arg(0);
    PoolGradient gradient = new PoolGradient(kind, window, x.shape());
    List<Value> operands = kind == Kind.MAX ? List.of(dy, x, y) : List.of(dy);
    List<@Nullable Value> adjoints = new ArrayList<>();
    adjoints.add(y.graph().add(gradient, operands));
    // A sign has no slope of its own.
    y.args().stream().skip(1).forEach(slope -> adjoints.add(null));
    return adjoints;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    return eval(y.shape(), args, bindings.rows());
  }

  Tensor eval(Shape y, List<Tensor> args, int rows) {
    Tensor x = args.get(0);
    Tensor result = Tensor.zeros(y, rows);
    double[] signs = signs(args, x.dims()[3]);
    if (kind == Kind.MAX) {
      Arrays.setAll(result.data(), i -> signs[i % signs.length] * Double.NEGATIVE_INFINITY);
    }
    double[] shares = shares(window, kind, x.dims()[1], x.dims()[2]);
    each(
        window,
        x.dims(),
        (in, out, place) -> {
          double value = x.data()[in];
          double[] into = result.data();
          double sign = signs[out % signs.length];
          into[out] =
              kind == Kind.MAX
                  ? sign * Math.max(sign * into[out], sign * value)
                  : into[out] + shares[place] * value;
        });
    return result;
  }

  private static double[] signs(List<Tensor> args, int channels) {
    double[] signs = new double[channels];
    Arrays.setAll(signs, c -> args.size() > 1 && args.get(1).data()[c] < 0 ? -1 : 1);
    return signs;
  }

  /** By the output's place in its map: what one input counts, 1 over the number of them. */
  static double[] shares(Window window, Kind kind, int height, int width) {
    double[] shares = new double[window.outHeight(height) * window.outWidth(width)];
    if (kind == Kind.MEAN) {
      window.taps(
          height, width, (oy, ox, ky, kx, y, x) -> shares[oy * window.outWidth(width) + ox] += 1);
      Arrays.setAll(shares, i -> 1 / shares[i]);
    }
    return shares;
  }

  /** One input under one output. */
  interface Pair {
    void at(int in, int out, int place);
  }

  /** Every input under every output, channel by channel. */
  static void each(Window window, int[] x, Pair pair) {
    int height = window.outHeight(x[1]);
    int width = window.outWidth(x[2]);
    for (int b = 0; b < x[0]; b++) {
      int sample = b;
      window.taps(
          x[1],
          x[2],
          (oy, ox, ky, kx, iy, ix) -> {
            for (int c = 0; c < x[3]; c++) {
              int in = ((sample * x[1] + iy) * x[2] + ix) * x[3] + c;
              int place = oy * width + ox;
              pair.at(in, (sample * height * width + place) * x[3] + c, place);
            }
          });
    }
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.pool(this);
  }

  @Override
  public String word() {
    return "pool-" + kind.name().toLowerCase(java.util.Locale.ROOT) + " " + window.word();
  }
}
