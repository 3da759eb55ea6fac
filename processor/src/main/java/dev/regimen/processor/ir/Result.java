package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A further result of the operation whose first result is the operand: nothing is computed for it.
 *
 * @param index which, from 1
 * @param shape the one that the operation gives this result
 */
public record Result(int index, Shape shape) implements Op {
  @Override
  public Shape type(List<Shape> args) {
    return shape;
  }

  /** Its gradient flows to the operands of its operation, with those of the other results. */
  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(new Value[1]);
  }

  @Override
  public boolean leavesPaddingOut(List<Value> args) {
    return true;
  }

  /** The interpreter takes it from {@link Op#evals} of its operation, which it has run. */
  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    throw new IllegalStateException(y + " is taken from what its operation yields");
  }

  @Override
  public String word() {
    return "result " + index + " of";
  }
}
