package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Square matrices, [.., L, L], of which what lies right of the diagonal is another number: rows are
 * times that do not see what comes after them.
 *
 * @param beyond that number
 */
public record Causal(double beyond) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape x = args.get(0);
    if (!x.isBatched() || x.rank() < 3 || x.dim(-2) != x.last()) {
      throw new IllegalArgumentException("not square: " + x);
    }
    return x;
  }

  /** Nothing flows to what was left out. */
  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(y.graph().add(new Causal(0), List.of(dy)));
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    int length = y.shape().last();
    double[] x = args.get(0).data();
    Arrays.setAll(result.data(), i -> i % length > i / length % length ? beyond : x[i]);
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.causal(this);
  }

  @Override
  public String word() {
    return "causal, else " + beyond;
  }
}
