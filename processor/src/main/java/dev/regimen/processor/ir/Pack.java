package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers rounded to bf16 and held as such, two in the place of a float: what products by the
 * processor read, and nothing else does. The gradient passes as it is.
 */
public record Pack() implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape shape = args.get(0);
    if (!shape.isBatched() && shape.rank() < 2) {
      throw new IllegalArgumentException(shape + " is no operand of a product");
    }
    return shape;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(dy);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    Arrays.setAll(result.data(), i -> UnaryFunction.BF16.apply(args.get(0).data()[i]));
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.pack(this);
  }

  @Override
  public String word() {
    return "pack";
  }
}
