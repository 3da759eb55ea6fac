package dev.regimen.processor.ir;

import java.util.Locale;

/** Scalar expressions as text, for printed programs and failing tests. */
final class ScalarText {
  private ScalarText() {}

  static String of(Scalar scalar) {
    if (scalar instanceof Scalar.Arg arg) {
      return "$" + arg.index();
    }
    if (scalar instanceof Scalar.Constant constant) {
      return Double.toString(constant.value());
    }
    if (scalar instanceof Scalar.Setting setting) {
      return setting.name();
    }
    if (scalar instanceof Scalar.Scheduled scheduled) {
      return scheduled.name();
    }
    if (scalar instanceof Scalar.PhaseBegin begin) {
      return "PHASE_BEGIN_" + begin.phase();
    }
    if (scalar instanceof Scalar.Ambient ambient) {
      return ambient.clock().name();
    }
    if (scalar instanceof Scalar.Unary unary) {
      return unary.function().name().toLowerCase(Locale.ROOT) + "(" + of(unary.x()) + ")";
    }
    Scalar.Binary binary = (Scalar.Binary) scalar;
    String a = of(binary.a());
    String b = of(binary.b());
    return switch (binary.function()) {
      case ADD -> "(" + a + " + " + b + ")";
      case SUBTRACT -> "(" + a + " - " + b + ")";
      case MULTIPLY -> a + " * " + b;
      case DIVIDE -> a + " / (" + b + ")";
      case MAX -> "max(" + a + ", " + b + ")";
      case MIN -> "min(" + a + ", " + b + ")";
      case POW -> "pow(" + a + ", " + b + ")";
    };
  }
}
