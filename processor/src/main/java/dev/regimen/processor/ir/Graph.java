package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Builds values: types each as it is made and gives the same value for the same operation on the
 * same operands.
 */
public final class Graph {
  private final Map<Key, Value> known = new HashMap<>();
  private final List<Value> values = new ArrayList<>();
  private final List<Value> seen = Collections.unmodifiableList(values);
  private Origin origin = Origin.forward("");
  private String pass = "";

  /**
   * Identity of operands is what counts, so their identity hash codes are compared by list. What is
   * computed again is not what was computed before.
   */
  private record Key(Op op, List<Value> args, boolean again) {
    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Key other
          && again == other.again
          && args.equals(other.args)
          && op.equals(other.op);
    }

    @Override
    public int hashCode() {
      return 31 * op.hashCode() + args.hashCode();
    }
  }

  /** What follows is made for this layer and direction. */
  public void enter(Origin next) {
    origin = pass.isEmpty() || !next.pass().isEmpty() ? next : next.in(pass);
  }

  /** What follows is made in a further pass of the network; empty: in the first one again. */
  public void pass(String word) {
    pass = word;
  }

  public Origin origin() {
    return origin;
  }

  /** Every value so far, operands before their users: a view, which grows with the graph. */
  public List<Value> values() {
    return seen;
  }

  public Value add(Op op, List<Value> args) {
    boolean again = origin.direction() == Origin.Direction.RECOMPUTE;
    Key key = new Key(op, List.copyOf(args), again);
    Value found = known.get(key);
    if (found != null) {
      return found;
    }
    Shape shape = op.type(Value.shapes(args));
    // What lies in memory is no pass's own.
    Origin from = op instanceof Leaf ? origin.in("") : origin;
    Value value = new Value(this, values.size(), op, key.args(), shape, from);
    known.put(key, value);
    values.add(value);
    return value;
  }

  /** One of the results of an operation, by its first one; from 0. */
  public Value result(Value first, int index) {
    if (index == 0) {
      return first;
    }
    List<Shape> operands = first.args().stream().map(Value::shape).toList();
    Shape shape = first.op().types(operands).get(index);
    return add(new Result(index, shape), List.of(first));
  }

  public Value leaf(Leaf.Kind kind, String name, Shape shape) {
    return add(new Leaf(kind, name, shape), List.of());
  }

  /** A scalar that depends on no tensor. */
  public Value scalar(Scalar expression) {
    return pointwise(expression, List.of());
  }

  /** Applies an expression to operands that broadcast to one shape. */
  public Value pointwise(Scalar expression, List<Value> args) {
    Shape shape = Shape.scalar();
    for (Value arg : args) {
      shape = Shape.broadcast(shape, arg.shape());
    }
    return pointwise(expression, args, shape);
  }

  /**
   * Applies an expression; operands that it does not use, or names twice, are dropped, and scalars
   * that depend on no tensor are taken into the expression.
   */
  public Value pointwise(Scalar expression, List<Value> args, Shape shape) {
    List<Value> used = new ArrayList<>();
    Scalar compact = expression.substitute(index -> operand(args.get(index), used));
    if (compact.equals(Scalar.arg(0)) && used.get(0).shape().equals(shape)) {
      return used.get(0);
    }
    return add(new Pointwise(compact, shape), used);
  }

  private static Scalar operand(Value arg, List<Value> used) {
    if (arg.op() instanceof Pointwise number && arg.args().isEmpty()) {
      return number.expression();
    }
    if (!used.contains(arg)) {
      used.add(arg);
    }
    return Scalar.arg(used.indexOf(arg));
  }

  /** The value repeated along axes to a larger shape. */
  public Value expand(Value value, Shape shape) {
    return pointwise(Scalar.arg(0), List.of(value), shape);
  }

  public Value reduce(Reduce.Kind kind, Value x, List<Integer> axes) {
    return add(new Reduce(kind, axes), List.of(x));
  }

  public Value matMul(Value a, Value b, boolean transposeA, boolean transposeB) {
    return add(new MatMul(transposeA, transposeB), List.of(a, b));
  }

  /** The product of every pair of matrices; AᵀBᵀ is (BA)ᵀ. */
  public Value batchMatMul(Value a, Value b, boolean transposeA, boolean transposeB) {
    if (transposeA && transposeB) {
      return transposed(batchMatMul(b, a, false, false));
    }
    return add(new BatchMatMul(transposeA, transposeB), List.of(a, b));
  }

  private Value transposed(Value matrices) {
    int rank = matrices.shape().rank();
    List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    Collections.swap(axes, rank - 2, rank - 1);
    return transpose(matrices, axes);
  }

  /** Axis i of the result is axis {@code axes[i]} of x, each once, the batch first. */
  public Value transpose(Value x, List<Integer> axes) {
    return add(new Transpose(axes), List.of(x));
  }

  public Value reshape(Value x, Shape shape) {
    if (x.op() instanceof Pointwise number && x.args().isEmpty()) {
      return pointwise(number.expression(), List.of(), shape);
    }
    return x.shape().equals(shape) ? x : add(new Reshape(shape), List.of(x));
  }

  /** 1/n where n elements are reduced into one. */
  public Value reciprocalCount(Shape shape, List<Integer> axes) {
    double count = 1;
    boolean batched = false;
    for (int axis : axes) {
      batched |= shape.dim(axis) == Shape.BATCH;
      count *= shape.dim(axis) == Shape.BATCH ? 1 : shape.dim(axis);
    }
    if (!batched) {
      return scalar(Scalar.constant(1 / count));
    }
    Scalar rows = Scalar.of(Scalar.Clock.ROWS);
    Scalar all = count == 1 ? rows : rows.times(Scalar.constant(count));
    return scalar(Scalar.constant(1).dividedBy(all));
  }
}
