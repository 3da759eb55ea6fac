package dev.regimen.kernel;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a large product is cut into small ones, where OpenBLAS does small ones faster.
 *
 * <p>OpenBLAS copies the matrices of a large product into the order in which its kernel reads them.
 * For a weight of 512 x 784 that takes as long as multiplying it with a batch of 16. Its kernels
 * for AVX-512 have a variant for products of at most 10⁶ multiply-adds that reads the matrices
 * where they lie, and a large product is the sum of such. On an EPYC of 2024 the gradient of that
 * weight takes 0.87 of the time so, and a batch of 128, 32 and 16 samples times a weight of 784 x
 * 512 takes 0.85, 0.55 and 0.43.
 *
 * <p>That holds for products whose columns lie side by side in both operands: {@code a b} and
 * {@code aᵀ b}. For {@code a bᵀ} there is no such kernel.
 */
final class Cuts {
  /** For {@code a b}: few rows, because those of b are read anew for each row of a part. */
  private static final Cuts AB = new Cuts(32, 128, 196);

  /** For {@code aᵀ b}. */
  private static final Cuts ATB = new Cuts(96, 64, 128);

  /** For {@code a bᵀ} with a transposed. */
  private static final Cuts ABT = new Cuts(32, 64, 512);

  /** Multiply-adds up to which OpenBLAS's small products are used: its own limit. */
  private static final int SMALL = 1_000_000;

  /**
   * Multiply-adds from which a transposed copy pays: below, its call takes as long as the product.
   */
  private static final long WORTH_COPYING = 50_000;

  /** Where a part may begin. The kernels lose a twentieth where columns are no multiple of 32. */
  private static final int ROW_GRAIN = 4;

  private static final int COLUMN_GRAIN = 32;
  private static final int INNER_GRAIN = 8;

  /** Rows this many floats apart fall into the same lines of a first-level cache: 4 KiB. */
  private static final int CONFLICT = 1024;

  /** Batches of so few rows do not mind: they read each row of b only once or twice. */
  private static final int FEW_ROWS = 48;

  private static final Set<String> KERNELS = Set.of("skylakex", "cooperlake", "sapphirerapids");

  private final int mostRows;
  private final int mostColumns;
  private final int mostInner;

  private Cuts(int mostRows, int mostColumns, int mostInner) {
    this.mostRows = mostRows;
    this.mostColumns = mostColumns;
    this.mostInner = mostInner;
  }

  /** Whether OpenBLAS's kernels of this name have a variant for small products. */
  static boolean suit(String kernels) {
    return KERNELS.contains(kernels.toLowerCase(Locale.ROOT));
  }

  /** The parts in which {@code a b} is faster; null if it is not. */
  static @Nullable Cuts ofAb(int m, int n, int k, int ldb) {
    // A copy of b avoids that its rows push each other out of the cache.
    boolean conflicts = ldb % CONFLICT == 0 && m > FEW_ROWS;
    return isLarge(m, n, k) && !conflicts ? AB : null;
  }

  /** The parts in which {@code aᵀ b} is faster; null if it is not. */
  static @Nullable Cuts ofATb(int m, int n, int k) {
    return isLarge(m, n, k) ? ATB : null;
  }

  /** The parts in which {@code a bᵀ} with a transposed is faster; null if it is not. */
  static @Nullable Cuts ofABt(int m, int n, int k) {
    long work = (long) m * n * k;
    boolean worthCopying =
        work > SMALL ? m > 2 && n >= 8 : work >= WORTH_COPYING && m >= 24 && m * n >= 1024;
    return worthCopying ? ABT : null;
  }

  /**
   * Whether the one call for {@code cᵀ = bᵀ aᵀ}, and a transposed copy of its result, are faster
   * than the one for c: OpenBLAS copies its left operand faster than its right one, so the large
   * one should be left. Kernels for AVX2 then take 0.88, 0.76 and 0.63 of the time for a batch of
   * 64, 32 and 16 samples times a weight of 512 x 784.
   */
  static boolean suitSwap(int m, int n, int k) {
    return isLarge(m, n, k) && 4L * m <= n;
  }

  private static boolean isLarge(int m, int n, int k) {
    return (long) m * n * k > SMALL;
  }

  /** Rows of a part of {@code m}. */
  int rows(int m) {
    return part(m, mostRows, ROW_GRAIN);
  }

  /** Inner elements of a part: twice as many where rows are half as many. */
  int inner(int k, int rows) {
    return part(k, rows <= mostRows / 2 ? 2 * mostInner : mostInner, INNER_GRAIN);
  }

  /** Columns of a part of {@code n}: as many as the others leave room for. */
  int columns(int n, int rows, int inner) {
    int room = SMALL / rows / inner / COLUMN_GRAIN * COLUMN_GRAIN;
    return part(n, Math.min(mostColumns, room), COLUMN_GRAIN);
  }

  /** Parts as equal as the grain allows, so that the last one is no sliver. */
  private static int part(int extent, int most, int grain) {
    int count = (extent + most - 1) / most;
    int size = (extent + count - 1) / count;
    return Math.min(most, (size + grain - 1) / grain * grain);
  }
}
