package dev.regimen.processor.ir;

/** Functions of two real numbers, each with its derivative. */
public enum BinaryFunction {
  ADD,
  SUBTRACT,
  MULTIPLY,
  DIVIDE,
  /** Where both are equal neither side receives a gradient, so that ReLU'(0) = 0. */
  MAX,
  MIN,
  /** aᵇ for a positive base, or an exponent that does not depend on operands. */
  POW;

  /** The reference meaning, in double. */
  public double apply(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case POW -> Math.pow(a, b);
    };
  }

  /** The derivative of {@code f(a, b)} where the operands' derivatives are {@code da, db}. */
  Scalar derivative(Scalar a, Scalar b, Scalar da, Scalar db) {
    return switch (this) {
      case ADD -> da.plus(db);
      case SUBTRACT -> da.minus(db);
      case MULTIPLY -> da.times(b).plus(a.times(db));
      case DIVIDE -> da.dividedBy(b).minus(a.times(db).dividedBy(b.times(b)));
      case MAX -> side(a, b, a.max(b)).times(da).plus(side(b, a, a.max(b)).times(db));
      case MIN -> step(b.minus(a)).times(da).plus(step(a.minus(b)).times(db));
      case POW -> power(a, b, da, db);
    };
  }

  /** 1 where {@code x} is the larger one; written through the result itself beside a zero. */
  private static Scalar side(Scalar x, Scalar other, Scalar result) {
    if (x instanceof Scalar.Constant) {
      return Scalar.ZERO;
    }
    return other.isConstant(0) ? step(result) : step(x.minus(other));
  }

  private static Scalar step(Scalar x) {
    return x.apply(UnaryFunction.STEP);
  }

  private static Scalar power(Scalar a, Scalar b, Scalar da, Scalar db) {
    Scalar byBase = b.times(a.pow(b.minus(1))).times(da);
    if (db.isConstant(0)) {
      return byBase;
    }
    return byBase.plus(a.pow(b).times(a.apply(UnaryFunction.LOG)).times(db));
  }
}
