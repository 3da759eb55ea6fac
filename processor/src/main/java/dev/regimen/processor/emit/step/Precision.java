package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Decimals;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Operator;
import dev.regimen.processor.emit.code.Type;

/** What the generated code computes in: single precision to train, double to check gradients. */
public enum Precision {
  FLOAT(Type.FLOAT, RuntimeTypes.FLOATS, RuntimeTypes.FLOAT_MAX_GRADIENT),
  DOUBLE(Type.DOUBLE, RuntimeTypes.DOUBLES, RuntimeTypes.DOUBLE_MAX_GRADIENT);

  /** Numbers whose inverses are written as such are below this. */
  private static final int MOST = 1_000_000;

  /** Letters of a decimal that is as plain as a fraction: {@code 0.125}. */
  private static final int SHORT = 5;

  private final Type type;
  private final Type vector;
  private final Type maxGradient;

  Precision(Type type, Type vector, Type maxGradient) {
    this.type = type;
    this.vector = vector;
    this.maxGradient = maxGradient;
  }

  /** A gradient of maxima that is computed as it is read. */
  Type maxGradient() {
    return maxGradient;
  }

  Type vector() {
    return vector;
  }

  Type type() {
    return type;
  }

  /** Bytes of a number. */
  public int bytes() {
    return this == FLOAT ? Float.BYTES : Double.BYTES;
  }

  /** The one that is for this type, where there is a method for each. */
  String either(String floats, String doubles) {
    return this == FLOAT ? floats : doubles;
  }

  private static Expr constant(Class<?> of, String name) {
    return new Expr.Member(new Expr.Static(Type.of(of)), name);
  }

  /** A literal that is read as this type wherever it stands. */
  Expr literal(double value) {
    if (value == Double.NEGATIVE_INFINITY) {
      return constant(this == FLOAT ? Float.class : Double.class, "NEGATIVE_INFINITY");
    }
    if (value == Math.PI && this == DOUBLE) {
      return constant(Math.class, "PI");
    }
    long inverse = Math.round(1 / value);
    if (inverse > 1 && inverse < MOST && isInverse(value, inverse)) {
      Expr one = this == FLOAT ? new Expr.Literal("1f", Type.FLOAT, false) : Expr.number(1.0);
      return new Expr.Binary(Operator.DIVIDE, one, Expr.number(inverse));
    }
    if (this == DOUBLE) {
      return Expr.number(value);
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e6;
    return whole
        ? Expr.number((long) value)
        : new Expr.Literal(Decimals.of((float) value), Type.FLOAT, false);
  }

  /** Whether a number is 1/n to the last bit, and is not shorter as a decimal. */
  private boolean isInverse(double value, long n) {
    boolean equal = this == FLOAT ? (float) value == 1f / n : value == 1.0 / n;
    return equal && Double.toString(value).length() > SHORT;
  }

  /** A conversion from double where one is needed. */
  Expr cast(Expr x) {
    return this == FLOAT ? new Expr.Cast(Type.FLOAT, x) : x;
  }
}
