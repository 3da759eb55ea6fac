package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Type;

/** What the generated code computes in: single precision to train, double to check gradients. */
public enum Precision {
  FLOAT(Type.FLOAT, RuntimeTypes.FLOATS),
  DOUBLE(Type.DOUBLE, RuntimeTypes.DOUBLES);

  private final Type type;
  private final Type vector;

  Precision(Type type, Type vector) {
    this.type = type;
    this.vector = vector;
  }

  Type vector() {
    return vector;
  }

  Type type() {
    return type;
  }

  /** The one that is for this type, where there is a method for each. */
  String either(String floats, String doubles) {
    return this == FLOAT ? floats : doubles;
  }

  /** A literal that is read as this type wherever it stands. */
  Expr literal(double value) {
    if (value == Double.NEGATIVE_INFINITY) {
      return Expr.text(either("Float.NEGATIVE_INFINITY", "Double.NEGATIVE_INFINITY"));
    }
    if (value == Math.PI && this == DOUBLE) {
      return Expr.text("Math.PI");
    }
    if (this == DOUBLE) {
      return Expr.number(value);
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e6;
    return whole
        ? Expr.number((long) value)
        : new Expr.Literal((float) value + "f", Type.FLOAT, false);
  }

  /** A conversion from double where one is needed. */
  Expr cast(Expr x) {
    return this == FLOAT ? new Expr.Cast(Type.FLOAT, x) : x;
  }
}
