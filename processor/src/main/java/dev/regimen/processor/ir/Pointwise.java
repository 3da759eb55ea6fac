package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * y[i] = f(a[i], b[i], …): one scalar expression applied to every element, operands broadcast.
 *
 * <p>The adjoint of operand k is dy · ∂f/∂aₖ, summed over the axes along which it was broadcast.
 * Where the derivative contains f itself (exp, tanh, the maximum with 0) it reads the result.
 *
 * @param expression f
 * @param shape the shape of y, to which every operand broadcasts
 */
public record Pointwise(Scalar expression, Shape shape) implements Op {
  /** Numbers in the place of operands that are no zeros. */
  private static final double[] PROBES = {-1.75, 0.625, 3.5};

  @Override
  public Shape type(List<Shape> args) {
    for (Shape arg : args) {
      if (!Shape.broadcast(shape, arg).equals(shape)) {
        throw new IllegalArgumentException(arg + " does not broadcast to " + shape);
      }
    }
    return shape;
  }

  /** Whether zeros in the place of some operands make it 0, whatever the others are. */
  boolean isZeroWhere(List<Value> args, Predicate<Value> zeros) {
    if (args.stream().noneMatch(zeros)) {
      return false;
    }
    for (double probe : PROBES) {
      double[] numbers = args.stream().mapToDouble(arg -> zeros.test(arg) ? 0 : probe).toArray();
      if (expression.evaluate(numbers, leaf -> probe) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isZeroAtPadding(List<Value> args, Predicate<Value> zeros) {
    return isZeroWhere(args, zeros);
  }

  /** An operand may have no other numbers for each row, whatever the sample. */
  @Override
  public boolean leavesPaddingOut(List<Value> args) {
    return args.stream()
        .map(Value::shape)
        .noneMatch(of -> !of.isBatched() && of.rank() > 1 && of.dim(-2) > 1);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    List<@Nullable Value> gradients = new ArrayList<>();
    int result = y.args().size();
    for (int k = 0; k < result; k++) {
      Scalar slope = expression.derivative(k).replace(expression, Scalar.arg(result));
      if (slope.isConstant(0)) {
        gradients.add(null);
        continue;
      }
      List<Value> args = new ArrayList<>(y.args());
      args.add(y);
      args.add(dy);
      Value whole = y.graph().pointwise(Scalar.arg(result + 1).times(slope), args);
      gradients.add(whole.sumTo(y.args().get(k).shape()));
    }
    return gradients;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    List<double[]> operands = new ArrayList<>(args.size());
    args.forEach(arg -> operands.add(arg.broadcast(result)));
    double[] elements = elements(expression, operands, result.size(), bindings);
    System.arraycopy(elements, 0, result.data(), 0, elements.length);
    return result;
  }

  /** All elements of a node: the tree is walked once, not once an element. */
  private static double[] elements(
      Scalar node, List<double[]> operands, int count, Bindings bindings) {
    if (node instanceof Scalar.Arg arg) {
      return operands.get(arg.index());
    }
    double[] values = new double[count];
    if (node instanceof Scalar.Unary unary) {
      double[] x = elements(unary.x(), operands, count, bindings);
      for (int i = 0; i < count; i++) {
        values[i] = unary.function().apply(x[i]);
      }
    } else if (node instanceof Scalar.Binary binary) {
      double[] a = elements(binary.a(), operands, count, bindings);
      double[] b = elements(binary.b(), operands, count, bindings);
      for (int i = 0; i < count; i++) {
        values[i] = binary.function().apply(a[i], b[i]);
      }
    } else {
      Arrays.fill(values, node.evaluate(new double[0], bindings::leaf));
    }
    return values;
  }

  @Override
  public String word() {
    return ScalarText.of(expression);
  }
}
