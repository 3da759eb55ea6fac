package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a loop what no element of it changes: each such number becomes a local before the
 * loop, computed in double and rounded once.
 */
class Hoist {
  private static final Name LEARNING_RATE = Name.field(Type.DOUBLE, "learningRate");

  private final StepContext context;
  private final Identifiers locals;
  private Code before = new Code();
  private final Map<Scalar, Name> named = new HashMap<>();
  private final Set<String> declared = new HashSet<>();

  Hoist(StepContext context, Identifiers locals) {
    this.context = context;
    this.locals = locals;
  }

  /** Where the declarations go from here on. */
  void into(Code code) {
    before = code;
  }

  /** Names every part of an expression that no operand enters. */
  void lift(Scalar scalar) {
    if (lifted(scalar) == null) {
      scalar.operands().forEach(this::lift);
    }
  }

  /** The local that holds a part that no operand enters; null for other parts and literals. */
  @Nullable Expr lifted(Scalar scalar) {
    return scalar.usesArguments() || scalar instanceof Scalar.Constant ? null : name(scalar);
  }

  /** The local that holds a number. */
  Name name(Scalar scalar) {
    Name known = named.get(scalar);
    if (known != null) {
      return known;
    }
    Expr value = new ScalarWriter(Precision.DOUBLE, k -> null, this::leaf).write(scalar);
    return named.computeIfAbsent(scalar, s -> declare(s, value));
  }

  private Name declare(Scalar scalar, Expr value) {
    boolean simple = !(scalar instanceof Scalar.Unary || scalar instanceof Scalar.Binary);
    Expr rounded = context.precision().cast(value);
    return simple ? local(scalar, rounded) : computed(scalar, rounded);
  }

  /** A number that is read from a setting or the loop. */
  private Name local(Scalar scalar, Expr value) {
    Name name = Name.local(context.type(), locals.claim(ScalarNames.of(scalar)));
    declared.add(name.text());
    before.let(name, value);
    return name;
  }

  /** A number that takes arithmetic. */
  Name computed(Scalar scalar, Expr value) {
    return local(scalar, value);
  }

  private @Nullable Expr leaf(Scalar scalar) {
    if (scalar instanceof Scalar.Setting setting) {
      Name field = context.setting(setting.name());
      boolean hidden =
          declared.contains(field.text()) || ScalarNames.of(scalar).equals(field.text());
      return hidden ? new Expr.Hidden(field) : field;
    }
    if (scalar instanceof Scalar.Scheduled scheduled) {
      return Expr.at(StepContext.SCHEDULED, Expr.number(scheduled.index()));
    }
    if (scalar instanceof Scalar.PhaseBegin begin) {
      return Expr.at(StepContext.PHASE_BEGINS, Expr.number(begin.phase()));
    }
    if (!(scalar instanceof Scalar.Ambient ambient)) {
      return null;
    }
    return switch (ambient.clock()) {
      case LEARNING_RATE -> new Expr.Hidden(LEARNING_RATE);
      case STEP -> StepNumbers.NEXT_STEP;
      case ROWS -> StepContext.ROWS;
      case SHARE -> new Expr.Hidden(StepContext.SHARE);
      case CONTINUED -> new Expr.Hidden(StepContext.CONTINUED);
      default -> throw new IllegalStateException(scalar + " is for schedules only");
    };
  }
}
