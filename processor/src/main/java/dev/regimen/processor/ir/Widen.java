package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The operand's columns among zeros, the adjoint of {@link Columns}.
 *
 * @param first where the operand's columns begin
 * @param width columns of the result
 */
public record Widen(int first, int width) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape x = args.get(0);
    if (first < 0 || first + x.last() > width) {
      throw new IllegalArgumentException(x + " at " + first + " exceeds " + width + " columns");
    }
    List<Integer> dims = new ArrayList<>(x.dims());
    dims.set(x.rank() - 1, width);
    return new Shape(dims);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Columns columns = new Columns(first, y.arg(0).shape().last());
    return Arrays.asList(y.graph().add(columns, List.of(dy)));
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
    int count = x.dims()[x.dims().length - 1];
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    for (int i = 0; i < x.size(); i++) {
      result.data()[i / count * width + first + i % count] = x.data()[i];
    }
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.widen(this);
  }

  @Override
  public String word() {
    return "widen " + first + "/" + width;
  }
}
