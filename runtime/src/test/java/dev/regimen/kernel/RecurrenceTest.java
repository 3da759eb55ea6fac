package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.jspecify.annotations.Nullable;
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

    /** A norm divides by deviations that may be small: an error of a float grows with that. */
    void compare(String what, double relative) {
      double largest = 0;
      for (int i = 0; i < doubles.length(); i++) {
        largest = Math.max(largest, Math.abs(doubles.get(i)));
        double tolerance = relative * Math.max(1, Math.abs(doubles.get(i)));
        assertEquals(doubles.get(i), floats.get(i), tolerance, what + " " + i);
      }
      assertTrue(largest > 1e-2, what + " is not 0 everywhere");
    }
  }

  private static @Nullable Floats floats(@Nullable Both numbers) {
    return numbers == null ? null : numbers.floats;
  }

  private static @Nullable Doubles doubles(@Nullable Both numbers) {
    return numbers == null ? null : numbers.doubles;
  }

  private interface Made {
    Recurrence of(int length, int units, boolean reverse);
  }

  /** What a cell reads and yields. */
  private final class Case {
    final Made made;
    final Both x;
    final Both w;
    final Both b;
    final Both hidden = new Both(SAMPLES * LENGTH * UNITS, 9);
    final Both states;
    final Both gradient = new Both(SAMPLES * LENGTH * UNITS, 1);
    final Both ofX;
    final Both before = new Both(SAMPLES * LENGTH * UNITS, 9);
    final Both ofU;
    final @Nullable Both factors;
    final @Nullable Both scale;
    final Both sums;
    final Both ofSums;
    final Both ofScale;
    final Both stateScale = new Both(UNITS, 1);
    final Both stateShift = new Both(UNITS, 1);
    final Both ofStateScale = new Both(SAMPLES * LENGTH * UNITS, 9);
    final Both ofStateShift = new Both(SAMPLES * LENGTH * UNITS, 9);
    final boolean keeps;
    final boolean resets;

    Case(Made made, int gates, int kept, boolean resets, boolean scaled, boolean normalized) {
      factors = scaled ? new Both(SAMPLES * UNITS, 1) : null;
      scale = normalized ? new Both(gates * UNITS, 1) : null;
      sums = new Both(SAMPLES * LENGTH * gates * UNITS, 9);
      ofSums = new Both(SAMPLES * LENGTH * gates * UNITS, 9);
      ofScale = new Both(SAMPLES * LENGTH * gates * UNITS, 9);
      this.made = made;
      this.resets = resets;
      keeps = kept > 0;
      x = new Both(SAMPLES * LENGTH * gates * UNITS, 1);
      w = new Both(gates * UNITS * UNITS, 0.6);
      b = new Both(gates * UNITS, 0.5);
      states = new Both(SAMPLES * LENGTH * Math.max(1, kept) * UNITS, 9);
      ofX = new Both(SAMPLES * LENGTH * gates * UNITS, 9);
      ofU = new Both(SAMPLES * LENGTH * gates * UNITS, 9);
    }

    void floats(int from, int to, boolean reverse) {
      Recurrence own = made.of(LENGTH, UNITS, reverse);
      Floats kept = keeps ? states.floats : null;
      Floats u = resets ? ofU.floats : null;
      own.normalizeState(
          stateScale.floats, stateShift.floats, ofStateScale.floats, ofStateShift.floats);
      own.forward(
          from,
          to,
          gemm,
          x.floats,
          w.floats,
          b.floats,
          floatReal,
          RecurrenceTest.floats(factors),
          hidden.floats,
          kept,
          RecurrenceTest.floats(scale),
          sums.floats,
          null,
          0);
      own.backward(
          from,
          to,
          gemm,
          gradient.floats,
          hidden.floats,
          kept,
          w.floats,
          floatReal,
          RecurrenceTest.floats(factors),
          ofX.floats,
          before.floats,
          u,
          RecurrenceTest.floats(scale),
          sums.floats,
          ofSums.floats,
          ofScale.floats,
          null,
          0);
    }

    void doubles(boolean reverse) {
      Recurrence own = made.of(LENGTH, UNITS, reverse);
      Doubles kept = keeps ? states.doubles : null;
      Doubles u = resets ? ofU.doubles : null;
      own.normalizeState(
          stateScale.doubles, stateShift.doubles, ofStateScale.doubles, ofStateShift.doubles);
      own.forward(
          0,
          SAMPLES,
          gemm,
          x.doubles,
          w.doubles,
          b.doubles,
          doubleReal,
          RecurrenceTest.doubles(factors),
          hidden.doubles,
          kept,
          RecurrenceTest.doubles(scale),
          sums.doubles,
          null,
          0);
      own.backward(
          0,
          SAMPLES,
          gemm,
          gradient.doubles,
          hidden.doubles,
          kept,
          w.doubles,
          doubleReal,
          RecurrenceTest.doubles(factors),
          ofX.doubles,
          before.doubles,
          u,
          RecurrenceTest.doubles(scale),
          sums.doubles,
          ofSums.doubles,
          ofScale.doubles,
          null,
          0);
    }
  }

  /** Two workers on shares of the batch, against one on the whole of it. */
  private void check(Made made, int gates, int kept, boolean resets) {
    for (int variant = 0; variant < 6; variant++) {
      boolean reverse = variant % 2 == 1;
      boolean normalized = variant > 3;
      double relative = normalized ? 2e-4 : 2e-5;
      Case each = new Case(made, gates, kept, resets, variant > 1, normalized);
      each.floats(0, 2, reverse);
      each.floats(2, SAMPLES, reverse);
      each.doubles(reverse);
      each.hidden.compare("hidden", relative);
      each.ofX.compare("gradient", relative);
      each.before.compare("before", relative);
      if (resets) {
        each.ofU.compare("gradient of u", relative);
      }
      if (normalized) {
        each.sums.compare("sums", relative);
        each.ofSums.compare("gradient of sums", relative);
        each.ofScale.compare("gradient of the scale", relative);
      }
      if (normalized && gates == 4) {
        each.ofStateScale.compare("gradient of the state's scale", relative);
        each.ofStateShift.compare("gradient of the state's shift", relative);
      }
      for (int i = 0; i < each.hidden.floats.length(); i++) {
        boolean padding = floatReal.get(i / UNITS) == 0;
        assertTrue(!padding || each.hidden.floats.get(i) == 0, "padding has no state");
      }
      inferenceKeepsNothing(each, reverse);
    }
  }

  private void inferenceKeepsNothing(Case each, boolean reverse) {
    Floats hidden = Floats.allocate(each.hidden.floats.length());
    Recurrence own = each.made.of(LENGTH, UNITS, reverse);
    own.normalizeState(each.stateScale.floats, each.stateShift.floats, null, null);
    own.forward(
        0,
        SAMPLES,
        gemm,
        each.x.floats,
        each.w.floats,
        each.b.floats,
        floatReal,
        floats(each.factors),
        hidden,
        null,
        floats(each.scale),
        null,
        null,
        0);
    for (int i = 0; i < hidden.length(); i++) {
      assertEquals(each.hidden.floats.get(i), hidden.get(i), 1e-6);
    }
  }

  @Test
  void simple() {
    check(Recurrence::simple, 1, 0, false);
  }

  @Test
  void gru() {
    check(Recurrence::gru, 3, 4, true);
  }

  @Test
  void lstm() {
    check(Recurrence::lstm, 4, 5, false);
  }
}
