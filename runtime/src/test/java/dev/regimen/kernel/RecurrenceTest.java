package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The recurrences in float against those in double, which are compared elsewhere with formulas and
 * differences; shares of a batch, of texts of several lengths, against the whole.
 */
@Tag("pure")
class RecurrenceTest {
  private static final int SAMPLES = 5;
  private static final int LENGTH = 7;
  private static final int UNITS = 3;
  private static final int[] LENGTHS = {0, 1, 4, 7, 3};

  private final Gemm gemm = new Gemm();
  private final Random random = new Random(4);
  private final Floats floatReal = Floats.allocate(SAMPLES * LENGTH);
  private final Doubles doubleReal = Doubles.allocate(SAMPLES * LENGTH);

  RecurrenceTest() {
    for (int i = 0; i < SAMPLES * LENGTH; i++) {
      double real = i % LENGTH < LENGTHS[i / LENGTH] ? 1 : 0;
      floatReal.set(i, real);
      doubleReal.set(i, real);
    }
  }

  /** The same numbers in both precisions. */
  private final class Both {
    final Floats floats;
    final Doubles doubles;

    Both(int length, double size) {
      floats = Floats.allocate(length);
      doubles = Doubles.allocate(length);
      for (int i = 0; i < length; i++) {
        float number = (float) (size * random.nextGaussian());
        floats.set(i, number);
        doubles.set(i, number);
      }
    }

    void compare(String what) {
      double largest = 0;
      for (int i = 0; i < doubles.length(); i++) {
        largest = Math.max(largest, Math.abs(doubles.get(i)));
        assertEquals(doubles.get(i), floats.get(i), 2e-5, what + " " + i);
      }
      assertTrue(largest > 1e-2, what + " is not 0 everywhere");
    }
  }

  /** Gates, states and gradients of each unit. */
  private void check(int gates, int kinds, int gradients, boolean reverse, Steps steps) {
    Both x = new Both(SAMPLES * LENGTH * gates * UNITS, 1);
    Both weight = new Both(gates * UNITS * UNITS, 0.6);
    Both bias = new Both(gates * UNITS, 0.5);
    Both states = new Both(SAMPLES * LENGTH * kinds * UNITS, 9);
    Both dStates = new Both(SAMPLES * LENGTH * kinds * UNITS, 1);
    Both out = new Both(SAMPLES * LENGTH * gradients * UNITS, 9);
    // Two workers on shares of the batch, against one on the whole of it.
    for (int[] share : new int[][] {{0, 2}, {2, SAMPLES}}) {
      Recurrence own = new Recurrence();
      steps.floats(own, share[0], share[1], reverse, x, weight, bias, states, dStates, out);
    }
    Recurrence whole = new Recurrence();
    steps.doubles(whole, 0, SAMPLES, reverse, x, weight, bias, states, dStates, out);
    states.compare("state");
    out.compare("gradient");
    for (int i = 0; i < states.floats.length(); i++) {
      boolean padding = floatReal.get(i / (kinds * UNITS)) == 0;
      assertTrue(!padding || states.floats.get(i) == 0, "padding has no state");
    }
  }

  /** Forward and backward. */
  private interface Steps {
    void floats(
        Recurrence r,
        int from,
        int to,
        boolean back,
        Both x,
        Both weight,
        Both bias,
        Both states,
        Both dStates,
        Both out);

    void doubles(
        Recurrence r,
        int from,
        int to,
        boolean back,
        Both x,
        Both weight,
        Both bias,
        Both states,
        Both dStates,
        Both out);
  }

  @Test
  void simple() {
    Steps steps =
        new Steps() {
          @Override
          public void floats(
              Recurrence r,
              int from,
              int to,
              boolean back,
              Both x,
              Both w,
              Both b,
              Both s,
              Both ds,
              Both d) {
            r.simple(
                from, to, gemm, LENGTH, UNITS, back, x.floats, w.floats, b.floats, floatReal,
                s.floats);
            r.simpleGradient(
                from, to, gemm, LENGTH, UNITS, back, ds.floats, s.floats, w.floats, floatReal,
                d.floats);
          }

          @Override
          public void doubles(
              Recurrence r,
              int from,
              int to,
              boolean back,
              Both x,
              Both w,
              Both b,
              Both s,
              Both ds,
              Both d) {
            r.simple(
                from,
                to,
                gemm,
                LENGTH,
                UNITS,
                back,
                x.doubles,
                w.doubles,
                b.doubles,
                doubleReal,
                s.doubles);
            r.simpleGradient(
                from,
                to,
                gemm,
                LENGTH,
                UNITS,
                back,
                ds.doubles,
                s.doubles,
                w.doubles,
                doubleReal,
                d.doubles);
          }
        };
    check(1, 1, 2, false, steps);
    check(1, 1, 2, true, steps);
  }

  @Test
  void gru() {
    Steps steps =
        new Steps() {
          @Override
          public void floats(
              Recurrence r,
              int from,
              int to,
              boolean back,
              Both x,
              Both w,
              Both b,
              Both s,
              Both ds,
              Both d) {
            r.gru(
                from, to, gemm, LENGTH, UNITS, back, x.floats, w.floats, b.floats, floatReal,
                s.floats);
            r.gruGradient(
                from, to, gemm, LENGTH, UNITS, back, ds.floats, s.floats, w.floats, floatReal,
                d.floats);
          }

          @Override
          public void doubles(
              Recurrence r,
              int from,
              int to,
              boolean back,
              Both x,
              Both w,
              Both b,
              Both s,
              Both ds,
              Both d) {
            r.gru(
                from,
                to,
                gemm,
                LENGTH,
                UNITS,
                back,
                x.doubles,
                w.doubles,
                b.doubles,
                doubleReal,
                s.doubles);
            r.gruGradient(
                from,
                to,
                gemm,
                LENGTH,
                UNITS,
                back,
                ds.doubles,
                s.doubles,
                w.doubles,
                doubleReal,
                d.doubles);
          }
        };
    check(3, 5, 7, false, steps);
    check(3, 5, 7, true, steps);
  }

  @Test
  void lstm() {
    Steps steps =
        new Steps() {
          @Override
          public void floats(
              Recurrence r,
              int from,
              int to,
              boolean back,
              Both x,
              Both w,
              Both b,
              Both s,
              Both ds,
              Both d) {
            r.lstm(
                from, to, gemm, LENGTH, UNITS, back, x.floats, w.floats, b.floats, floatReal,
                s.floats);
            r.lstmGradient(
                from, to, gemm, LENGTH, UNITS, back, ds.floats, s.floats, w.floats, floatReal,
                d.floats);
          }

          @Override
          public void doubles(
              Recurrence r,
              int from,
              int to,
              boolean back,
              Both x,
              Both w,
              Both b,
              Both s,
              Both ds,
              Both d) {
            r.lstm(
                from,
                to,
                gemm,
                LENGTH,
                UNITS,
                back,
                x.doubles,
                w.doubles,
                b.doubles,
                doubleReal,
                s.doubles);
            r.lstmGradient(
                from,
                to,
                gemm,
                LENGTH,
                UNITS,
                back,
                ds.doubles,
                s.doubles,
                w.doubles,
                doubleReal,
                d.doubles);
          }
        };
    check(4, 6, 5, false, steps);
    check(4, 6, 5, true, steps);
  }
}
