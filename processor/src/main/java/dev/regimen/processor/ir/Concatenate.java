package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Operands side by side along their last axis; all other extents agree. */
public record Concatenate() implements Call {
  @Override
  public Shape type(List<Shape> args) {
    int columns = 0;
    for (Shape arg : args) {
      if (!outer(arg).equals(outer(args.get(0)))) {
        throw new IllegalArgumentException(
            args.get(0) + " and " + arg + " differ before the last axis");
      }
      columns += arg.last();
    }
    List<Integer> dims = new ArrayList<>(outer(args.get(0)));
    dims.add(columns);
    return new Shape(dims);
  }

  private static List<Integer> outer(Shape shape) {
    return shape.dims().subList(0, shape.rank() - 1);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    List<@Nullable Value> gradients = new ArrayList<>();
    int at = 0;
    for (Value arg : y.args()) {
      gradients.add(y.graph().add(new Columns(at, arg.shape().last()), List.of(dy)));
      at += arg.shape().last();
    }
    return gradients;
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
    int width = y.shape().last();
    int at = 0;
    for (Tensor arg : args) {
      int part = arg.dims()[arg.dims().length - 1];
      for (int i = 0; i < arg.size(); i++) {
        result.data()[i / part * width + at + i % part] = arg.data()[i];
      }
      at += part;
    }
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.concatenate(this);
  }

  @Override
  public String word() {
    return "concatenate";
  }
}
