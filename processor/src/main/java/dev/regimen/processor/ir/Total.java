package dev.regimen.processor.ir;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sum of scalars, such as one for each parameter of a network. */
public record Total() implements Op {
  @Override
  public Shape type(List<Shape> args) {
    for (Shape arg : args) {
      if (!arg.isScalar()) {
        throw new IllegalArgumentException("a total of scalars, not of " + arg);
      }
    }
    return Shape.scalar();
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Collections.nCopies(y.args().size(), dy);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor total = Tensor.zeros(y.shape(), bindings.rows());
    args.forEach(arg -> total.data()[0] += arg.data()[0]);
    return total;
  }

  @Override
  public String word() {
    return "total";
  }
}
