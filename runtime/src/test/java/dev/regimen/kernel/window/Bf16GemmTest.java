package dev.regimen.kernel.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.kernel.Bf16;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Vectors;
import dev.regimen.kernel.Worker;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Products of packed numbers beside the definition in double, of the rounded numbers. */
@Tag("training")
class Bf16GemmTest {
  /** Of the sum of the sizes of what is added up: a float's rounding, many times over. */
  private static final double TOLERANCE = 1e-6;

  private final Worker worker = Worker.single();

  @BeforeEach
  void onlyWhereTheProcessorHasSuchProducts() {
    assumeTrue(Bf16Support.missing().isEmpty(), () -> "bf16: " + Bf16Support.missing());
  }

  private static double[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(count, -2, 2).map(each -> (float) each).toArray();
  }

  private static double[] rounded(double[] values) {
    return Arrays.stream(values).map(each -> Bf16.bf16((float) each)).toArray();
  }

  static Floats packed(double[] values) {
    Floats packed = Floats.allocate((values.length + 1) / 2);
    new Bf16Gemm(Worker.single()).pack(0, values.length, Vectors.floats(values), packed);
    return packed;
  }

  /** The bits of a packed number as a float's. */
  private static float at(Floats packed, int index) {
    float[] pair = new float[1];
    packed.read(index / 2, pair, 1);
    int bits = Float.floatToRawIntBits(pair[0]);
    return Float.intBitsToFloat(index % 2 == 0 ? bits << 16 : bits >> 16 << 16);
  }

  @Test
  void packingRoundsToTheNearestTiesToEven() {
    double[] values = random(1001, 7);
    float[] special = {
      0f,
      -0f,
      1f,
      0x1.01p0f,
      0x1.03p0f,
      0x1.0100002p0f,
      -0x1.01p0f,
      3e38f,
      Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      0x1p-126f,
      0x1.81p-100f
    };
    for (int i = 0; i < special.length; i++) {
      values[i] = special[i];
    }
    Floats packed = packed(values);
    for (int i = 0; i < values.length; i++) {
      assertEquals(Bf16.bf16((float) values[i]), at(packed, i), "of " + values[i]);
    }
    assertTrue(Float.isNaN(at(packed(new double[] {Float.NaN, 1}), 0)));
  }

  @Test
  void packsARangeAndNothingElse() {
    int count = 300_001;
    double[] values = random(count, 3);
    Floats packed = Floats.allocate(count / 2 + 1);
    Bf16Gemm gemm = new Bf16Gemm(worker);
    Floats x = Vectors.floats(values);
    gemm.pack(1, 5, x, packed);
    assertEquals(0, at(packed, 0));
    assertEquals(Bf16.bf16((float) values[1]), at(packed, 1));
    assertEquals(Bf16.bf16((float) values[4]), at(packed, 4));
    assertEquals(0, at(packed, 5));
    gemm.pack(5, count, x, packed);
    assertEquals(Bf16.bf16((float) values[count - 1]), at(packed, count - 1));
    gemm.pack(7, 7, x, packed);
    assertThrows(IndexOutOfBoundsException.class, () -> gemm.pack(0, count + 1, x, packed));
    assertThrows(IndexOutOfBoundsException.class, () -> gemm.pack(0, 10, x, Floats.allocate(4)));
  }

