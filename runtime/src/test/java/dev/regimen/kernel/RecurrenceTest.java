package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.Consumer;
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

  /** What one worker computes with, and its share of the batch. */
  private record Share(
      Recurrence own,
      int from,
      int to,
      boolean back,
      Both x,
      Both w,
      Both b,
      Both s,
      Both ds,
      Both d) {}

  /** Gates, states and gradients of each unit. */
  private void check(
      int gates, int kinds, int gradients, Consumer<Share> floats, Consumer<Share> doubles) {
    for (boolean back : new boolean[] {false, true}) {
      Both x = new Both(SAMPLES * LENGTH * gates * UNITS, 1);
      Both w = new Both(gates * UNITS * UNITS, 0.6);
      Both b = new Both(gates * UNITS, 0.5);
      Both s = new Both(SAMPLES * LENGTH * kinds * UNITS, 9);
      Both ds = new Both(SAMPLES * LENGTH * kinds * UNITS, 1);
      Both d = new Both(SAMPLES * LENGTH * gradients * UNITS, 9);
      // Two workers on shares of the batch, against one on the whole of it.
      floats.accept(new Share(new Recurrence(), 0, 2, back, x, w, b, s, ds, d));
      floats.accept(new Share(new Recurrence(), 2, SAMPLES, back, x, w, b, s, ds, d));
      doubles.accept(new Share(new Recurrence(), 0, SAMPLES, back, x, w, b, s, ds, d));
      s.compare("state");
      d.compare("gradient");
      for (int i = 0; i < s.floats.length(); i++) {
        boolean padding = floatReal.get(i / (kinds * UNITS)) == 0;
        assertTrue(!padding || s.floats.get(i) == 0, "padding has no state");
      }
    }
  }

  @Test
  void simple() {
    check(
        1,
        1,
        2,
        t -> {
          t.own.simple(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.x.floats,
              t.w.floats,
              t.b.floats,
              floatReal,
              t.s.floats);
          t.own.simpleGradient(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.ds.floats,
              t.s.floats,
              t.w.floats,
              floatReal,
              t.d.floats);
        },
        t -> {
          t.own.simple(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.x.doubles,
              t.w.doubles,
              t.b.doubles,
              doubleReal,
              t.s.doubles);
          t.own.simpleGradient(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.ds.doubles,
              t.s.doubles,
              t.w.doubles,
              doubleReal,
              t.d.doubles);
        });
  }

  @Test
  void gru() {
    check(
        3,
        5,
        7,
        t -> {
          t.own.gru(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.x.floats,
              t.w.floats,
              t.b.floats,
              floatReal,
              t.s.floats);
          t.own.gruGradient(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.ds.floats,
              t.s.floats,
              t.w.floats,
              floatReal,
              t.d.floats);
        },
        t -> {
          t.own.gru(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.x.doubles,
              t.w.doubles,
              t.b.doubles,
              doubleReal,
              t.s.doubles);
          t.own.gruGradient(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.ds.doubles,
              t.s.doubles,
              t.w.doubles,
              doubleReal,
              t.d.doubles);
        });
  }

  @Test
  void lstm() {
    check(
        4,
        6,
        5,
        t -> {
          t.own.lstm(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.x.floats,
              t.w.floats,
              t.b.floats,
              floatReal,
              t.s.floats);
          t.own.lstmGradient(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.ds.floats,
              t.s.floats,
              t.w.floats,
              floatReal,
              t.d.floats);
        },
        t -> {
          t.own.lstm(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.x.doubles,
              t.w.doubles,
              t.b.doubles,
              doubleReal,
              t.s.doubles);
          t.own.lstmGradient(
              t.from,
              t.to,
              gemm,
              LENGTH,
              UNITS,
              t.back,
              t.ds.doubles,
              t.s.doubles,
              t.w.doubles,
              doubleReal,
              t.d.doubles);
        });
  }
}
