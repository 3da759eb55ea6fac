package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_sum;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_x;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Workspace;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.jspecify.annotations.Nullable;

/**
 * A product of inputs and weights with what follows it, {@code y = f(scale (x weight) + shift +
 * y)}, as one primitive: the scale goes into the weights, the shift is the bias, and the rest is
 * done to the output while it lies in registers. What is added lies in y before, because with a sum
 * of another operand oneDNN takes slower code: 1.1 to 1.4 of the time on an EPYC of 2024.
 */
final class OneDnnFusion {
  private final Workspace workspace;
  private final FusionWeights weights;

  /** Floats that the primitive works in. */
  private final long scratch;

  private final OneDnnPrimitive primitive;

  private OneDnnFusion(OneDnn library, Operation operation, dnnl_primitive_desc what) {
    dnnl_memory_desc_t inner = dnnl_primitive_desc_query_md(what, dnnl_query_weights_md, 0);
    workspace = operation.laidOut().workspace();
    weights = operation.laidOut().of(library, operation, inner);
    scratch = BlockedProduct.whole(OneDnnPrimitive.floats(OneDnnPrimitive.scratchpad(what)));
    primitive =
        new OneDnnPrimitive(
            library,
            what,
            new int[] {DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_BIAS, DNNL_ARG_DST},
            new dnnl_memory_desc_t[] {
              operation.x(), inner, perFilter(operation.filters()), operation.y()
            },
            true);
  }

  /**
   * What is fused with what follows it.
   *
   * @param x the layout of its input
   * @param weights the layout of its weights, filter by filter
   * @param y the layout of its output
   * @param filters how many there are
   * @param taps weights of each
   * @param laidOut the weights that are laid out for it, and for other numbers of samples
   * @param description in oneDNN's terms
   */
  record Operation(
      dnnl_memory_desc_t x,
      dnnl_memory_desc_t weights,
      dnnl_memory_desc_t y,
      int filters,
      int taps,
      FusionWeights.Known laidOut,
      Description description) {}

  /** An operation with a bias for each filter; null where oneDNN cannot. */
  @FunctionalInterface
  interface Description {
    @Nullable dnnl_primitive_desc of(dnnl_memory_desc_t bias, dnnl_primitive_attr attributes);
  }

  private static dnnl_memory_desc_t perFilter(int filters) {
    return OneDnnGeometry.layout(new long[] {filters}, dnnl_f32, dnnl_x);
  }

  /**
   * Compiles it; null where oneDNN has no fast code for it.
   *
   * @param adds whether y is added to
   * @param rectifies whether f is max(0, ·) and not the identity
   */
  static @Nullable OneDnnFusion of(
      OneDnn library, Operation operation, boolean adds, boolean rectifies) {
    dnnl_primitive_attr attributes = library.newAttributes();
    dnnl_post_ops follows = new dnnl_post_ops();
    try {
      OneDnn.check("post-ops", dnnl_post_ops_create(follows));
      if (adds) {
        OneDnn.check("a sum", dnnl_post_ops_append_sum(follows, 1));
      }
      if (rectifies) {
        int status = dnnl_post_ops_append_eltwise(follows, 1, dnnl_eltwise_relu, 0, 0);
        OneDnn.check("a rectifier", status);
      }
      OneDnn.check("post-ops", dnnl_primitive_attr_set_post_ops(attributes, follows));
      dnnl_primitive_desc what = described(operation, attributes);
      return what == null ? null : new OneDnnFusion(library, operation, what);
    } finally {
      if (!follows.isNull()) {
        dnnl_post_ops_destroy(follows);
      }
      dnnl_primitive_attr_destroy(attributes);
    }
  }

  private static @Nullable dnnl_primitive_desc described(
      Operation operation, dnnl_primitive_attr attributes) {
    dnnl_memory_desc_t bias = perFilter(operation.filters());
    dnnl_primitive_desc probe = operation.description().of(bias, attributes);
    return probe != null && OneDnnGeometry.isFast(probe)
        ? operation.description().of(bias, attributes)
        : null;
  }

  /** Floats that this uses of what a worker lends. */
  long room() {
    return scratch + weights.room();
  }

  /**
   * Lays weights out, and the scale in them; false where a number among them is not finite, of
   * which oneDNN's rectifier would make 0 without a word.
   *
   * @param free the first float of what a worker lends that may be used
   */
  boolean lay(Floats weight, float @Nullable [] scale, float[] shift, long free) {
    return weights.lay(weight, scale, shift, free + scratch);
  }

  /**
   * Computes y by the weights that were laid out last; x and y by their addresses.
   *
   * @param free as it was told then
   */
  void run(long x, long y, long free) {
    primitive.use(workspace.address() + free * Float.BYTES);
    primitive.run(x, weights.address(), weights.bias(), y);
  }
}
