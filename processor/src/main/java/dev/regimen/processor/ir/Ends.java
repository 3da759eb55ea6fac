package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where texts end: of what says which rows are real, [B, length, 1], 1 at the last that is and 0 at
 * all others. The real ones come first.
 */
public record Ends() implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape real = args.get(0);
    if (!real.isBatched() || real.rank() != 3 || real.last() != 1) {
      throw new IllegalArgumentException(real + " does not say which rows are real");
    }
    return real;
  }

  /** A step from one row to the next has no gradient. */
  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(new Value[1]);
  }

  @Override
  public boolean leavesPaddingOut(List<Value> args) {
    return true;
  }

  @Override
  public boolean isZeroAtPadding(List<Value> args, Predicate<Value> zeros) {
    return args.stream().allMatch(zeros);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    double[] real = args.get(0).data();
    int length = y.shape().dim(1);
    for (int at = 0; at < real.length; at++) {
      boolean followed = at % length < length - 1 && real[at + 1] != 0;
      result.data()[at] = real[at] != 0 && !followed ? 1 : 0;
    }
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.ends(this);
  }

  @Override
  public String word() {
    return "ends";
  }
}
