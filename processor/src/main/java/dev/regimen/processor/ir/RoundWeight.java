package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A weight whose entries are rounded to bf16; the gradient passes as it is. */
public record RoundWeight() implements Call {
  @Override
  public Shape type(List<Shape> args) {
    if (args.get(0).rank() < 2 || args.get(0).isBatched()) {
      throw new IllegalArgumentException(args.get(0) + " is no weight");
    }
    return args.get(0);
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
    return visitor.roundWeight(this);
  }

  @Override
  public String word() {
    return "bf16";
  }
}
