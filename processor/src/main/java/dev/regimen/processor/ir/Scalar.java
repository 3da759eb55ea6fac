package dev.regimen.processor.ir;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * A scalar expression: what one element of a {@link Pointwise} value is, as a tree.
 *
 * <p>Trees are built through the methods here, which fold constants and neutral elements, so that
 * derivatives come out as one would write them.
 */
public sealed interface Scalar {
  Scalar ZERO = new Constant(0);
  Scalar ONE = new Constant(1);

  /** The element of operand {@code index}. */
  record Arg(int index) implements Scalar {}

  /** A number that the structure of the code depends on, or that no one may want to change. */
  record Constant(double value) implements Scalar {}

  /**
   * A number of the regime that a run may override.
   *
   * @param name its full name, such as {@code hidden1.dropout}
   * @param value what the annotation says
   */
  record Setting(String name, double value) implements Scalar {}

  /** A setting that a schedule drives, by its place among those: another number in each update. */
  record Scheduled(String name, int index) implements Scalar {}

  /** Updates before a phase of the run: where the clock of what trains only from then on begins. */
  record PhaseBegin(int phase) implements Scalar {}

  /** What the training loop knows at each step. */
  record Ambient(Clock clock) implements Scalar {}

  record Unary(UnaryFunction function, Scalar x) implements Scalar {}

  record Binary(BinaryFunction function, Scalar a, Scalar b) implements Scalar {}

  /** Quantities of the loop, the same for every element of a step. */
  enum Clock {
    /** The learning rate of this step. */
    LEARNING_RATE,
    /** Steps taken before this one, plus one: 1 in the first step. */
    STEP,
    /** Samples in this batch. */
    ROWS,
    /** Samples in this batch over those of all batches that make one update. */
    SHARE,
    /** 0 in the first batch of an update, 1 in those behind it. */
    CONTINUED,
    /** Epochs begun, as a fraction: 1.5 in the middle of the second. For schedules. */
    EPOCH,
    /** Epochs that the run will take. For schedules. */
    EPOCHS,
    /** Steps in an epoch. For schedules. */
    STEPS_PER_EPOCH,
    /** How often a plateau has reduced the rate, or the batch has grown instead. For schedules. */
    REDUCTIONS,
    /** Samples of a batch over those of the run's first one. For schedules. */
    BATCH_GROWTH
  }

  static Scalar arg(int index) {
    return new Arg(index);
  }

  static Scalar constant(double value) {
    return new Constant(value);
  }

  static Scalar of(Clock clock) {
    return new Ambient(clock);
  }

  default Scalar plus(Scalar b) {
    if (isConstant(0)) {
      return b;
    }
    if (b.isConstant(0)) {
      return this;
    }
    if (b instanceof Unary negated && negated.function == UnaryFunction.NEGATE) {
      return minus(negated.x);
    }
    return fold(BinaryFunction.ADD, this, b);
  }

  default Scalar minus(Scalar b) {
    if (b.isConstant(0)) {
      return this;
    }
    if (isConstant(0)) {
      return b.negate();
    }
    if (equals(b)) {
      return ZERO;
    }
    return fold(BinaryFunction.SUBTRACT, this, b);
  }

  default Scalar times(Scalar b) {
    if (isConstant(0) || b.isConstant(0)) {
      return ZERO;
    }
    if (isConstant(1)) {
      return b;
    }
    if (b.isConstant(1)) {
      return this;
    }
    if (isConstant(-1)) {
      return b.negate();
    }
    if (b.isConstant(-1)) {
      return negate();
    }
    if (b instanceof Unary negated && negated.function == UnaryFunction.NEGATE) {
      return times(negated.x).negate();
    }
    if (this instanceof Unary negated && negated.function == UnaryFunction.NEGATE) {
      return negated.x.times(b).negate();
    }
    return fold(BinaryFunction.MULTIPLY, this, b);
  }

  default Scalar dividedBy(Scalar b) {
    if (isConstant(0)) {
      return ZERO;
    }
    if (b.isConstant(1)) {
      return this;
    }
    return fold(BinaryFunction.DIVIDE, this, b);
  }

  default Scalar plus(double b) {
    return plus(constant(b));
  }

  default Scalar minus(double b) {
    return minus(constant(b));
  }

  default Scalar times(double b) {
    return times(constant(b));
  }

  default Scalar max(Scalar b) {
    return fold(BinaryFunction.MAX, this, b);
  }

