package dev.regimen.kernel;

/**
 * Functions of one number that generated loops call.
 *
 * <p>NaN gives NaN. The double versions serve gradient checks and are as exact as {@link Math}. The
 * float versions of exp, sigmoid, tanh, erf, softplus, step, sign, sqrt and rsqrt are straight-line
 * arithmetic, wrong by a few units in the last place at most, which HotSpot inlines and vectorizes
 * in a loop over arrays: 0.1 to 1.5 ns an element, where {@link Math} takes 20. Two of HotSpot's
 * limits shaped them. It vectorizes no conversion between int and float and no reinterpretation of
 * bits, so the power of two in exp comes from arithmetic as well; and it vectorizes only bodies of
 * at most some 60 operations, a fused multiply-add counting as one. The other functions are those
 * of {@link Math}, rounded.
 *
 * <p>The coefficients are least-maximum fits made for this class. Fused multiply-adds are in every
 * x86-64 processor since 2013 and in every 64-bit ARM; elsewhere they are right but slow.
 */
public final class Elementary {
  /** 2¹²⁶ 2²⁴: takes the smallest positive float above 1, in two factors that a float can hold. */
  private static final float LARGE = 0x1p126f;

  private static final float LARGER = 0x1p24f;

  /** Adding and subtracting this rounds to an integer: floats there are 1 apart. */
  private static final float ROUNDER = 0x1.8p23f;

  private static final float EXP_UNDERFLOWS = -104f;
  private static final float EXP_OVERFLOWS = 89f;
  private static final float HALF_LOG2_E = 0.72134752f;

  /** 2 ln 2 in two parts, for an exact remainder. */
  private static final float TWO_LN2 = 1.3862944f;

  private static final float TWO_LN2_REST = -3.80930865e-9f;

  /** Multiplying by this and cancelling leaves two significant bits (Veltkamp's splitting). */
  private static final float TWO_BITS = 0x1p22f + 1;

  /** From here tanh and erf are 1 to a float's precision. */
  private static final float TANH_SATURATES = 9.02f;

  private static final float ERF_SATURATES = 3.92f;

  private Elementary() {}

  /**
   * eˣ; 0 below -104, infinite above 88.72.
   *
   * <p>x = 2h ln 2 + r with an integer h and |r| ≤ ln 2, so eˣ = eʳ 2ʰ 2ʰ.
   */
  public static float exp(float x) {
    float bounded = Math.min(EXP_OVERFLOWS, Math.max(EXP_UNDERFLOWS, x));
    float h = Math.fma(bounded, HALF_LOG2_E, ROUNDER) - ROUNDER;
    float r = Math.fma(h, -TWO_LN2_REST, Math.fma(h, -TWO_LN2, bounded));
    float s = Math.fma(r, 1.9610835e-4f, 1.4105091e-3f);
    s = Math.fma(r, s, 8.33612e-3f);
    s = Math.fma(r, s, 4.1661236e-2f);
    s = Math.fma(r, s, 0.16666614f);
    s = Math.fma(r, s, 0.50000036f);
    float power = powerOfTwo(h);
    return Math.fma(r, Math.fma(r, s, 1f), 1f) * power * power;
  }

  /**
   * 2ʰ for an integer |h| ≤ 75, exactly: a tenth of the accuracy, raised by squaring, decides which
   * power of two is meant.
   */
  private static float powerOfTwo(float h) {
    float v = Math.fma(h, Math.fma(h, 3.6644954e-6f, 2.7213164e-3f), 1f);
    v *= v;
    v *= v;
    v *= v;
    v *= v;
    v *= v;
    v *= v;
    v *= v;
    v *= v;
    float wide = v * TWO_BITS;
    return wide - (wide - v);
  }

  /** eˣ. */
  public static double exp(double x) {
    return Math.exp(x);
  }

  /** ln x. */
  public static float log(float x) {
    return (float) Math.log(x);
  }

  /** ln x. */
  public static double log(double x) {
    return Math.log(x);
  }

  /**
   * The hyperbolic tangent, by a rational function of degree 9 over 8; within 6 units in the last
   * place, so that a value near 1 may be 1 + 2⁻²³.
   */
  public static float tanh(float x) {
    float z = Math.min(TANH_SATURATES, Math.max(-TANH_SATURATES, x));
    float u = z * z;
    float p = Math.fma(u, 1.3318334e-8f, 2.0583462e-5f);
    p = Math.fma(u, p, 3.4940303e-3f);
    p = Math.fma(u, p, 0.13379684f);
    p = Math.fma(u, p, 1f);
    float q = Math.fma(u, 7.761931e-7f, 3.2830948e-4f);
    q = Math.fma(u, q, 2.5870992e-2f);
    q = Math.fma(u, q, 0.46713f);
    q = Math.fma(u, q, 1f);
    return z * p / q;
  }

  /** The hyperbolic tangent. */
  public static double tanh(double x) {
    return Math.tanh(x);
  }

  /** 1 / (1 + e⁻ˣ). */
  public static float sigmoid(float x) {
    return 1f / (1f + exp(-x));
  }

  /** 1 / (1 + e⁻ˣ). */
  public static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** ln(1 + eˣ), without overflow. */
  public static float softplus(float x) {
    float e = exp(-Math.abs(x));
    // ln(1 + e) = 2 artanh(e / (2 + e)), of which a series in the square is left.
    float z = e / (2f + e);
    float u = z * z;
    float s = Math.fma(u, 0.1401223f, 0.13999571f);
    s = Math.fma(u, s, 0.2001085f);
    s = Math.fma(u, s, 0.33333206f);
    return Math.fma(z + z, Math.fma(u, s, 1f), Math.max(x, 0f));
  }

  /** ln(1 + eˣ), without overflow. */
  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /**
   * The error function, 2/√π ∫₀ˣ exp(-t²) dt, by a rational function of degree 11 over 10; within 6
   * units in the last place, so that a value near 1 may be 1 + 2⁻²³.
   */
  public static float erf(float x) {
    float z = Math.min(ERF_SATURATES, Math.max(-ERF_SATURATES, x));
    float u = z * z;
    float p = Math.fma(u, 2.0419493e-6f, 2.8481e-4f);
    p = Math.fma(u, p, 3.7796258e-3f);
    p = Math.fma(u, p, 5.2790295e-2f);
    p = Math.fma(u, p, 0.19078426f);
    p = Math.fma(u, p, 1.1283791f);
    float q = Math.fma(u, 3.8004273e-5f, 1.1652153e-3f);
    q = Math.fma(u, q, 1.4997489e-2f);
    q = Math.fma(u, q, 0.11425759f);
    q = Math.fma(u, q, 0.50241077f);
    q = Math.fma(u, q, 1f);
    return z * p / q;
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

  /** 1 where x is 0, and 0 where it is larger; x may not be negative. */
  public static float isZero(float x) {
    return Math.max(0f, 1f - x * LARGE * LARGER);
  }

  /** 1 where x is 0, and 0 where it is larger; x may not be negative. */
  public static double isZero(double x) {
    return x == 0 ? 1 : 0;
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

  /**
   * The same number, or 0 where it is smaller than 1e-37 in absolute value. A state that decays
   * geometrically would else end among the subnormal numbers, with which a processor computes a
   * hundred times slower, and stay there: 0.9 times the smallest few of them rounds to themselves.
   */
  public static float flush(float x) {
    return x + 1e-30f - 1e-30f;
  }

  /** {@link #flush(float)} in double: what is smaller than 1e-306 becomes 0. */
  public static double flush(double x) {
    return x + 1e-290 - 1e-290;
  }
}
