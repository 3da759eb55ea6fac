package dev.regimen.processor.ir;

import java.util.List;

/**
 * One of the closed set of operations: attributes only, the operands stand in the {@link Value}.
 *
 * <p>Each operation is one file that holds its typing rule, its adjoint and its meaning.
 */
public sealed interface Op
    permits Leaf, Pointwise, Reduce, Total, MatMul, Reshape, Draw, Noise, Detach, Call {
  /** The shape of the result; throws {@link IllegalArgumentException} when operands do not fit. */
  Shape type(List<Shape> args);

  /**
   * The gradients that flow to the operands.
   *
   * @param y the result of this operation, whose operands are {@code y.args()}
   * @param dy the gradient at the result
   * @return one gradient an operand, {@code null} where none flows
   */
  List<@org.jspecify.annotations.Nullable Value> adjoint(Value y, Value dy);

  /** The reference meaning in double: what the interpreter computes. */
  Tensor eval(Value y, List<Tensor> args, Bindings bindings);

  /** One short word for printed programs. */
  String word();
}
