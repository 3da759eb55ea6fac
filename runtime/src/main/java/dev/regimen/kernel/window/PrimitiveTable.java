package dev.regimen.kernel.window;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compiled operations by seven numbers that tell them apart, found without allocation. What nobody
 * holds any more is freed by its cleaner: a full table begins anew, which a run meets only where
 * the number of samples changes all the time.
 */
final class PrimitiveTable {
  static final int MOST = 512;
  private static final int NUMBERS = 7;
  private static final int PLACES = 2 * MOST;

  private final int[] keys = new int[NUMBERS * PLACES];
  private final @Nullable OneDnnPrimitive[] values = new OneDnnPrimitive[PLACES];
  private int count;

  /** Where what was looked for last belongs. */
  private final int[] missed = new int[NUMBERS];

  /** The operation of these numbers; null where there is none yet: {@link #add} is due. */
  @Nullable OneDnnPrimitive find(int a, int b, int c, int d, int e, int f, int g) {
    int at = first(a, b, c, d, e, f, g);
    while (values[at] != null) {
      int key = NUMBERS * at;
      if (keys[key + 1] == b
          && keys[key + 2] == c
          && keys[key + 3] == d
          && keys[key + 4] == e
          && keys[key + 5] == f
          && keys[key + 6] == g
          && keys[key] == a) {
        return values[at];
      }
      at = next(at);
    }
    remember(a, b, c, d, e, f, g);
    return null;
  }

  private void remember(int... numbers) {
    System.arraycopy(numbers, 0, missed, 0, NUMBERS);
  }

  /** Puts in what the last search did not find. */
  OneDnnPrimitive add(OneDnnPrimitive value) {
    if (count == MOST) {
      Arrays.fill(values, null);
      count = 0;
    }
    int at = first(missed[0], missed[1], missed[2], missed[3], missed[4], missed[5], missed[6]);
    while (values[at] != null) {
      at = next(at);
    }
    System.arraycopy(missed, 0, keys, NUMBERS * at, NUMBERS);
    values[at] = value;
    count++;
    return value;
  }

  private static int first(int a, int b, int c, int d, int e, int f, int g) {
    int mixed = 31 * (31 * (31 * (31 * (31 * (31 * a + b) + c) + d) + e) + f) + g;
    return (mixed ^ mixed >>> 15) * 0x9E3779B1 >>> 22;
  }

  private static int next(int at) {
    return at + 1 == PLACES ? 0 : at + 1;
  }
}
