package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum over squares that do not overlap, the adjoint of {@link Upsample}.
 *
 * @param factor the side of a square; it divides both extents
 */
public record Downsum(int factor) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape x = args.get(0);
    if (x.rank() != 4 || x.dim(1) % factor != 0 || x.dim(2) % factor != 0) {
      throw new IllegalArgumentException(x + " is not made of squares of " + factor);
    }
    return Shape.batch(x.dim(1) / factor, x.dim(2) / factor, x.last());
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(y.graph().add(new Upsample(factor), List.of(dy)));
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    Tensor x = args.get(0);
    Upsample.pairs(x.dims(), factor, (large, small) -> result.data()[small] += x.data()[large]);
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.downsum(this);
  }

  @Override
  public String word() {
    return "downsum /" + factor;
  }
}
