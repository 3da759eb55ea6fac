package dev.regimen.processor.emit.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An expression of Java. Two are equal if they are built alike from the same names. */
public sealed interface Expr
    permits Name,
        Expr.Literal,
        Expr.Quote,
        Expr.Static,
        Expr.Hidden,
        Expr.Binary,
        Expr.Negative,
        Expr.Cast,
        Expr.Element,
        Expr.Member,
        Expr.Call,
        Expr.Own,
        Expr.Function,
        Expr.New,
        Expr.NewArray,
        Expr.Lambda {

  /** The expression with its operands replaced. */
  default Expr map(UnaryOperator<Expr> f) {
    return this;
  }

  /** What it is built from. */
  default List<Expr> operands() {
    return List.of();
  }

  /**
   * A number, or a word of a comment.
   *
   * @param own whether layers that are alike may have different ones: a stream of randomness, a
   *     place in memory
   */
  record Literal(String text, Type type, boolean own) implements Expr {}

  /** A string. */
  record Quote(String text) implements Expr {}

  /** A type that a static method is called on. */
  record Static(Type type) implements Expr {}

  /** A field whose name a local hides. */
  record Hidden(Name name) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      Expr other = f.apply(name);
      boolean field = other instanceof Name to && to.kind() == Name.Kind.FIELD;
      return field ? new Hidden((Name) other) : other;
    }

    @Override
    public List<Expr> operands() {
      return List.of(name);
    }
  }

  record Binary(Operator operator, Expr a, Expr b) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      return new Binary(operator, f.apply(a), f.apply(b));
    }

    @Override
    public List<Expr> operands() {
      return List.of(a, b);
    }
  }

  record Negative(Expr x) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      return new Negative(f.apply(x));
    }

    @Override
    public List<Expr> operands() {
      return List.of(x);
    }
  }

  record Cast(Type type, Expr x) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      return new Cast(type, f.apply(x));
    }

    @Override
    public List<Expr> operands() {
      return List.of(x);
    }
  }

  /** An element of an array. */
  record Element(Expr array, Expr index) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      return new Element(f.apply(array), f.apply(index));
    }

    @Override
    public List<Expr> operands() {
      return List.of(array, index);
    }
  }

  /** An array's length, or a constant of a type. */
  record Member(Expr of, String member) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      return new Member(f.apply(of), member);
    }

    @Override
    public List<Expr> operands() {
      return List.of(of);
    }
  }

  /** A call of something else's method, or of an inherited one where {@code on} is null. */
  record Call(@Nullable Expr on, String method, List<Expr> arguments) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      return new Call(on == null ? null : f.apply(on), method, all(arguments, f));
    }

    @Override
    public List<Expr> operands() {
      return on == null ? arguments : joined(on, arguments);
    }
  }

  /** A call of a method of this class. */
  record Own(Expr method, List<Expr> arguments) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      return new Own(f.apply(method), all(arguments, f));
    }

    @Override
    public List<Expr> operands() {
      return joined(method, arguments);
    }
  }

  /** A call of a function that is imported by its name. */
  record Function(Type home, String function, List<Expr> arguments) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      return new Function(home, function, all(arguments, f));
    }

    @Override
    public List<Expr> operands() {
      return arguments;
    }
  }

  /** A new object. */
  record New(Type type, List<Expr> arguments) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      return new New(type, all(arguments, f));
    }

    @Override
    public List<Expr> operands() {
      return arguments;
    }
  }

  /** A new array; of the type that its elements have in the end. */
  record NewArray(Type type, List<Expr> lengths) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      return new NewArray(type, all(lengths, f));
    }

    @Override
    public List<Expr> operands() {
      return lengths;
    }
  }

  /** A function of one operand, such as {@code run -> new Flip(run.number("p"))}. */
  record Lambda(Name parameter, Expr result) implements Expr {
    @Override
    public Expr map(UnaryOperator<Expr> f) {
      return new Lambda((Name) f.apply(parameter), f.apply(result));
    }

    @Override
    public List<Expr> operands() {
      return List.of(parameter, result);
    }
  }

  private static List<Expr> all(List<Expr> operands, UnaryOperator<Expr> f) {
    List<Expr> all = new ArrayList<>(operands);
    all.replaceAll(f);
    return all;
  }

  private static List<Expr> joined(Expr first, List<Expr> others) {
    List<Expr> all = new ArrayList<>(others.size() + 1);
    all.add(first);
    all.addAll(others);
    return all;
  }

  static Expr number(long value) {
    boolean wide = value != (int) value;
    return new Literal(value + (wide ? "L" : ""), wide ? Type.LONG : Type.INT, false);
  }

  static Expr number(double value) {
    return new Literal(Decimals.of(value), Type.DOUBLE, false);
  }

  /** A whole number that Java must take for a {@code long}. */
  static Expr wide(long value) {
    return new Literal(value + "L", Type.LONG, false);
  }

  /** A number of a layer's own. */
  static Expr own(long value) {
    boolean wide = value != (int) value;
    return new Literal(value + (wide ? "L" : ""), wide ? Type.LONG : Type.INT, true);
  }

  /** Anything that is written as it stands. */
  static Expr text(String text) {
    return new Literal(text, Type.VOID, false);
  }

  static Expr plus(Expr a, Expr b) {
    return a.isZero() ? b : b.isZero() ? a : new Binary(Operator.ADD, a, b);
  }

  static Expr minus(Expr a, Expr b) {
    return b.isZero() ? a : new Binary(Operator.SUBTRACT, a, b);
  }

  static Expr times(Expr a, Expr b) {
    return a.isOne() ? b : b.isOne() ? a : new Binary(Operator.MULTIPLY, a, b);
  }

  static Expr at(Expr array, Expr index) {
    return new Element(array, index);
  }

  static Expr call(Expr on, String method, Expr... arguments) {
    return new Call(on, method, List.of(arguments));
  }

  static Expr call(Type on, String method, Expr... arguments) {
    return new Call(new Static(on), method, List.of(arguments));
  }

  /** A call of a method that is inherited. */
  static Expr inherited(String method, Expr... arguments) {
    return new Call(null, method, List.of(arguments));
  }

  private boolean isOne() {
    return this instanceof Literal literal && !literal.own() && literal.text().equals("1");
  }

  private boolean isZero() {
    return this instanceof Literal literal && !literal.own() && literal.text().equals("0");
  }

  /** Whether it is known when the class is compiled: built from numbers and sizes alone. */
  default boolean isConstant() {
    boolean leaf =
        this instanceof Literal || (this instanceof Name name && name.kind() == Name.Kind.SIZE);
    boolean sum = this instanceof Binary && operands().stream().allMatch(Expr::isConstant);
    return leaf || sum;
  }
}
