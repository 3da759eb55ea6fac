package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sum of two gradients of one weight that is used at two places, in the place of the first of
 * them.
 */
public record GradientSum() implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape weight = args.get(0);
    if (weight.isBatched() || !args.stream().allMatch(weight::equals)) {
      throw new IllegalArgumentException("gradients of one weight of shapes " + args);
    }
    return weight;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(dy, dy);
  }

  @Override
  public int replaced() {
    return 0;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    Arrays.setAll(result.data(), i -> args.get(0).data()[i] + args.get(1).data()[i]);
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.gradientSum(this);
  }

  @Override
  public String word() {
    return "sum in place";
  }
}
