package dev.regimen.processor.emit.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a piece of code is when it does not matter what things are called: two pieces whose shapes
 * are equal differ in names and in numbers of their own, and can be one method.
 */
public final class Alike {
  private final Map<Name, Name> names = new LinkedHashMap<>();
  private final List<Expr> numbers = new ArrayList<>();
  private final boolean sized;
  private final List<Statement> shape;
  private final List<Name> inOrder;
  private final List<Expr> own;

  /**
   * What to look for alike code by. Its hash code counts instead of going through all of the tree:
   * trees are compared only where the counts are the same.
   */
  public record Key(List<Statement> shape, int names, int numbers) {
    @Override
    public int hashCode() {
      return 31 * (31 * shape.size() + names) + numbers;
    }
  }

  /**
   * Takes code apart.
   *
   * @param parameters names that come first, in an order that matters
   */
  public Alike(List<Name> parameters, List<Statement> code) {
    this(parameters, code, false);
  }

  /**
   * The same.
   *
   * @param sized whether sizes are numbers of its own, too
   */
  public Alike(List<Name> parameters, List<Statement> code, boolean sized) {
    this.sized = sized;
    parameters.forEach(this::anonymous);
    UnaryOperator<Expr> strip =
        new UnaryOperator<>() {
          @Override
          public Expr apply(Expr expr) {
            if (expr instanceof Name name) {
              return size(name);
            }
            if (expr instanceof Expr.Literal literal && literal.own()) {
              numbers.add(literal);
              return ofType(literal.type());
            }
            return expr.map(this);
          }
        };
    shape = Statement.all(code, strip);
    inOrder = List.copyOf(names.keySet());
    own = List.copyOf(numbers);
  }

  private Expr size(Name name) {
    return switch (name.kind()) {
      case METHOD -> name;
      case SIZE -> name.size() < 0 ? name : sized ? own(name) : Expr.number(name.size());
      default -> anonymous(name);
    };
  }

  private Expr own(Name size) {
    numbers.add(size);
    return ofType(Type.INT);
  }

  /** Stands for a number of its own. */
  private static Expr ofType(Type type) {
    return new Expr.Literal("", type, true);
  }

  private Name anonymous(Name name) {
    return names.computeIfAbsent(name, n -> n.as("$" + names.size()));
  }

  /** What is equal for code that is alike. */
  public List<Statement> shape() {
    return shape;
  }

  /** The shape as a key of maps. */
  public Key key() {
    return new Key(shape, inOrder.size(), own.size());
  }

  /** The fields and locals, in the order of their first use; alike code has as many. */
  public List<Name> names() {
    return inOrder;
  }

  /** The numbers that are its own, in order. */
  public List<Expr> numbers() {
    return own;
  }
}
