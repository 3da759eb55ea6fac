package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import java.util.function.UnaryOperator;

/**
 * Replaces numbers of a layer's own as they come: as many, in this order, as {@link
 * dev.regimen.processor.emit.code.Alike} has counted.
 */
abstract class OwnNumbers implements UnaryOperator<Expr> {
  private final boolean sized;
  private int count;

  /**
   * Begins to count.
   *
   * @param sized whether sizes are numbers of a layer's own
   */
  OwnNumbers(boolean sized) {
    this.sized = sized;
  }

  /** What stands for the number that comes as the {@code at}th. */
  abstract Expr number(int at, Expr number);

  /** What stands for a name. */
  Expr name(Name used) {
    return used;
  }

  @Override
  public Expr apply(Expr expr) {
    boolean size =
        sized && expr instanceof Name name && name.kind() == Name.Kind.SIZE && name.size() >= 0;
    if (size || expr instanceof Expr.Literal literal && literal.own()) {
      return number(count++, expr);
    }
    return expr instanceof Name used ? name(used) : expr.map(this);
  }
}
