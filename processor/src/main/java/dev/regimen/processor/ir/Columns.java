package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Some neighbouring columns: {@code count} elements of the last axis from {@code first} on.
 *
 * @param first the first column
 * @param count how many
 */
public record Columns(int first, int count) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape x = args.get(0);
    if (first < 0 || first + count > x.last()) {
      throw new IllegalArgumentException(
          "columns " + first + " to " + (first + count) + " of " + x);
    }
    List<Integer> dims = new ArrayList<>(x.dims());
    dims.set(x.rank() - 1, count);
    return new Shape(dims);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Widen widen = new Widen(first, y.arg(0).shape().last());
    return Arrays.asList(y.graph().add(widen, List.of(dy)));
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
    Tensor x = args.get(0);
    int width = x.dims()[x.dims().length - 1];
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    Arrays.setAll(result.data(), i -> x.data()[i / count * width + first + i % count]);
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.columns(this);
  }

  @Override
  public String word() {
    return "columns " + first + "+" + count;
  }
}
