package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class ElementaryTest {
  private interface FloatFunction {
    float of(float x);
  }

  /** Every 499th float, so all magnitudes and both signs, and the special ones. */
  private static final int STRIDE = 499;

  @Test
  void exponentials() {
    check(Elementary::exp, Math::exp, -87, 88.7f, 2);
    assertEquals(0f, Elementary.exp(Float.NEGATIVE_INFINITY));
    assertEquals(0f, Elementary.exp(-1e30f));
    assertEquals(0f, Elementary.exp(-104f));
    assertEquals(Float.POSITIVE_INFINITY, Elementary.exp(89f));
    assertEquals(Float.POSITIVE_INFINITY, Elementary.exp(Float.MAX_VALUE));
    assertEquals(Float.POSITIVE_INFINITY, Elementary.exp(Float.POSITIVE_INFINITY));
    assertEquals(1f, Elementary.exp(0f));
    assertEquals(1f, Elementary.exp(-0f));
    assertEquals(Math.exp(-100), Elementary.exp(-100f), Float.MIN_VALUE);
  }

  @Test
  void saturating() {
    float big = Float.POSITIVE_INFINITY;
    check(Elementary::tanh, Math::tanh, -big, big, 6);
    check(Elementary::sigmoid, x -> 1 / (1 + Math.exp(-x)), -87, big, 4);
    check(Elementary::erf, Elementary::erf, -big, big, 6);
    for (float x : new float[] {100, 1e30f, big}) {
      assertEquals(1f, Elementary.tanh(x));
      assertEquals(-1f, Elementary.tanh(-x));
      assertEquals(1f, Elementary.sigmoid(x));
      assertEquals(0f, Elementary.sigmoid(-x), Float.MIN_NORMAL);
      assertEquals(1f, Elementary.erf(x));
      assertEquals(-1f, Elementary.erf(-x));
    }
    assertEquals(0f, Elementary.sigmoid(-big));
  }

  @Test
  void hardlyBeyondOne() {
    float bound = 1 + 2 * Math.ulp(1f);
    eachFloat(
        0,
        Float.POSITIVE_INFINITY,
        x -> {
          assertTrue(Elementary.tanh(x) <= bound && Elementary.tanh(-x) >= -bound, () -> "" + x);
          assertTrue(Elementary.erf(x) <= bound && Elementary.erf(-x) >= -bound, () -> "" + x);
          assertTrue(Elementary.sigmoid(x) <= 1, () -> "sigmoid " + x);
        });
  }

  /**
   * Between a float and the next a function may go the wrong way, by so many units in the last
   * place: what maxima that are taken before a function may differ by from those behind it. Here
   * are the worst of all floats between 0.02 and 12.
   */
  @Test
  void orderIsKeptButForUnitsInTheLastPlace() {
    assertEquals(7, fall(Elementary::tanh, 4.157239f));
    assertEquals(8, fall(Elementary::erf, 2.9984179f));
    assertEquals(4, fall(Elementary::softplus, -0.43294376f));
    assertEquals(1, fall(Elementary::exp, -0.03086528f));
    assertEquals(1, fall(Elementary::sigmoid, 0.061375204f));
  }

  /** Units in the last place by which a function falls from one float to the next about a place. */
  private static double fall(FloatFunction function, float about) {
    double most = 0;
    float x = about - 64 * Math.ulp(about);
    for (int i = 0; i < 128; i++) {
      float y = function.of(x);
      x = Math.nextUp(x);
      most = Math.max(most, (y - function.of(x)) / Math.ulp(y));
    }
    return most;
  }

  /** The power of two in exp must be exact for each exponent. */
  @Test
  void everyPowerOfTwoIsHit() {
    for (int n = -149; n <= 127; n++) {
      float x = (float) (n * Math.log(2));
      assertEquals(Math.exp(x), Elementary.exp(x), 3 * Math.ulp((float) Math.exp(x)), "2^" + n);
    }
  }

  @Test
  void softplus() {
    check(Elementary::softplus, x -> Elementary.softplus(x), -86, Float.POSITIVE_INFINITY, 5);
    assertEquals(0f, Elementary.softplus(Float.NEGATIVE_INFINITY));
    assertEquals(Float.POSITIVE_INFINITY, Elementary.softplus(Float.POSITIVE_INFINITY));
  }

  @Test
  void roots() {
    check(Elementary::rsqrt, x -> 1 / Math.sqrt(x), Float.MIN_NORMAL, Float.MAX_VALUE, 2);
    check(Elementary::sqrt, Math::sqrt, 0, Float.MAX_VALUE, 0.51);
    check(Elementary::log, Math::log, Float.MIN_VALUE, Float.MAX_VALUE, 0.51);
  }

  @Test
  void stepsAndSignsAreExactEverywhere() {
    eachFloat(
        Float.NEGATIVE_INFINITY,
        Float.POSITIVE_INFINITY,
        x -> {
          assertEquals(x > 0 ? 1f : 0f, Elementary.step(x), 0f);
          assertEquals(Math.signum(x), Elementary.sign(x), 0f);
        });
    for (float x : new float[] {Float.MIN_VALUE, Float.MIN_NORMAL, 1, Float.POSITIVE_INFINITY}) {
      assertEquals(1f, Elementary.step(x));
      assertEquals(0f, Elementary.step(-x), 0f);
      assertEquals(1f, Elementary.sign(x));
      assertEquals(-1f, Elementary.sign(-x));
    }
    assertEquals(1, Elementary.step(Double.MIN_VALUE));
    assertEquals(0, Elementary.step(-0.0));
  }

  @Test
  void notANumberStaysSo() {
    FloatFunction[] functions = {
      Elementary::exp,
      Elementary::log,
      Elementary::tanh,
      Elementary::sigmoid,
      Elementary::softplus,
      Elementary::erf,
      Elementary::step,
      Elementary::sign,
      Elementary::sqrt,
      Elementary::rsqrt,
      Elementary::floor,
      Elementary::sin,
      Elementary::cos
    };
    for (FloatFunction function : functions) {
      assertEquals(Float.NaN, function.of(Float.NaN));
    }
    assertEquals(Double.NaN, Elementary.erf(Double.NaN));
    assertEquals(Double.NaN, Elementary.step(Double.NaN));
    assertEquals(Double.NaN, Elementary.sigmoid(Double.NaN));
  }

  /** Values from a table of 20 digits (Abramowitz and Stegun, 1964, table 7.1). */
  @Test
  void errorFunctionInDouble() {
    assertEquals(0, Elementary.erf(0.0));
    assertEquals(0.1124629160182849, Elementary.erf(0.1), 1e-16);
    assertEquals(0.5204998778130465, Elementary.erf(0.5), 4e-16);
    assertEquals(0.8427007929497149, Elementary.erf(1.0), 4e-16);
    assertEquals(0.9953222650189527, Elementary.erf(2.0), 4e-16);
    assertEquals(0.9995930479825550, Elementary.erf(2.5), 4e-16);
    assertEquals(-0.9999779095030014, Elementary.erf(-3.0), 4e-16);
    assertEquals(1, Elementary.erf(7.0));
    assertEquals(Elementary.erf(2.4999999999), Elementary.erf(2.5), 1e-12);
  }

  private static void check(
      FloatFunction function, DoubleUnaryOperator exact, float from, float to, double ulps) {
    float[] worst = {0, 0};
    eachFloat(
        from,
        to,
        x -> {
          double expected = exact.applyAsDouble(x);
          float ulp = Math.ulp((float) expected);
          float error = (float) Math.abs((function.of(x) - expected) / ulp);
          if (!(error <= worst[0]) && function.of(x) != (float) expected) {
            worst[0] = error;
            worst[1] = x;
          }
        });
    assertEquals(0, worst[0], ulps, "ulps of error at " + worst[1]);
  }

  private interface FloatConsumer {
    void accept(float x);
  }

  private static void eachFloat(float from, float to, FloatConsumer consumer) {
    for (long bits = 0; bits <= Float.floatToRawIntBits(Float.POSITIVE_INFINITY); bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      if (x >= from && x <= to) {
        consumer.accept(x);
      }
      if (-x >= from && -x <= to) {
        consumer.accept(-x);
      }
    }
  }
}
