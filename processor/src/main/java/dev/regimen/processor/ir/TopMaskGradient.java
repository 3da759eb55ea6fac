package dev.regimen.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient by the scores of a {@link TopMask}: with the weight, the scores and the gradient by
 * what is left of the weight as operands, dy·w·sign(s) for every entry, left or not.
 */
public record TopMaskGradient() implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape weight = args.get(0);
    if (!args.stream().allMatch(weight::equals)) {
      throw new IllegalArgumentException("a weight, scores and a gradient of shapes " + args);
    }
    return weight;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    throw new IllegalStateException("the gradient by scores is differentiated once");
  }

  @Override
  public int replaced() {
    return 2;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    for (int i = 0; i < result.size(); i++) {
      double sign = Math.signum(args.get(1).data()[i]);
      result.data()[i] = args.get(2).data()[i] * args.get(0).data()[i] * sign;
    }
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.topMaskGradient(this);
  }

  @Override
  public String word() {
    return "top-gradient";
  }
}
