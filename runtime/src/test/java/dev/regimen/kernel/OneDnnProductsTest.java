package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which products are oneDNN's, and that they are products. */
@Tag("training")
class OneDnnProductsTest {
  private static final OneDnnProducts.Table AVX2 = OneDnnProducts.Table.AVX2;
  private static final OneDnnProducts.Table AVX_512 = OneDnnProducts.Table.AVX_512;

  @Test
  void rowsThatPushEachOtherOutOfTheCacheStayWithOpenBlas() {
    assertTrue(AVX2.ab(32, 784, 128, 784));
    assertFalse(AVX2.ab(128, 512, 256, 512));
    assertTrue(AVX2.ab(128, 512, 256, 528));
    assertFalse(AVX2.aTb(256, 1024, 64, 1024));
    assertTrue(AVX2.aTb(256, 1000, 64, 1000));
    assertTrue(AVX2.abT(512, 512));
    assertFalse(AVX2.abT(2048, 2048));
  }

  /** Of fewer rows, columns or samples it would take longer. */
  @Test
  void gradientsOfLargeWeightsAreItsOwnWhereRowsMeetInTheCache() {
    for (OneDnnProducts.Table table : List.of(AVX2, AVX_512)) {
      assertTrue(table.aTb(512, 1024, 64, 1024) && table.aTb(2048, 2048, 256, 2048));
      assertFalse(table.aTb(256, 2048, 128, 2048) || table.aTb(512, 512, 128, 512));
      assertFalse(table.aTb(1024, 1024, 32, 1024));
    }
    assertFalse(AVX_512.aTb(512, 1088, 128, 1088));
  }

  @Test
  void nothingIsAddedUpByOneDnnWhereThereIsNothingToAdd() {
    assertFalse(AVX2.ab(4, 5, 0, 5) || AVX2.aTb(4, 5, 0, 5) || AVX2.abT(0, 1));
  }

  @Test
  void besideTheKernelsForAvx512OnlyLargeOnesOfManyRowsAreItsOwn() {
    assertTrue(AVX_512.ab(128, 512, 256, 512));
    assertFalse(AVX_512.ab(32, 784, 512, 784));
    assertFalse(AVX_512.ab(64, 64, 64, 64));
    assertFalse(AVX_512.abT(784, 784) || AVX_512.aTb(512, 784, 128, 784));
  }

  @Test
  void theTableIsOfTheKernelsAndOfTheSetting() {
    Backend.load();
    assumeTrue(OneDnnProducts.table("Zen") != OneDnnProducts.Table.NONE, "oneDNN's natives");
    assertEquals(AVX2, OneDnnProducts.table("Haswell"));
    assertEquals(AVX_512, OneDnnProducts.table("SkylakeX"));
    assertEquals(OneDnnProducts.Table.NONE, OneDnnProducts.table("Prescott"));
    System.setProperty(OneDnnProducts.PROPERTY, OneDnnProducts.OPENBLAS);
    try {
      assertEquals(OneDnnProducts.Table.NONE, OneDnnProducts.table("Haswell"));
    } finally {
      System.clearProperty(OneDnnProducts.PROPERTY);
    }
  }

  /** A run that is continued with other bits is told of it. */
  @Test
  void whatComputesProductsIsNamed() {
    OneDnnProducts.Table table = Backend.byOneDnn();
    boolean own = table != OneDnnProducts.Table.NONE;
    assertEquals(own, Backend.name().endsWith(", oneDNN " + table), Backend.name());
    assertEquals(own, Backend.name().contains("oneDNN"), Backend.name());
  }

  /** With rows further apart than they are long, one, few and many of them. */
  @Test
  void itsProductsAreTheDefinitions() {
    Backend.load();
    assumeTrue(OneDnnProducts.table("Zen") != OneDnnProducts.Table.NONE, "oneDNN's natives");
    for (int[] size : new int[][] {{1, 128, 784}, {2, 3, 5}, {33, 64, 65}, {64, 1, 64}}) {
      for (String ops : new String[] {"NN", "NT", "TN"}) {
        for (float beta : new float[] {0, 0.5f}) {
          multiply(ops, size[0], size[1], size[2], beta);
        }
      }
    }
  }

  private static void multiply(String ops, int m, int n, int k, float beta) {
    boolean aTurned = ops.charAt(0) == 'T';
    boolean bTurned = ops.charAt(1) == 'T';
    int lda = (aTurned ? m : k) + 1;
    int ldb = (bTurned ? k : n) + 2;
    int ldc = n + 3;
    float[] a = random(lda * (aTurned ? k : m), 1);
    float[] b = random(ldb * (bTurned ? n : k), 2);
    float[] c = random(ldc * m, 3);
    try (FloatPointer pa = new FloatPointer(a);
        FloatPointer pb = new FloatPointer(b);
        FloatPointer pc = new FloatPointer(c)) {
      OneDnnProducts.run(ops.charAt(0), ops.charAt(1), m, n, k, pa, lda, pb, ldb, beta, pc, ldc);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = (double) beta * c[i * ldc + j];
          for (int p = 0; p < k; p++) {
            double x = a[aTurned ? p * lda + i : i * lda + p];
            sum += x * b[bTurned ? j * ldb + p : p * ldb + j];
          }
          assertEquals(sum, pc.get((long) i * ldc + j), 1e-6 * (10 + k), ops + i + "," + j);
        }
        assertEquals(c[i * ldc + n], pc.get((long) i * ldc + n), "between the rows");
      }
    }
  }

  private static float[] random(int count, long seed) {
    float[] values = new float[count];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
