package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A weight of which every filter, all that belongs to one index of the first axis, is brought to
 * the same size.
 *
 * @param kind to which size
 * @param epsilon keeps the divisor away from 0: the least length, or added to the variance
 */
public record Rescale(Kind kind, double epsilon) implements Call {
  /** What holds of every filter afterwards. */
  public enum Kind {
    /** w/max(‖w‖, ε): length 1. */
    UNIT,
    /** (w − mean)/√(variance + ε): mean 0 and variance 1. */
    STANDARD
  }

  @Override
  public Shape type(List<Shape> args) {
    if (args.get(0).rank() < 2 || args.get(0).isBatched()) {
      throw new IllegalArgumentException("a weight has filters, " + args.get(0) + " has none");
    }
    return args.get(0);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    RescaleGradient gradient = new RescaleGradient(kind, epsilon);
    return Arrays.asList(y.graph().add(gradient, List.of(y.arg(0), dy)));
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    int filters = y.shape().dim(0);
    int width = result.size() / filters;
    for (int f = 0; f < filters; f++) {
      Filter filter = Filter.of(this, args.get(0).data(), f * width, width);
      for (int i = 0; i < width; i++) {
        result.data()[f * width + i] = filter.value(args.get(0).data()[f * width + i]);
      }
    }
    return result;
  }

  /**
   * What a filter is shifted and scaled by.
   *
   * @param mean subtracted
   * @param scale multiplied
   */
  record Filter(double mean, double scale) {
    static Filter of(Rescale op, double[] w, int from, int width) {
      double[] values = Arrays.copyOfRange(w, from, from + width);
      double squares = Arrays.stream(values).map(x -> x * x).sum();
      if (op.kind == Kind.UNIT) {
        return new Filter(0, 1 / Math.max(op.epsilon, Math.sqrt(squares)));
      }
      double mean = Arrays.stream(values).average().orElse(0);
      double variance = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / width;
      return new Filter(mean, 1 / Math.sqrt(variance + op.epsilon));
    }

    double value(double x) {
      return (x - mean) * scale;
    }
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.rescale(this);
  }

  @Override
  public String word() {
    return "rescale-" + kind.name().toLowerCase(java.util.Locale.ROOT);
  }
}