  /** Offsets are odd, and rows lie further apart than they are long. */
  @ParameterizedTest
  @CsvSource({"1,1,1", "3,5,7", "16,10,33", "64,128,100", "65,257,131", "128,10,256", "0,3,4"})
  void multipliesTheRoundedNumbers(int m, int n, int k) {
    Bf16Gemm gemm = new Bf16Gemm(worker);
    for (String form : new String[] {"ab", "abT", "aTb"}) {
      int lda = (form.equals("aTb") ? m : k) + 1;
      int ldb = (form.equals("abT") ? k : n) + 2;
      int ldc = n + 3;
      double[] a = random(3 + lda * (form.equals("aTb") ? k : m), 1);
      double[] b = random(1 + ldb * (form.equals("abT") ? n : k), 2);
      Floats c = Floats.allocate(4 + (long) ldc * m);
      c.fill(77);
      for (int repeat = 0; repeat < 2; repeat++) {
        switch (form) {
          case "ab" -> gemm.ab(m, n, k, packed(a), 3, lda, packed(b), 1, ldb, c, 4, ldc);
          case "abT" -> gemm.abT(m, n, k, packed(a), 3, lda, packed(b), 1, ldb, c, 4, ldc);
          default -> gemm.aTb(m, n, k, packed(a), 3, lda, packed(b), 1, ldb, c, 4, ldc);
        }
      }
      double[] ra = rounded(a);
      double[] rb = rounded(b);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          double size = 0;
          for (int p = 0; p < k; p++) {
            double x = ra[3 + (form.equals("aTb") ? p * lda + i : i * lda + p)];
            double y = rb[1 + (form.equals("abT") ? j * ldb + p : p * ldb + j)];
            sum += x * y;
            size += Math.abs(x * y);
          }
          assertEquals(sum, c.get(4 + (long) i * ldc + j), TOLERANCE * size, form + i + "," + j);
        }
        assertEquals(77, c.get(4 + (long) i * ldc + n), "between the rows");
      }
    }
  }

  @Test
  void refusesWhatLiesOutside() {
    Bf16Gemm gemm = new Bf16Gemm(worker);
    Floats a = Floats.allocate(6);
    Floats c = Floats.allocate(9);
    gemm.ab(3, 3, 4, a, 0, 4, a, 0, 3, c, 0, 3);
    Exception refused =
        assertThrows(
            IndexOutOfBoundsException.class, () -> gemm.ab(3, 3, 4, a, 1, 4, a, 0, 3, c, 0, 3));
    assertEquals(
        "matrix a of 3 x 4, row stride 4, at 1 does not lie in a vector of 12",
        refused.getMessage());
    assertThrows(
        IndexOutOfBoundsException.class, () -> gemm.aTb(3, 3, 5, a, 0, 3, a, 0, 3, c, 0, 3));
    assertThrows(
        IndexOutOfBoundsException.class, () -> gemm.abT(3, 3, 4, a, 0, 4, a, 0, 4, c, 1, 3));
  }

  @Test
  void aTableOfOperationsBeginsAnewWhereItIsFull() {
    Bf16Gemm gemm = new Bf16Gemm(worker);
    Floats x = Floats.allocate(1000);
    x.fill(1.5);
    Floats packed = Floats.allocate(500);
    for (int count = 1; count <= PrimitiveTable.MOST + 50; count++) {
      gemm.pack(0, count, x, packed);
    }
    gemm.pack(0, 1000, x, packed);
    assertEquals(1.5f, at(packed, 999));
  }

  private static PlainConvolution[] cases() {
    return PlainConvolution.cases();
  }

  /** Of samples 1 to 4 of 5; the others stay. */
  @ParameterizedTest
  @MethodSource("cases")
  void convolvesTheRoundedNumbers(PlainConvolution plain) {
    double[] x = PlainConvolution.random(5 * plain.inputSize(), 1);
    double[] weight = PlainConvolution.random(plain.weightSize(), 2);
    double[] dy = PlainConvolution.random(5 * plain.outputSize(), 3);
    Floats y = Floats.allocate(dy.length);
    Floats dx = Floats.allocate(x.length);
    Floats dWeight = Floats.allocate(weight.length);
    Bf16Convolution convolution =
        new Bf16Convolution(worker, plain.window(), plain.filters(), plain.groups());
    convolution.forward(1, 4, packed(x), packed(weight), y);
    convolution.gradients(1, 4, packed(x), packed(weight), packed(dy), dx, dWeight);
    assertParts("y", plain.forward(5, rounded(x), rounded(weight)), y, plain.outputSize());
    double[] expected = plain.inputGradient(5, rounded(dy), rounded(weight));
    assertParts("dx", expected, dx, plain.inputSize());
    double[] seen = Arrays.copyOfRange(x, plain.inputSize(), 4 * plain.inputSize());
    double[] arrived = Arrays.copyOfRange(dy, plain.outputSize(), 4 * plain.outputSize());
    Vectors.assertClose(
        "dWeight", plain.weightGradient(3, rounded(seen), rounded(arrived)), dWeight, 1e-5);
    convolution.weightGradient(2, 2, packed(x), packed(dy), dWeight);
    Vectors.assertClose("dWeight of nothing", new double[weight.length], dWeight, 0);
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> convolution.forward(0, 6, packed(x), packed(weight), y));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> convolution.forward(0, 1, packed(x), Floats.allocate(0), y));
  }

  private static void assertParts(String name, double[] values, Floats actual, int size) {
    double[] expected = new double[values.length];
    System.arraycopy(values, size, expected, size, 3 * size);
    Vectors.assertClose(name, expected, actual, 1e-5);
  }

  @Test
  void whatIsMissingIsNamed() {
    Optional<Set<String>> with = Optional.of(Set.of("avx2", "avx512_bf16"));
    Optional<Set<String>> without = Optional.of(Set.of("avx2"));
    assertEquals(Optional.empty(), Bf16Support.missing(true, true, Optional.empty()));
    assertEquals(Optional.of("it has no avx512_bf16"), Bf16Support.missing(true, false, without));
    assertEquals(
        Optional.of("whether it has avx512_bf16 is unknown"),
        Bf16Support.missing(true, false, Optional.empty()));
    assertTrue(Bf16Support.missing(true, false, with).get().contains("ONEDNN_MAX_CPU_ISA"));
    assertTrue(Bf16Support.missing(false, false, with).get().contains("org.bytedeco:dnnl"));
  }
}
