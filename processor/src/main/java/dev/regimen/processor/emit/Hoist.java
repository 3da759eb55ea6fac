package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Takes out of a loop what no element of it changes: each such number becomes a local before the
 * loop, computed in double and rounded once.
 */
class Hoist {
  private final StepContext context;
  private final Identifiers locals;
  private Code before = new Code();
  private final Map<Scalar, String> named = new HashMap<>();
  private final Set<String> declared = new HashSet<>();

  Hoist(StepContext context, Identifiers locals) {
    this.context = context;
    this.locals = locals;
  }

  /** Where the declarations go from here on. */
  void into(Code code) {
    before = code;
  }

  /** The expression with every part that no operand enters replaced by the name of a local. */
  Scalar lift(Scalar scalar) {
    if (scalar instanceof Scalar.Constant) {
      return scalar;
    }
    if (!scalar.usesArguments()) {
      return new Scalar.Setting(name(scalar), 0);
    }
    if (scalar instanceof Scalar.Unary unary) {
      return new Scalar.Unary(unary.function(), lift(unary.x()));
    }
    if (scalar instanceof Scalar.Binary binary) {
      return new Scalar.Binary(binary.function(), lift(binary.a()), lift(binary.b()));
    }
    return scalar;
  }

  /** The local that holds a number. */
  String name(Scalar scalar) {
    String known = named.get(scalar);
    if (known != null) {
      return known;
    }
    String value =
        new ScalarWriter(Precision.DOUBLE, context.functions(), (k, p) -> "", this::leaf)
            .print(scalar);
    return named.computeIfAbsent(scalar, s -> declare(s, value));
  }

  private String declare(Scalar scalar, String value) {
    boolean simple = !(scalar instanceof Scalar.Unary || scalar instanceof Scalar.Binary);
    String cast = context.precision().cast();
    String text = cast.isEmpty() || simple ? cast + value : cast + "(" + value + ")";
    return simple ? local(scalar, text) : computed(scalar, text);
  }

  /** A number that is read from a setting or the loop. */
  private String local(Scalar scalar, String text) {
    String name = locals.claim(ScalarNames.of(scalar));
    declared.add(name);
    before.line(context.precision().word() + " " + name + " = " + text + ";");
    return name;
  }

  /** A number that takes arithmetic. */
  String computed(Scalar scalar, String text) {
    return local(scalar, text);
  }

  private String leaf(Scalar scalar) {
    if (scalar instanceof Scalar.Setting setting) {
      String field = context.setting(setting.name());
      boolean hidden = declared.contains(field) || ScalarNames.of(scalar).equals(field);
      return hidden ? "this." + field : field;
    }
    return switch (((Scalar.Ambient) scalar).clock()) {
      case LEARNING_RATE -> "this.learningRate";
      case STEP -> "(step + 1)";
      case ROWS -> "rows";
      case SHARE -> "this.share";
      case CONTINUED -> "this.continued";
      default -> throw new IllegalStateException(scalar + " is for schedules only");
    };
  }
}
