package dev.regimen.kernel;

/**
 * Functions of one number that generated loops call.
 *
 * <p>NaN gives NaN. The double versions serve gradient checks and are as exact as {@link Math}.
 */
public final class Elementary {
  /** 2¹²⁶ 2²⁴: takes the smallest positive float above 1, in two factors that a float can hold. */
  private static final float LARGE = 0x1p126f;

  private static final float LARGER = 0x1p24f;

  private Elementary() {}

  /** eˣ. */
  public static float exp(float x) {
    return (float) Math.exp(x);
  }

  /** eˣ. */
  public static double exp(double x) {
    return Math.exp(x);
  }

  /** eˣ - 1, accurate near 0 too. */
  public static float expm1(float x) {
    return (float) Math.expm1(x);
  }

  /** eˣ - 1, accurate near 0 too. */
  public static double expm1(double x) {
    return Math.expm1(x);
  }

  /** ln x. */
  public static float log(float x) {
    return (float) Math.log(x);
  }

  /** ln x. */
  public static double log(double x) {
    return Math.log(x);
  }

  /** The hyperbolic tangent. */
  public static float tanh(float x) {
    return (float) Math.tanh(x);
  }

  /** The hyperbolic tangent. */
  public static double tanh(double x) {
    return Math.tanh(x);
  }

  /** 1 / (1 + e⁻ˣ). */
  public static float sigmoid(float x) {
    return (float) sigmoid((double) x);
  }

  /** 1 / (1 + e⁻ˣ). */
  public static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** ln(1 + eˣ), without overflow. */
  public static float softplus(float x) {
    return (float) softplus((double) x);
  }

  /** ln(1 + eˣ), without overflow. */
  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** The error function, 2/√π ∫₀ˣ exp(-t²) dt. */
  public static float erf(float x) {
    return (float) erf((double) x);
  }

  /** The error function, 2/√π ∫₀ˣ exp(-t²) dt. */
  public static double erf(double x) {
    return ErrorFunction.of(x);
  }

  /** 1 where x > 0, else 0: the derivative of ReLU, which is 0 at 0. */
  public static float step(float x) {
    return Math.min(1f, Math.max(0f, x) * LARGE * LARGER);
  }

  /** 1 where x > 0, else 0: the derivative of ReLU, which is 0 at 0. */
  public static double step(double x) {
    return Math.max(0, Math.signum(x));
  }

  /** -1, 0 or 1. */
  public static float sign(float x) {
    return Math.min(1f, Math.max(-1f, x * LARGE * LARGER));
  }

  /** -1, 0 or 1. */
  public static double sign(double x) {
    return Math.signum(x);
  }

  /** √x. */
  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  /** √x. */
  public static double sqrt(double x) {
    return Math.sqrt(x);
  }

  /** 1/√x. */
  public static float rsqrt(float x) {
    return 1f / (float) Math.sqrt(x);
  }

  /** 1/√x. */
  public static double rsqrt(double x) {
    return 1 / Math.sqrt(x);
  }

  /** The largest integer not above x. */
  public static float floor(float x) {
    return (float) Math.floor(x);
  }

  /** The largest integer not above x. */
  public static double floor(double x) {
    return Math.floor(x);
  }

  /** The sine of an angle in radians. */
  public static float sin(float x) {
    return (float) Math.sin(x);
  }

  /** The sine of an angle in radians. */
  public static double sin(double x) {
    return Math.sin(x);
  }

  /** The cosine of an angle in radians. */
  public static float cos(float x) {
    return (float) Math.cos(x);
  }

  /** The cosine of an angle in radians. */
  public static double cos(double x) {
    return Math.cos(x);
  }

  /** aᵇ. */
  public static float pow(float a, float b) {
    return (float) Math.pow(a, b);
  }

  /** aᵇ. */
  public static double pow(double a, double b) {
    return Math.pow(a, b);
  }
}
