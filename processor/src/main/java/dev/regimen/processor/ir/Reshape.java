package dev.regimen.processor.ir;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The same elements in the same order under other extents.
 *
 * @param shape the new extents
 */
public record Reshape(Shape shape) implements Op {
  @Override
  public Shape type(List<Shape> args) {
    Shape from = args.get(0);
    if (from.elements() != shape.elements() || from.isBatched() != shape.isBatched()) {
      throw new IllegalArgumentException(from + " cannot be read as " + shape);
    }
    return shape;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return List.of(y.graph().reshape(dy, y.args().get(0).shape()));
  }

  @Override
  public boolean isZeroAtPadding(List<Value> args, Predicate<Value> zeros) {
    return args.stream().allMatch(zeros);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    return new Tensor(Tensor.extents(shape, bindings.rows()), args.get(0).data());
  }

  @Override
  public boolean renames() {
    return true;
  }

  @Override
  public String word() {
    return "reshape" + shape;
  }
}
