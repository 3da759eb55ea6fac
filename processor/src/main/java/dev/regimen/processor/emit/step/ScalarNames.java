package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.ir.BinaryFunction;
import dev.regimen.processor.ir.Scalar;
import java.util.Locale;

/** Names for numbers that are computed once before a loop: {@code oneMinusBeta1}. */
final class ScalarNames {
  private static final int LONGEST = 32;

  private ScalarNames() {}

  static String of(Scalar scalar) {
    String spelled = spell(scalar, false);
    String shorter = spelled.length() > LONGEST ? spell(scalar, true) : spelled;
    return shorter.length() > LONGEST ? "factor" : shorter;
  }

  /**
   * A number in words.
   *
   * @param brief whether of a setting's name the last word is enough
   */
  private static String spell(Scalar scalar, boolean brief) {
    if (scalar instanceof Scalar.Constant constant) {
      double value = constant.value();
      return value == 1 ? "one" : value == 2 ? "two" : value == 0.5 ? "half" : "number";
    }
    if (scalar instanceof Scalar.Setting setting) {
      String name = setting.name();
      return Identifiers.camel(brief ? name.substring(name.lastIndexOf('.') + 1) : name);
    }
    if (scalar instanceof Scalar.Scheduled scheduled) {
      return Identifiers.camel(scheduled.name());
    }
    if (scalar instanceof Scalar.PhaseBegin) {
      return "begin";
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
          + Identifiers.capitalize(spell(unary.x(), brief));
    }
    Scalar.Binary binary = (Scalar.Binary) scalar;
    if (isCount(binary)) {
      return "count";
    }
    if (isBessel(binary)) {
      return "besselCorrection";
    }
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
    return spell(binary.a(), brief) + joint + Identifiers.capitalize(spell(binary.b(), brief));
  }

  /** All elements of a batch that a statistic is taken over: rows times those of a sample. */
  private static boolean isCount(Scalar.Binary binary) {
    return binary.function() == BinaryFunction.MULTIPLY
        && binary.a() instanceof Scalar.Ambient ambient
        && ambient.clock() == Scalar.Clock.ROWS
        && binary.b() instanceof Scalar.Constant;
  }

  /** N / max(N − 1, 1), by which a sample's variance estimates that of all. */
  private static boolean isBessel(Scalar.Binary binary) {
    return binary.function() == BinaryFunction.DIVIDE
        && binary.b() instanceof Scalar.Binary most
        && most.function() == BinaryFunction.MAX
        && most.a() instanceof Scalar.Binary less
        && less.function() == BinaryFunction.SUBTRACT
        && less.a().equals(binary.a());
  }
}
