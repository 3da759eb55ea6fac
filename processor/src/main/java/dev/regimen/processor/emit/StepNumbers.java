package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Scalar;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of one update that take arithmetic: computed once a step and kept in fields, which each
 * tile reads anew. A local would be live across the copies around the loop, and C2 keeps such a one
 * in memory within the loop too: half as fast.
 */
final class StepNumbers {
  private final StepContext context;
  private final Code assignments;
  private final Map<String, String> fields = new HashMap<>();

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
          String computed(Scalar scalar, String text) {
            return fields.computeIfAbsent(text.replace("this.", ""), t -> field(scalar, t));
          }
        };
    hoist.into(head);
    return hoist;
  }

  private String field(Scalar scalar, String text) {
    String name = context.names().claim(ScalarNames.of(scalar));
    context.fields().addNumber(name, context.precision().type());
    assignments.line(name + " = " + text + ";");
    return name;
  }
}
