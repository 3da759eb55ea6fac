package dev.regimen.processor.pass;

import dev.regimen.processor.ir.BinaryFunction;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows a value filter by filter, action by action: f(scale · x + shift + added). */
final class Epilogue {
  private final Shape filters;
  private final List<Action> actions = new ArrayList<>();
  private @Nullable Value added;
  private boolean rectified;

  /**
   * One action.
   *
   * @param function what is done
   * @param owner the value that does it
   * @param by the other operand, in the owner's operands
   */
  private record Action(BinaryFunction function, Value owner, Scalar by) {
    boolean isByMap() {
      return by instanceof Scalar.Arg arg && owner.arg(arg.index()).shape().isBatched();
    }
  }

  Epilogue(Value value) {
    filters = Shape.of(value.shape().last());
  }

  /** Whether it does more than rectify. */
  boolean scales() {
    return actions.stream().anyMatch(action -> action.function() != BinaryFunction.MAX);
  }

  boolean rectified() {
    return rectified;
  }

  /** The map that is added. */
  Optional<Value> added() {
    return Optional.ofNullable(added);
  }

  /** Takes in a use of the value so far, the whole of it or nothing. */
  boolean takes(Value use, Value current) {
    if (!(use.op() instanceof Pointwise pointwise) || !use.shape().equals(current.shape())) {
      return false;
    }
    List<Action> more = new ArrayList<>();
    int place = use.args().indexOf(current);
    if (!peel(pointwise.expression(), use, place, more) || !fit(more)) {
      return false;
    }
    more.forEach(this::take);
    return true;
  }

  private void take(Action action) {
    if (action.isByMap()) {
      added = action.owner().arg(((Scalar.Arg) action.by()).index());
    } else if (action.function() == BinaryFunction.MAX) {
      rectified = true;
    }
    actions.add(action);
  }

  /** The actions from the innermost, which is on the operand, outwards. */
  private static boolean peel(Scalar expression, Value owner, int operand, List<Action> into) {
    if (expression.equals(Scalar.arg(operand))) {
      return true;
    }
    if (!(expression instanceof Scalar.Binary binary)) {
      return false;
    }
    boolean left = uses(binary.a(), operand);
    if (left == uses(binary.b(), operand)) {
      return false;
    }
    Scalar by = left ? binary.b() : binary.a();
    boolean known =
        switch (binary.function()) {
          case ADD, MULTIPLY -> true;
          case SUBTRACT, DIVIDE -> left;
          case MAX -> by.isConstant(0);
          case MIN, POW -> false;
        };
    if (!known || !peel(left ? binary.a() : binary.b(), owner, operand, into)) {
      return false;
    }
    into.add(new Action(binary.function(), owner, by));
    return true;
  }

  private static boolean uses(Scalar expression, int operand) {
    return expression.equals(Scalar.arg(operand))
        || expression.operands().stream().anyMatch(part -> uses(part, operand));
  }

  /** Whether actions can follow those so far: a sum behind products, a rectifier behind all. */
  private boolean fit(List<Action> more) {
    boolean sums = added != null;
    boolean rectifies = rectified;
    for (Action action : more) {
      boolean map = action.isByMap();
      boolean product =
          action.function() == BinaryFunction.MULTIPLY
              || action.function() == BinaryFunction.DIVIDE;
      if (rectifies
          || map && (sums || !isSum(action))
          || product && sums
          || !map && !isOfFilters(action)) {
        return false;
      }
      sums |= map;
      rectifies = action.function() == BinaryFunction.MAX;
    }
    return true;
  }

  private static boolean isSum(Action action) {
    Value map = action.owner().arg(((Scalar.Arg) action.by()).index());
    return action.function() == BinaryFunction.ADD && map.shape().equals(action.owner().shape());
  }

  /** Whether the other operand is a number for each filter, or one for all. */
  private boolean isOfFilters(Action action) {
    for (int i = 0; i < action.owner().args().size(); i++) {
      Shape shape = action.owner().arg(i).shape();
      if (uses(action.by(), i) && !shape.equals(filters) && !shape.isScalar()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Scale and shift.
   *
   * @param images in which graph the operands are what
   */
  List<Value> folded(Graph graph, Map<Value, Value> images) {
    Value scale = graph.expand(graph.scalar(Scalar.ONE), filters);
    Value shift = graph.expand(graph.scalar(Scalar.ZERO), filters);
    for (Action action : actions) {
      if (action.isByMap() || action.function() == BinaryFunction.MAX) {
        continue;
      }
      List<@Nullable Value> operands = new ArrayList<>();
      action.owner().args().forEach(arg -> operands.add(images.get(arg)));
      Value by = graph.pointwise(action.by(), operands, filters);
      switch (action.function()) {
        case ADD -> shift = shift.plus(by);
        case SUBTRACT -> shift = shift.minus(by);
        case MULTIPLY -> {
          scale = scale.times(by);
          shift = shift.times(by);
        }
        default -> {
          scale = scale.dividedBy(by);
          shift = shift.dividedBy(by);
        }
      }
    }
    return List.of(scale.named("scale"), shift.named("shift"));
  }
}
