package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * The result of an operation: a node of the program, compared by identity.
 *
 * <p>The arithmetic here is how rules are written: {@code x.minus(mean).times(rstd)}. Operands
 * broadcast.
 */
public final class Value {
  private final Graph graph;
  private final Op op;
  private final List<Value> args;
  private final Shape shape;
  private final Origin origin;
  private final int id;
  private String name;

  Value(Graph graph, int id, Op op, List<Value> args, Shape shape, Origin origin) {
    this.graph = graph;
    this.op = op;
    this.args = List.copyOf(args);
    this.shape = shape;
    this.origin = origin;
    this.id = id;
    this.name = "";
  }

  public Graph graph() {
    return graph;
  }

  public Op op() {
    return op;
  }

  public List<Value> args() {
    return args;
  }

  public Value arg(int index) {
    return args.get(index);
  }

  public Shape shape() {
    return shape;
  }

  /** The shapes of some values. */
  static List<Shape> shapes(List<Value> values) {
    List<Shape> shapes = new ArrayList<>(values.size());
    for (Value value : values) {
      shapes.add(value.shape);
    }
    return shapes;
  }

  public Origin origin() {
    return origin;
  }

  /** Values made earlier in a graph have smaller numbers. */
  public int id() {
    return id;
  }

  /** A word for what this is, in camel case and without the layer; empty where nobody named it. */
  public String name() {
    return name;
  }

  /** Gives this value the word that its variable is named by, if it has none yet. */
  public Value named(String role) {
    if (name.isEmpty()) {
      name = role;
    }
    return this;
  }

  /** Gives this value another word, as when it turns out to be a layer's output. */
  public Value rename(String role) {
    name = role;
    return this;
  }

  public Value plus(Value b) {
    return pair(Scalar.arg(0).plus(Scalar.arg(1)), b);
  }

  public Value minus(Value b) {
    return pair(Scalar.arg(0).minus(Scalar.arg(1)), b);
  }

  public Value times(Value b) {
    return pair(Scalar.arg(0).times(Scalar.arg(1)), b);
  }

  public Value dividedBy(Value b) {
    return pair(Scalar.arg(0).dividedBy(Scalar.arg(1)), b);
  }

  public Value max(Value b) {
    return pair(Scalar.arg(0).max(Scalar.arg(1)), b);
  }

  public Value plus(Scalar b) {
    return map(Scalar.arg(0).plus(b));
  }

  public Value minus(Scalar b) {
    return map(Scalar.arg(0).minus(b));
  }

  public Value times(Scalar b) {
    return map(Scalar.arg(0).times(b));
  }

  public Value dividedBy(Scalar b) {
    return map(Scalar.arg(0).dividedBy(b));
  }

  public Value plus(double b) {
    return plus(Scalar.constant(b));
  }

  public Value minus(double b) {
    return minus(Scalar.constant(b));
  }

  public Value times(double b) {
    return times(Scalar.constant(b));
  }

  /** max(b, x); with 0 this is the rectifier. */
  public Value max(double b) {
    return map(Scalar.constant(b).max(Scalar.arg(0)));
  }

  /** min(b, x). */
  public Value min(double b) {
    return map(Scalar.constant(b).min(Scalar.arg(0)));
  }

  public Value min(Scalar b) {
    return map(b.min(Scalar.arg(0)));
  }

  public Value negate() {
    return apply(UnaryFunction.NEGATE);
  }

  public Value square() {
    return map(Scalar.arg(0).times(Scalar.arg(0)));
  }

  public Value exp() {
    return apply(UnaryFunction.EXP);
  }

  public Value log() {
    return apply(UnaryFunction.LOG);
  }

  public Value sqrt() {
    return apply(UnaryFunction.SQRT);
  }

  /** 1/√x. */
  public Value rsqrt() {
    return apply(UnaryFunction.RSQRT);
  }

  public Value abs() {
    return apply(UnaryFunction.ABS);
  }

  public Value apply(UnaryFunction function) {
    return map(Scalar.arg(0).apply(function));
  }

  /** One expression of this value's element, {@code Scalar.arg(0)}. */
  public Value map(Scalar expression) {
    return graph.pointwise(expression, List.of(this));
  }

  private Value pair(Scalar expression, Value b) {
    return graph.pointwise(expression, List.of(this, b));
  }

  /** The sum over the given axes, which stay with extent 1. */
  public Value sum(int... axes) {
    return graph.reduce(Reduce.Kind.SUM, this, list(axes));
  }

  public Value mean(int... axes) {
    return graph.reduce(Reduce.Kind.MEAN, this, list(axes));
  }

  /** The biased variance over the given axes. */
  public Value variance(int... axes) {
    return graph.reduce(Reduce.Kind.VARIANCE, this, list(axes));
  }

  /** The maximum over the given axes; no gradient flows through it. */
  public Value maximum(int... axes) {
    return graph.reduce(Reduce.Kind.MAX, this, list(axes));
  }

  public Value reshape(Shape to) {
    return graph.reshape(this, to);
  }

  /** Whether arithmetic of elements alone makes this 0 wherever another value is. */
  public boolean isZeroWith(Value other) {
    return this == other
        || op instanceof Pointwise pointwise
            && pointwise.isZeroWhere(args, arg -> arg.isZeroWith(other));
  }

  /** This value as a constant for differentiation. */
  public Value detach() {
    return graph.add(new Detach(), List.of(this));
  }

  /** The sum over all axes along which {@code smaller} was broadcast to this value's shape. */
  Value sumTo(Shape smaller) {
    if (shape.equals(smaller)) {
      return this;
    }
    int missing = shape.rank() - smaller.rank();
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (axis < missing || (smaller.dim(axis - missing) == 1 && shape.dim(axis) != 1)) {
        axes.add(axis);
      }
    }
    Value sum = axes.isEmpty() ? this : graph.reduce(Reduce.Kind.SUM, this, axes);
    return graph.reshape(sum, smaller);
  }

  private List<Integer> list(int... axes) {
    List<Integer> list = new ArrayList<>();
    for (int axis : axes) {
      list.add(axis < 0 ? shape.rank() + axis : axis);
    }
    return list;
  }

  @Override
  public String toString() {
    return (name.isEmpty() ? op.word() : name) + shape;
  }
}
