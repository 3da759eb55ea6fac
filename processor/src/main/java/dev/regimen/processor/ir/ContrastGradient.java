package dev.regimen.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a {@link Contrast} in z: with pᵢₖ the share that row i gives row k, row i gets Σₖ
 * (dyᵢ·pᵢₖ + dyₖ·pₖᵢ)·zₖ − (dyᵢ + dyₚ)·zₚ, where p is its partner.
 *
 * <p>Operands are the gradient at the losses, z and the logarithm of the sums.
 */
public record ContrastGradient() implements Call {
  private static final int LOG_SUMS = 2;

  @Override
  public Shape type(List<Shape> args) {
    Shape one = Shape.batch(1);
    if (!args.get(0).equals(one) || !args.get(LOG_SUMS).equals(one)) {
      throw new IllegalArgumentException("no gradient of a contrast of " + args);
    }
    return args.get(1);
  }

  @Override
  public boolean gathers() {
    return true;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    throw new IllegalStateException("a contrast is differentiated once");
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    int rows = bindings.rows();
    Tensor changes = Tensor.zeros(y.shape(), rows);
    double[] z = args.get(1).data();
    double[] logSums = args.get(LOG_SUMS).data();
    int width = y.shape().last();
    for (int row = 0; row < rows; row++) {
      int partner = Contrast.partner(row, rows);
      double own = partner < rows ? args.get(0).data()[row] : 0;
      for (int other = 0; other < rows; other++) {
        if (other == row) {
          continue;
        }
        double theirs = Contrast.partner(other, rows) < rows ? args.get(0).data()[other] : 0;
        double score = Contrast.product(z, width, row, other);
        double factor =
            own * Math.exp(score - logSums[row]) + theirs * Math.exp(score - logSums[other]);
        factor -= other == partner ? own + theirs : 0;
        for (int c = 0; c < width; c++) {
          changes.data()[row * width + c] += factor * z[other * width + c];
        }
      }
    }
    return changes;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.contrastGradient(this);
  }

  @Override
  public String word() {
    return "contrast gradient";
  }
}