  default Scalar min(Scalar b) {
    return fold(BinaryFunction.MIN, this, b);
  }

  default Scalar pow(Scalar b) {
    return isConstant(1) ? ONE : fold(BinaryFunction.POW, this, b);
  }

  default Scalar negate() {
    if (this instanceof Unary negated && negated.function == UnaryFunction.NEGATE) {
      return negated.x;
    }
    return apply(UnaryFunction.NEGATE);
  }

  /** Applies a function of one operand, folding constants. */
  default Scalar apply(UnaryFunction function) {
    if (this instanceof Constant constant) {
      return constant(function.apply(constant.value));
    }
    return new Unary(function, this);
  }

  private static Scalar fold(BinaryFunction function, Scalar a, Scalar b) {
    if (a instanceof Constant x && b instanceof Constant y) {
      return constant(function.apply(x.value, y.value));
    }
    return new Binary(function, a, b);
  }

  default boolean isConstant(double value) {
    return this instanceof Constant constant && constant.value == value;
  }

  /** The operands of this node: none, one or two. */
  default List<Scalar> operands() {
    if (this instanceof Unary unary) {
      return List.of(unary.x);
    }
    if (this instanceof Binary binary) {
      return List.of(binary.a, binary.b);
    }
    return List.of();
  }

  /** The partial derivative with respect to operand {@code index}, symbolically. */
  default Scalar derivative(int index) {
    if (this instanceof Arg arg) {
      return arg.index == index ? ONE : ZERO;
    }
    if (this instanceof Unary unary) {
      Scalar inner = unary.x.derivative(index);
      return inner.isConstant(0) ? ZERO : unary.function.derivative(unary.x).times(inner);
    }
    if (this instanceof Binary binary) {
      return binary.function.derivative(
          binary.a, binary.b, binary.a.derivative(index), binary.b.derivative(index));
    }
    return ZERO;
  }

  /** This tree with each operand replaced. */
  default Scalar substitute(IntFunction<Scalar> replacement) {
    if (this instanceof Arg arg) {
      return replacement.apply(arg.index);
    }
    if (this instanceof Unary unary) {
      return rebuild(unary.function, unary.x.substitute(replacement));
    }
    if (this instanceof Binary binary) {
      return rebuild(
          binary.function, binary.a.substitute(replacement), binary.b.substitute(replacement));
    }
    return this;
  }

  /** This tree with every occurrence of a subtree replaced. */
  default Scalar replace(Scalar subtree, Scalar by) {
    if (equals(subtree)) {
      return by;
    }
    if (this instanceof Unary unary) {
      return rebuild(unary.function, unary.x.replace(subtree, by));
    }
    if (this instanceof Binary binary) {
      return rebuild(binary.function, binary.a.replace(subtree, by), binary.b.replace(subtree, by));
    }
    return this;
  }

  private static Scalar rebuild(UnaryFunction function, Scalar x) {
    return function == UnaryFunction.NEGATE ? x.negate() : x.apply(function);
  }

  private static Scalar rebuild(BinaryFunction function, Scalar a, Scalar b) {
    return switch (function) {
      case ADD -> a.plus(b);
      case SUBTRACT -> a.minus(b);
      case MULTIPLY -> a.times(b);
      case DIVIDE -> a.dividedBy(b);
      case MAX -> a.max(b);
      case MIN -> a.min(b);
      case POW -> a.pow(b);
    };
  }

  /** Whether the element of any operand occurs. */
  default boolean usesArguments() {
    return this instanceof Arg || operands().stream().anyMatch(Scalar::usesArguments);
  }

  /** The number of nodes, a measure of what printing or computing it costs. */
  default int size() {
    int size = 1;
    for (Scalar operand : operands()) {
      size += operand.size();
    }
    return size;
  }

  /**
   * The value, in double.
   *
   * @param args the operands' elements
   * @param leaf the value of a {@link Setting}, {@link Scheduled}, {@link PhaseBegin} or {@link
   *     Ambient}
   */
  default double evaluate(double[] args, ToDoubleFunction<Scalar> leaf) {
    if (this instanceof Arg arg) {
      return args[arg.index];
    }
    if (this instanceof Constant constant) {
      return constant.value;
    }
    if (this instanceof Unary unary) {
      return unary.function.apply(unary.x.evaluate(args, leaf));
    }
    if (this instanceof Binary binary) {
      return binary.function.apply(binary.a.evaluate(args, leaf), binary.b.evaluate(args, leaf));
    }
    return leaf.applyAsDouble(this);
  }
}
