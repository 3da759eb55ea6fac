package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_matmul_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Worker;
import java.util.Locale;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_matmul_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * Products of matrices of bf16 numbers, {@code c = op(a) op(b)}, by the processor's own
 * instructions; what is added up and comes out is float.
 *
 * <p>A vector of bf16 numbers is a vector of floats half as long, two numbers in the place of one,
 * which {@link #pack} makes and only products read. Matrices are given as to {@link
 * dev.regimen.kernel.Gemm}: offsets and distances count numbers, of a and b those of bf16. Every
 * extent is checked before the call, which allocates nothing once it has been made.
 *
 * <p>The processor takes numbers below the smallest normal one, 2^-126, for zero.
 *
 * <p>An instance belongs to one worker.
 */
public final class Bf16Gemm {
  /** Numbers that are packed by one call: as many as a second-level cache holds. */
  private static final int CHUNK = 1 << 17;

  private final Worker worker;
  private final PrimitiveTable primitives = new PrimitiveTable();
  private final OneDnn library;

  /**
   * Products for one worker.
   *
   * @throws IllegalStateException if this machine has none; see {@link Bf16Support}
   */
  public Bf16Gemm(Worker worker) {
    this.worker = worker;
    this.library = library();
  }

  static OneDnn library() {
    Bf16Support.missing()
        .ifPresent(
            missing -> {
              throw new IllegalStateException(
                  "products of bf16 numbers are not this machine's: " + missing);
            });
    return OneDnn.load().orElseThrow();
  }

  /** Rounds numbers {@code [first, end)} of x to the nearest bf16, ties to even. */
  public void pack(long first, long end, Floats x, Floats packed) {
    checkPacked("x", first, end, x.length());
    checkPacked("packed", first, end, 2 * packed.length());
    for (long at = first; at < end; at += CHUNK) {
      int count = (int) Math.min(CHUNK, end - at);
      packing(count).run(x.address() + Float.BYTES * at, packed.address() + Short.BYTES * at);
    }
  }

  private OneDnnPrimitive packing(int count) {
    OneDnnPrimitive known = primitives.find(0, count, 0, 0, 0, 0, 0);
    return known != null ? known : primitives.add(newPacking(count));
  }

  private OneDnnPrimitive newPacking(int count) {
    dnnl_memory_desc_t from = matrix(dnnl_f32, 1, count, count, 1);
    dnnl_memory_desc_t to = matrix(dnnl_bf16, 1, count, count, 1);
    dnnl_primitive_desc what = new dnnl_primitive_desc();
    OneDnn.check(
        "a rounding",
        dnnl_reorder_primitive_desc_create(
            what, from, library.engine(), to, library.engine(), library.attributes()));
    int[] roles = {DNNL_ARG_FROM, DNNL_ARG_TO};
    return new OneDnnPrimitive(library, what, roles, new dnnl_memory_desc_t[] {from, to});
  }

  /** {@code c[m,n] = a[m,k] b[k,n]}. */
  public void ab(
      int m,
      int n,
      int k,
      Floats a,
      long aAt,
      int lda,
      Floats b,
      long bAt,
      int ldb,
      Floats c,
      long cAt,
      int ldc) {
    run(Form.AB, m, n, k, a, aAt, lda, b, bAt, ldb, c, cAt, ldc);
  }

  /** {@code c[m,n] = a[m,k] b[n,k]ᵀ}. */
  public void abT(
      int m,
      int n,
      int k,
      Floats a,
      long aAt,
      int lda,
      Floats b,
      long bAt,
      int ldb,
      Floats c,
      long cAt,
      int ldc) {
    run(Form.ABT, m, n, k, a, aAt, lda, b, bAt, ldb, c, cAt, ldc);
  }

  /** {@code c[m,n] = a[k,m]ᵀ b[k,n]}. */
  public void aTb(
      int m,
      int n,
      int k,
      Floats a,
      long aAt,
      int lda,
      Floats b,
      long bAt,
      int ldb,
      Floats c,
      long cAt,
      int ldc) {
    run(Form.ATB, m, n, k, a, aAt, lda, b, bAt, ldb, c, cAt, ldc);
  }

  private void run(
      Form form,
      int m,
      int n,
      int k,
      Floats a,
      long aAt,
      int lda,
      Floats b,
      long bAt,
      int ldb,
      Floats c,
      long cAt,
      int ldc) {
    boolean aTransposed = form == Form.ATB;
    boolean bTransposed = form == Form.ABT;
    check("a", aTransposed ? k : m, aTransposed ? m : k, lda, aAt, 2 * a.length());
    check("b", bTransposed ? n : k, bTransposed ? k : n, ldb, bAt, 2 * b.length());
    check("c", m, n, ldc, cAt, c.length());
    if (m == 0 || n == 0) {
      return;
    }
    long start = worker.startProduct();
    OneDnnPrimitive product = primitives.find(form.ordinal() + 1, m, n, k, lda, ldb, ldc);
    if (product == null) {
      product = primitives.add(newProduct(form, m, n, k, lda, ldb, ldc));
    }
    product.run(
        a.address() + Short.BYTES * aAt,
        b.address() + Short.BYTES * bAt,
        c.address() + Float.BYTES * cAt);
    worker.endProduct(start, (long) m * n * k);
  }

  private OneDnnPrimitive newProduct(Form form, int m, int n, int k, int lda, int ldb, int ldc) {
    dnnl_memory_desc_t[] layouts = {
      form == Form.ATB ? matrix(dnnl_bf16, m, k, 1, lda) : matrix(dnnl_bf16, m, k, lda, 1),
      form == Form.ABT ? matrix(dnnl_bf16, k, n, 1, ldb) : matrix(dnnl_bf16, k, n, ldb, 1),
      matrix(dnnl_f32, m, n, ldc, 1)
    };
    dnnl_matmul_desc_t product = new dnnl_matmul_desc_t();
    OneDnn.check(
        "a product", dnnl_matmul_desc_init(product, layouts[0], layouts[1], null, layouts[2]));
    dnnl_primitive_desc what = new dnnl_primitive_desc();
    OneDnn.check(
        "a product of bf16 numbers",
        dnnl_primitive_desc_create(
            what, new const_dnnl_op_desc_t(product), library.attributes(), library.engine(), null));
    int[] roles = {DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_DST};
    return new OneDnnPrimitive(library, what, roles, layouts);
  }

  private static dnnl_memory_desc_t matrix(
      int type, long rows, long columns, long rowStride, long columnStride) {
    dnnl_memory_desc_t layout = new dnnl_memory_desc_t();
    long[] extents = {rows, columns};
    long[] strides = {rowStride, columnStride};
    OneDnn.check("a matrix", dnnl_memory_desc_init_by_strides(layout, 2, extents, type, strides));
    return layout;
  }

  /** Native code does not check; so nothing wrong may reach it. */
  private static void check(String name, int rows, int columns, int stride, long at, long length) {
    boolean empty = rows == 0 || columns == 0;
    long end = empty ? at : at + (long) (rows - 1) * stride + columns;
    if (rows < 0 || columns < 0 || stride < Math.max(1, columns) || at < 0 || end > length) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "matrix %s of %d x %d, row stride %d, at %d does not lie in a vector of %d",
              name,
              rows,
              columns,
              stride,
              at,
              length));
    }
  }

  private static void checkPacked(String name, long first, long end, long length) {
    if (first < 0 || end < first || end > length) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT, "%d to %d of %s is not in a vector of %d", first, end, name, length));
    }
  }

  /** Which operand is transposed. */
  private enum Form {
    AB,
    ABT,
    ATB
  }
}
