package dev.regimen.processor.ir;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** Functions of one real number, each with its derivative. */
public enum UnaryFunction {
  NEGATE(x -> -x, x -> Scalar.constant(-1)),
  EXP(Math::exp, x -> x.apply(exp())),
  LOG(Math::log, x -> Scalar.ONE.dividedBy(x)),
  SQRT(Math::sqrt, x -> Scalar.constant(0.5).dividedBy(x.apply(sqrt()))),
  /** 1/√x, the usual form of a normalization. */
  RSQRT(
      x -> 1 / Math.sqrt(x),
      x ->
          Scalar.constant(-0.5)
              .times(x.apply(rsqrt()))
              .times(x.apply(rsqrt()))
              .times(x.apply(rsqrt()))),
  TANH(Math::tanh, x -> Scalar.ONE.minus(x.apply(tanh()).times(x.apply(tanh())))),
  SIGMOID(
      x -> 1 / (1 + Math.exp(-x)),
      x -> x.apply(sigmoid()).times(Scalar.ONE.minus(x.apply(sigmoid())))),
  /** 2/√π ∫₀ˣ exp(−t²) dt. */
  ERF(
      Erf::of,
      x -> Scalar.constant(2 / Math.sqrt(Math.PI)).times(x.times(x).negate().apply(exp()))),
  /** ln(1 + eˣ), computed without overflow. */
  SOFTPLUS(x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), x -> x.apply(sigmoid())),
  ABS(Math::abs, x -> x.apply(sign())),
  /** −1, 0 or 1. */
  SIGN(Math::signum, x -> Scalar.ZERO),
  /** 1 where x > 0, else 0. */
  STEP(x -> x > 0 ? 1 : 0, x -> Scalar.ZERO),
  FLOOR(Math::floor, x -> Scalar.ZERO),
  COS(Math::cos, x -> x.apply(sin()).negate()),
  SIN(Math::sin, x -> x.apply(cos())),
  /** The nearest brain float; its slope is taken to be 1 (straight through). */
  BF16(NearestBf16::of, x -> Scalar.ONE);

  private final DoubleUnaryOperator meaning;
  private final UnaryOperator<Scalar> derivative;

  UnaryFunction(DoubleUnaryOperator meaning, UnaryOperator<Scalar> derivative) {
    this.meaning = meaning;
    this.derivative = derivative;
  }

  /** The reference meaning, in double. */
  public double apply(double x) {
    return meaning.applyAsDouble(x);
  }

  /** The derivative at {@code x}, written through the function itself where that is possible. */
  Scalar derivative(Scalar x) {
    return derivative.apply(x);
  }

  // An enum constant's initializer may not name a later constant, a method may.
  private static UnaryFunction exp() {
    return EXP;
  }

  private static UnaryFunction sqrt() {
    return SQRT;
  }

  private static UnaryFunction rsqrt() {
    return RSQRT;
  }

  private static UnaryFunction tanh() {
    return TANH;
  }

  private static UnaryFunction sigmoid() {
    return SIGMOID;
  }

  private static UnaryFunction sign() {
    return SIGN;
  }

  private static UnaryFunction sin() {
    return SIN;
  }

  private static UnaryFunction cos() {
    return COS;
  }
}
