package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Attention over several tiles, texts that end within one and at its edge, against its formula, and
 * its gradients against differences of that.
 */
@Tag("pure")
class AttentionTest {
  private static final int LENGTH = 150;
  private static final int WIDTH = 6;
  private static final int[] LENGTHS = {0, 1, 150, 70, 128};
  private static final int SAMPLES = LENGTHS.length;
  private static final int SIZE = SAMPLES * LENGTH * WIDTH;
  private static final double STEP = 1e-5;

  private final Gemm gemm = new Gemm();
  private final Random random = new Random(4);
  private final double[][] operands = new double[3][SIZE];
  private final double[] gradient = new double[SIZE];

  /** Scores of a text grow or fall from tile to tile, so that sums are corrected and are not. */
  private void draw(int grown) {
    for (double[] operand : operands) {
      Arrays.setAll(operand, i -> (float) random.nextGaussian());
    }
    for (int i = 0; i < SIZE; i++) {
      int row = i / WIDTH % LENGTH;
      operands[1][i] *= (float) (grown > 0 ? 1 + 3.0 * row / LENGTH : 4 - 3.0 * row / LENGTH);
      gradient[i] = (float) random.nextGaussian();
    }
  }

  private static int length(int sample, boolean texts) {
    return texts ? LENGTHS[sample] : LENGTH;
  }

  /** softmax(qkᵀ/√w)·v, head by head and row by row. */
  private double[] formula(int sample, int heads, boolean causal, boolean texts) {
    double[] seen = new double[LENGTH * WIDTH];
    int size = WIDTH / heads;
    int rows = length(sample, texts);
    int first = sample * LENGTH * WIDTH;
    for (int row = 0; row < rows; row++) {
      int visible = causal ? row + 1 : rows;
      for (int head = 0; head < heads; head++) {
        int query = row * WIDTH + head * size;
        double[] weights = new double[visible];
        for (int other = 0; other < visible; other++) {
          int key = other * WIDTH + head * size;
          double score = 0;
          for (int c = 0; c < size; c++) {
            score += operands[0][first + query + c] * operands[1][first + key + c];
          }
          weights[other] = Math.exp(score / Math.sqrt(size));
        }
        double sum = Arrays.stream(weights).sum();
        for (int other = 0; other < visible; other++) {
          for (int c = 0; c < size; c++) {
            double value = operands[2][first + other * WIDTH + head * size + c];
            seen[query + c] += weights[other] / sum * value;
          }
        }
      }
    }
    return seen;
  }

  private double agreement(int sample, int heads, boolean causal, boolean texts) {
    double[] seen = formula(sample, heads, causal, texts);
    double sum = 0;
    for (int i = 0; i < seen.length; i++) {
      sum += seen[i] * gradient[sample * LENGTH * WIDTH + i];
    }
    return sum;
  }

  private static Doubles doubles(double[] numbers) {
    Doubles copy = Doubles.allocate(numbers.length);
    copy.write(0, numbers, 0, numbers.length);
    return copy;
  }

  private static Floats floats(double[] numbers) {
    Floats copy = Floats.allocate(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      copy.set(i, numbers[i]);
    }
    return copy;
  }

  private static double[] real() {
    double[] real = new double[SAMPLES * LENGTH];
    Arrays.setAll(real, i -> i % LENGTH < LENGTHS[i / LENGTH] ? 1 : 0);
    return real;
  }

  private static void compare(String what, double expected, Reals found, int i, double error) {
    assertEquals(expected, found.get(i), error * (1 + Math.abs(expected)), what + " " + i);
  }

