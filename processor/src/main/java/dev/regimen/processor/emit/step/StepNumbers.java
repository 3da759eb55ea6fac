package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Scalar;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of one update that take arithmetic: computed once a step and kept in fields, which each
 * tile reads anew. A local would be live across the copies around the loop, and C2 keeps such a one
 * in memory within the loop too: half as fast.
 */
final class StepNumbers {
  /** The number of this step, from 1. */
  static final Expr NEXT_STEP = Expr.plus(StepContext.STEP, Expr.number(1));

  private final StepContext context;
  private final Code assignments;
  private final Map<Scalar, Name> fields = new HashMap<>();

  /**
   * The numbers of an update.
   *
   * @param assignments where they are computed
   */
  StepNumbers(StepContext context, Code assignments) {
    this.context = context;
    this.assignments = assignments;
  }

  /** Lifts numbers out of one loop, whose method begins with the simple ones. */
  Hoist of(Code head) {
    Hoist hoist =
        new Hoist(context, context.names().locals()) {
          @Override
          Name computed(Scalar scalar, Expr value) {
            return fields.computeIfAbsent(scalar, s -> field(s, value));
          }
        };
    hoist.into(head);
    return hoist;
  }

  private Name field(Scalar scalar, Expr value) {
    String name = context.names().claim(ScalarNames.of(scalar));
    Name field = context.fields().addNumber(name, context.type());
    assignments.set(field, shown(value));
    return field;
  }

  /** Where it is computed no local hides a field. */
  private static Expr shown(Expr value) {
    return value instanceof Expr.Hidden hidden ? hidden.name() : value.map(StepNumbers::shown);
  }
}
