package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounding against the nearer of the two neighbours, for every brain float there is. */
@Tag("pure")
class Bf16Test {
  private static final int[] REST = {0, 1, 0x4000, 0x7fff, 0x8000, 0x8001, 0xc000, 0xffff};

  /** What a brain float of these bits is worth; where infinity stands, the next power of two. */
  private static double worth(int bits) {
    float value = Float.intBitsToFloat(bits << 16);
    return Float.isInfinite(value) ? Math.copySign(0x1p128, value) : value;
  }

  private static float nearest(int upper, double x) {
    double below = Math.abs(x - worth(upper));
    double above = Math.abs(worth(upper + 1) - x);
    boolean up = above < below || above == below && (upper & 1) == 1;
    return Float.intBitsToFloat((up ? upper + 1 : upper) << 16);
  }

  @Test
  void everyUpperHalfRoundsToTheNearerNeighbourAndTiesToTheEvenOne() {
    for (int upper = 0; upper < 1 << 16; upper++) {
      for (int rest : REST) {
        float x = Float.intBitsToFloat(upper << 16 | rest);
        if (Float.isNaN(x)) {
          assertTrue(Float.isNaN(Bf16.bf16(x)));
          assertTrue(Double.isNaN(Bf16.bf16((double) x)));
          continue;
        }
        float expected = Float.isInfinite(x) ? x : nearest(upper, x);
        assertEquals(bits(expected), bits(Bf16.bf16(x)), () -> x + " to " + expected);
        double ofDouble = Bf16.bf16((double) x);
        assertEquals(expected, ofDouble, 0, () -> x + " to " + expected);
        assertEquals(1 / expected, 1 / ofDouble, Math.ulp(1 / expected), "its sign");
      }
    }
  }

  private static int bits(float x) {
    return Float.floatToRawIntBits(x);
  }

  /** What is above a tie by less than a float can tell is above it. */
  @Test
  void aDoubleIsRoundedOnce() {
    for (int upper = 0; upper < 0x7f80; upper += 2) {
      double tie = (worth(upper) + worth(upper + 1)) / 2;
      assertEquals(worth(upper), Bf16.bf16(tie));
      assertEquals(worth(upper + 1), finite(Bf16.bf16(Math.nextUp(tie))));
      assertEquals(-worth(upper + 1), finite(Bf16.bf16(-Math.nextUp(tie))));
    }
    assertEquals(0x1p128, finite(Bf16.bf16(1e300)));
  }

  private static double finite(double x) {
    return Double.isInfinite(x) ? Math.copySign(0x1p128, x) : x;
  }

  /** In tiles, and no entry beside the range. */
  @Test
  void aRangeOfAWeightIsRoundedInEitherPrecision() {
    int length = 3000;
    Floats floats = Floats.allocate(length);
    Doubles doubles = Doubles.allocate(length);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = 1 + i / 4096f;
      doubles.write(i, new double[] {values[i]}, 1);
    }
    floats.write(0, values, length);
    Floats roundedFloats = Floats.allocate(length);
    Doubles roundedDoubles = Doubles.allocate(length);
    WeightRounding rounding = new WeightRounding();
    rounding.bf16(5, 2990, floats, roundedFloats);
    rounding.bf16(5, 2990, doubles, roundedDoubles);
    float[] actual = new float[length];
    double[] inDouble = new double[length];
    roundedFloats.read(0, actual, length);
    roundedDoubles.read(0, inDouble, length);
    for (int i = 0; i < length; i++) {
      double expected = i < 5 || i >= 2990 ? 0 : Math.rint(values[i] * 128) / 128;
      assertEquals(expected, actual[i], "entry " + i);
      assertEquals(expected, inDouble[i], "entry " + i);
    }
  }

  @Test
  void whatAProcessorHasIsReadFromItsFirstLineOfFlags(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("cpuinfo");
    assertEquals(Optional.empty(), ProcessorFlags.of(file));
    Files.writeString(file, "processor\t: 0\nflags\t\t: fpu avx512_bf16 avx2\nbugs\t: none\n");
    assertEquals(Optional.of(Set.of("fpu", "avx512_bf16", "avx2")), ProcessorFlags.of(file));
    Files.writeString(file, "processor : 0\nFeatures : fp bf16\n");
    assertEquals(Optional.of(Set.of("fp", "bf16")), ProcessorFlags.of(file));
    Files.writeString(file, "cpu : POWER9\n");
    assertEquals(Optional.empty(), ProcessorFlags.of(file));
  }
}