  @ParameterizedTest
  @CsvSource({"1, true, true, 1", "2, false, true, -1", "3, true, false, -1", "6, false, false, 1"})
  void tilesGiveWhatTheFormulaSays(int heads, boolean causal, boolean texts, int grown) {
    draw(grown);
    Doubles[] d = new Doubles[9];
    Floats[] f = new Floats[9];
    for (int i = 0; i < d.length; i++) {
      double[] begun = i < 3 ? operands[i] : i == 3 ? gradient : new double[SIZE];
      if (i > 3) {
        Arrays.fill(begun, 9); // results are written over something
      }
      d[i] = doubles(begun);
      f[i] = floats(begun);
    }
    Doubles doubleReal = texts ? doubles(real()) : null;
    Floats floatReal = texts ? floats(real()) : null;
    Attention all = new Attention(LENGTH, WIDTH, heads, causal);
    all.forward(0, SAMPLES, gemm, d[0], d[1], d[2], doubleReal, d[4], d[5]);
    all.backward(
        0, SAMPLES, gemm, d[3], d[4], d[5], d[0], d[1], d[2], doubleReal, d[6], d[7], d[8]);
    for (int from = 0; from < SAMPLES; from += 3) { // two workers, each of its share
      int to = Math.min(SAMPLES, from + 3);
      Attention part = new Attention(LENGTH, WIDTH, heads, causal);
      part.forward(from, to, gemm, f[0], f[1], f[2], floatReal, f[4], f[5]);
      part.backward(
          from, to, gemm, f[3], f[4], f[5], f[0], f[1], f[2], floatReal, f[6], f[7], f[8]);
    }
    for (int sample = 0; sample < SAMPLES; sample++) {
      double[] expected = formula(sample, heads, causal, texts);
      for (int i = 0; i < expected.length; i++) {
        int at = sample * LENGTH * WIDTH + i;
        compare("seen", expected[i], d[4], at, 1e-12);
        compare("float seen", expected[i], f[4], at, 1e-5);
      }
    }
    for (int result = 6; result < 9; result++) {
      for (int i = 0; i < SIZE; i++) {
        compare("float gradient", d[result].get(i), f[result], i, 2e-4);
        boolean padding = i / WIDTH % LENGTH >= length(i / WIDTH / LENGTH, texts);
        assertTrue(!padding || d[result].get(i) == 0, "padding has no gradient");
      }
    }
    for (int probe = 0; probe < 30; probe++) {
      double[] operand = operands[probe % 3];
      int sample = 1 + probe % (SAMPLES - 1);
      int row = random.nextInt(length(sample, texts));
      int i = (sample * LENGTH + row) * WIDTH + random.nextInt(WIDTH);
      double before = operand[i];
      operand[i] = before + STEP;
      double above = agreement(sample, heads, causal, texts);
      operand[i] = before - STEP;
      double below = agreement(sample, heads, causal, texts);
      operand[i] = before;
      compare("gradient", (above - below) / (2 * STEP), d[6 + probe % 3], i, 1e-7);
    }
  }

  /** Bit for bit, in whatever tile the change is. */
  @ParameterizedTest
  @CsvSource({"0", "63", "64", "149"})
  void aRowDoesNotSeeThoseBehindIt(int changed) {
    draw(1);
    Floats before = floats(new double[SIZE]);
    Floats after = floats(new double[SIZE]);
    Attention attention = new Attention(LENGTH, WIDTH, 2, true);
    Floats query = floats(operands[0]);
    Floats key = floats(operands[1]);
    Floats value = floats(operands[2]);
    attention.forward(0, SAMPLES, gemm, query, key, value, null, before, null);
    for (int c = 0; c < WIDTH; c++) {
      key.set(changed * WIDTH + c, 1e10);
      value.set(changed * WIDTH + c, -1e10);
    }
    attention.forward(0, SAMPLES, gemm, query, key, value, null, after, null);
    int same = 0;
    for (int i = 0; i < LENGTH * WIDTH; i++) {
      boolean equal = before.get(i) == after.get(i);
      assertTrue(equal || i / WIDTH >= changed, "number " + i);
      same += equal ? 1 : 0;
    }
    assertTrue(same < LENGTH * WIDTH, "the change is seen");
  }
}
