package dev.regimen.processor.ir;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a program between passes: every value typed as its operation says, one graph, no cycle.
 */
public final class Verifier {
  private static final int NEIGHBOURS = 8;

  private Verifier() {}

  /** Returns the program, or throws naming the pass and showing the lines around the fault. */
  public static Program verified(String pass, Program program) {
    List<Value> body = program.body();
    Set<Value> before = new HashSet<>();
    for (int i = 0; i < body.size(); i++) {
      String fault = fault(body.get(i), before, program);
      if (fault != null) {
        throw new IllegalStateException("after " + pass + ": " + fault + "\n" + around(program, i));
      }
      before.add(body.get(i));
    }
    Set<Value> states = new HashSet<>();
    for (Update update : program.updates()) {
      if (!states.add(update.state())) {
        throw new IllegalStateException("after " + pass + ": two updates of " + update.state());
      }
    }
    return program;
  }

  private static @org.jspecify.annotations.Nullable String fault(
      Value value, Set<Value> before, Program program) {
    if (value.graph() != program.graph()) {
      return value + " belongs to another graph";
    }
    if (!before.containsAll(value.args())) {
      return value + " is used before it is computed";
    }
    try {
      Shape typed = typed(value);
      return typed.equals(value.shape()) ? null : value + " should have shape " + typed;
    } catch (IllegalArgumentException misfit) {
      return value + " cannot be: " + misfit.getMessage();
    }
  }

  private static Shape typed(Value value) {
    if (value.op() instanceof Result result) {
      List<Shape> all = value.arg(0).op().types(Value.shapes(value.arg(0).args()));
      if (result.index() < 1 || result.index() >= all.size()) {
        throw new IllegalArgumentException(value.arg(0) + " has " + all.size() + " results");
      }
      return all.get(result.index());
    }
    return value.op().type(Value.shapes(value.args()));
  }

  private static String around(Program program, int index) {
    List<String> lines = program.toString().lines().toList();
    int from = Math.max(0, index - NEIGHBOURS);
    return String.join("\n", lines.subList(from, Math.min(lines.size(), index + NEIGHBOURS)));
  }
}
