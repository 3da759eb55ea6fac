package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Workspace;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.jspecify.annotations.Nullable;

/**
 * A convolution on operands in the layouts that oneDNN chooses: what it takes is laid out anew
 * before it, and what it makes behind it, in memory that all convolutions of a worker share, as is
 * what it works in. Weights that stay are laid out once, in memory of their own.
 */
final class BlockedProduct implements OneDnnGeometry.Product {
  /** Floats of a cache line, which each part of the shared memory begins at. */
  private static final int LINE = 16;

  private final Workspace workspace;
  private final OneDnnPrimitive primitive;
  private final Part first;
  private final Part second;
  private final Part result;
  private final long room;

  /** The second operand as it is laid out, if it stays. */
  private final @Nullable Floats kept;

  /** Where the operand lay that is kept. */
  private long laid;

  /** Which of a convolution's three products; each names two operands and its result. */
  enum Kind {
    FORWARD(
        DNNL_ARG_SRC,
        dnnl_query_src_md,
        DNNL_ARG_WEIGHTS,
        dnnl_query_weights_md,
        DNNL_ARG_DST,
        dnnl_query_dst_md),
    INPUT_GRADIENT(
        DNNL_ARG_DIFF_DST,
        dnnl_query_diff_dst_md,
        DNNL_ARG_WEIGHTS,
        dnnl_query_weights_md,
        DNNL_ARG_DIFF_SRC,
        dnnl_query_diff_src_md),
    WEIGHT_GRADIENT(
        DNNL_ARG_SRC,
        dnnl_query_src_md,
        DNNL_ARG_DIFF_DST,
        dnnl_query_diff_dst_md,
        DNNL_ARG_DIFF_WEIGHTS,
        dnnl_query_diff_weights_md);

    private final int[] roles;
    private final int[] queries;

    Kind(
        int firstRole,
        int firstQuery,
        int secondRole,
        int secondQuery,
        int resultRole,
        int resultQuery) {
      roles = new int[] {firstRole, secondRole, resultRole};
      queries = new int[] {firstQuery, secondQuery, resultQuery};
    }
  }

  /** Where an argument lies beside its own place, and what brings it there or back. */
  private record Part(long at, long end, @Nullable OneDnnPrimitive reorder) {
    /** The address at which oneDNN finds the argument, where its own is given. */
    long in(long shared, long own) {
      return reorder == null ? own : shared + at * Float.BYTES;
    }
  }

  /**
   * A product.
   *
   * @param what is computed; closed with this object
   * @param x how the input lies
   * @param weights how the weights lie
   * @param y how the output lies
   * @param weightsStay whether every run has the same weights
   */
  BlockedProduct(
      OneDnn library,
      dnnl_primitive_desc what,
      Kind kind,
      dnnl_memory_desc_t x,
      dnnl_memory_desc_t weights,
      dnnl_memory_desc_t y,
      Workspace workspace,
      boolean weightsStay) {
    this.workspace = workspace;
    dnnl_memory_desc_t[] inner = new dnnl_memory_desc_t[kind.queries.length];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = dnnl_primitive_desc_query_md(what, kind.queries[i], 0);
    }
    primitive = new OneDnnPrimitive(library, what, kind.roles, inner, true);
    dnnl_memory_desc_t[] plain =
        switch (kind) {
          case FORWARD -> new dnnl_memory_desc_t[] {x, weights, y};
          case INPUT_GRADIENT -> new dnnl_memory_desc_t[] {y, weights, x};
          case WEIGHT_GRADIENT -> new dnnl_memory_desc_t[] {x, y, weights};
        };
    first = part(library, scratch(what), plain[0], inner[0], true);
    second = part(library, first.end, plain[1], inner[1], true);
    boolean keeps = weightsStay && kind != Kind.WEIGHT_GRADIENT && second.reorder != null;
    kept = keeps ? Floats.allocate(second.end - second.at) : null;
    result = part(library, keeps ? second.at : second.end, plain[2], inner[2], false);
    room = result.end;
  }

  private static long scratch(dnnl_primitive_desc what) {
    return whole(OneDnnPrimitive.floats(OneDnnPrimitive.scratchpad(what)));
  }

  private static Part part(
      OneDnn library,
      long at,
      dnnl_memory_desc_t plain,
      dnnl_memory_desc_t inner,
      boolean operand) {
    if (dnnl_memory_desc_equal(plain, inner) != 0) {
      return new Part(at, at, null);
    }
    return new Part(
        at,
        at + whole(OneDnnPrimitive.floats(inner)),
        operand
            ? OneDnnPrimitive.reorder(library, plain, inner)
            : OneDnnPrimitive.reorder(library, inner, plain));
  }

  static long whole(long floats) {
    return (floats + LINE - 1) / LINE * LINE;
  }

  /** Floats that this uses of the shared memory. */
  long room() {
    return room;
  }

  @Override
  public void run(long firstAt, long secondAt, long resultAt) {
    long shared = workspace.address();
    long a = first.in(shared, firstAt);
    long b = kept == null ? second.in(shared, secondAt) : kept.address();
    long c = result.in(shared, resultAt);
    if (first.reorder != null) {
      first.reorder.run(firstAt, a);
    }
    if (second.reorder != null && (kept == null || laid != secondAt)) {
      second.reorder.run(secondAt, b);
      laid = secondAt;
    }
    primitive.use(shared);
    primitive.run(a, b, c);
    if (result.reorder != null) {
      result.reorder.run(c, resultAt);
    }
  }
}
