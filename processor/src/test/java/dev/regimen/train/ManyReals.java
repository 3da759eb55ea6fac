package dev.regimen.train;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Reals;
import java.util.Arrays;

/** Numbers of either precision as doubles, many at once. */
final class ManyReals {
  private ManyReals() {}

  static double[] read(Reals from, long at, int count) {
    double[] values = new double[count];
    if (from instanceof Doubles doubles) {
      doubles.read(at, values, 0, count);
    } else if (from instanceof Floats) {
      float[] tile = new float[count];
      from.read(at, tile, 0, count);
      Arrays.setAll(values, i -> tile[i]);
    } else {
      Arrays.setAll(values, i -> from.get(at + i));
    }
    return values;
  }

  static void write(Reals to, long at, double[] values) {
    if (to instanceof Doubles doubles) {
      doubles.write(at, values, 0, values.length);
    } else {
      float[] tile = new float[values.length];
      for (int i = 0; i < tile.length; i++) {
        tile[i] = (float) values[i];
      }
      to.write(at, tile, 0, tile.length);
    }
  }
}
