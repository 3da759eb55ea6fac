package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.ir.Scalar;
import java.util.Locale;

/** Names for numbers that are computed once before a loop: {@code oneMinusBeta1}. */
final class ScalarNames {
  private static final int LONGEST = 32;

  private ScalarNames() {}

  static String of(Scalar scalar) {
    String spelled = spell(scalar);
    return spelled.length() > LONGEST ? "factor" : spelled;
  }

  private static String spell(Scalar scalar) {
    if (scalar instanceof Scalar.Constant constant) {
      double value = constant.value();
      return value == 1 ? "one" : value == 2 ? "two" : value == 0.5 ? "half" : "number";
    }
    if (scalar instanceof Scalar.Setting setting) {
      return Identifiers.camel(setting.name());
    }
    if (scalar instanceof Scalar.Scheduled scheduled) {
      return Identifiers.camel(scheduled.name());
    }
    if (scalar instanceof Scalar.Ambient ambient) {
      return switch (ambient.clock()) {
        case LEARNING_RATE -> "rate";
        case SHARE -> "fraction";
        case CONTINUED -> "keep";
        default ->
            Identifiers.camel(ambient.clock().name().toLowerCase(Locale.ROOT).replace('_', '.'));
      };
    }
    if (scalar instanceof Scalar.Unary unary) {
      return unary.function().name().toLowerCase(Locale.ROOT)
          + Identifiers.capitalize(spell(unary.x()));
    }
    Scalar.Binary binary = (Scalar.Binary) scalar;
    String joint =
        switch (binary.function()) {
          case ADD -> "Plus";
          case SUBTRACT -> "Minus";
          case MULTIPLY -> "Times";
          case DIVIDE -> "Over";
          case MAX -> "Max";
          case MIN -> "Min";
          case POW -> "ToThe";
        };
    return spell(binary.a()) + joint + Identifiers.capitalize(spell(binary.b()));
  }
}
