package dev.regimen.processor.ir;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One of the closed set of operations: attributes only, the operands stand in the {@link Value}.
 *
 * <p>Each operation is one file that holds its typing rule, its adjoint and its meaning.
 *
 * <p>Most have one result. One that has several stands in the program as the first of them; the
 * others are {@link Result}s of that. It overrides {@link #results}, {@link #types}, {@link
 * #adjoints} and {@link #evals}, of which the methods for one result give the first.
 */
public sealed interface Op
    permits Leaf,
        Pointwise,
        Reduce,
        Total,
        MatMul,
        Reshape,
        Fence,
        Draw,
        Noise,
        Orthogonalize,
        Detach,
        Result,
        Call {
  /** The shape of the result; throws {@link IllegalArgumentException} when operands do not fit. */
  Shape type(List<Shape> args);

  /**
   * The gradients that flow to the operands.
   *
   * @param y the result of this operation, whose operands are {@code y.args()}
   * @param dy the gradient at the result
   * @return one gradient an operand, {@code null} where none flows
   */
  List<@Nullable Value> adjoint(Value y, Value dy);

  /** How many results there are. */
  default int results() {
    return 1;
  }

  /** Whether the result is the first operand under another name, in the same memory. */
  default boolean renames() {
    return false;
  }

  /**
   * Whether it can go as far as the longest text of a batch where samples are rows of which the
   * last ones are padding: no row that is real depends on one of padding, and its kernel is told
   * how many rows there are.
   */
  default boolean leavesPaddingOut(List<Value> args) {
    return false;
  }

  /**
   * Whether a result is a kernel's note for that of the gradient, which goes as far as it does, and
   * has no rows of the sample's whatever its extents are.
   *
   * @param result which of the results, from 0
   */
  default boolean isNote(int result) {
    return false;
  }

  /**
   * Whether the result's rows of padding are zeros, whatever the parameters are.
   *
   * @param zeros tells of which operands they are
   */
  default boolean isZeroAtPadding(List<Value> args, Predicate<Value> zeros) {
    return false;
  }

  /** The shapes of all results. */
  default List<Shape> types(List<Shape> args) {
    return List.of(type(args));
  }

  /**
   * The gradients that flow to the operands from all results.
   *
   * @param y the first result
   * @param dys the gradient at each result, {@code null} where none arrives; at least one does
   * @param wanted which operands' gradients are asked for; others may be left out
   * @return one gradient an operand, {@code null} where none flows
   */
  default List<@Nullable Value> adjoints(Value y, List<@Nullable Value> dys, List<Boolean> wanted) {
    return adjoint(y, Objects.requireNonNull(dys.get(0)));
  }

  /** The reference meaning of all results. */
  default List<Tensor> evals(Value y, List<Tensor> args, Bindings bindings) {
    return List.of(eval(y, args, bindings));
  }

  /** The reference meaning in double: what the interpreter computes. */
  Tensor eval(Value y, List<Tensor> args, Bindings bindings);

  /** One short word for printed programs. */
  String word();
}
