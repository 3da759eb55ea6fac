package dev.regimen.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a rescaled weight with respect to the weight: with y the rescaled filter and s
 * its scale, s·(dy − y·Σ dy·y) for unit length and s·(dy − mean dy − y·mean(dy·y)) for mean 0 and
 * variance 1.
 *
 * @param kind the rescaling's
 * @param epsilon the rescaling's
 */
public record RescaleGradient(Rescale.Kind kind, double epsilon) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    if (!args.get(0).equals(args.get(1))) {
      throw new IllegalArgumentException(
          "a gradient of shape " + args.get(1) + ", not " + args.get(0));
    }
    return args.get(0);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    throw new IllegalStateException("the gradient of a rescaled weight is differentiated once");
  }

  @Override
  public int replaced() {
    return 1;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    double[] w = args.get(0).data();
    double[] dy = args.get(1).data();
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    int width = w.length / y.shape().dim(0);
    for (int from = 0; from < w.length; from += width) {
      Rescale.Filter filter = Rescale.Filter.of(new Rescale(kind, epsilon), w, from, width);
      double sum = 0;
      double along = 0;
      for (int i = from; i < from + width; i++) {
        sum += dy[i];
        along += dy[i] * filter.value(w[i]);
      }
      boolean unit = kind == Rescale.Kind.UNIT;
      double mean = unit ? 0 : sum / width;
      double share = unit ? along : along / width;
      for (int i = from; i < from + width; i++) {
        result.data()[i] = filter.scale() * (dy[i] - mean - filter.value(w[i]) * share);
      }
    }
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.rescaleGradient(this);
  }

  @Override
  public String word() {
    return "rescale-" + kind.name().toLowerCase(java.util.Locale.ROOT) + "-gradient";
  }
}
