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
  private final int filters;
  private final int taps;
  private final boolean weightsStay;
  private final float[] filter;
  private final Workspace workspace;
  private final long laidAt;
  private final long biasAt;
  private final long scaledAt;
  private final long room;

  /** What a worker lends otherwise, where what lies in it stays. */
  private final @Nullable Floats own;

  private final OneDnnPrimitive reorder;
  private final OneDnnPrimitive primitive;

  // What is laid out, if that stays.
  private long laid;
  private float @Nullable [] laidScale;

  private OneDnnFusion(OneDnn library, Operation operation, dnnl_primitive_desc what) {
    filters = operation.filters();
    taps = operation.taps();
    weightsStay = operation.weightsStay();
    dnnl_memory_desc_t inner = dnnl_primitive_desc_query_md(what, dnnl_query_weights_md, 0);
    filter = new float[taps];
    workspace = operation.workspace();
    laidAt = BlockedProduct.whole(OneDnnPrimitive.floats(OneDnnPrimitive.scratchpad(what)));
    biasAt = laidAt + BlockedProduct.whole(OneDnnPrimitive.floats(inner));
    scaledAt = biasAt + BlockedProduct.whole(filters);
    room = scaledAt + BlockedProduct.whole((long) filters * taps);
    own = weightsStay ? Floats.allocate(room) : null;
    reorder = OneDnnPrimitive.reorder(library, operation.weights(), inner);
    primitive =
        new OneDnnPrimitive(
            library,
            what,
            new int[] {DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_BIAS, DNNL_ARG_DST},
            new dnnl_memory_desc_t[] {operation.x(), inner, perFilter(filters), operation.y()},
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
   * @param workspace what it is computed in
   * @param weightsStay whether weights never change
   * @param description in oneDNN's terms
   */
  record Operation(
      dnnl_memory_desc_t x,
      dnnl_memory_desc_t weights,
      dnnl_memory_desc_t y,
      int filters,
      int taps,
      Workspace workspace,
      boolean weightsStay,
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
    return own == null ? room : 0;
  }

  /**
   * Computes y; x and y by their addresses.
   *
   * @param at the first float of what a worker lends that is free
   */
  void run(long x, Floats weight, float @Nullable [] scale, float[] shift, long y, long at) {
    Floats memory = own == null ? workspace.memory() : own;
    long first = own == null ? at : 0;
    long address = memory.address() + first * Float.BYTES;
    if (!weightsStay || laid != weight.address() || laidScale != scale) {
      lay(weight, scale, shift, memory, first);
      laid = weight.address();
      laidScale = scale;
    }
    primitive.use(address);
    primitive.run(x, address + laidAt * Float.BYTES, address + biasAt * Float.BYTES, y);
  }

  private void lay(
      Floats weight, float @Nullable [] scale, float[] shift, Floats memory, long first) {
    memory.write(first + biasAt, shift, filters);
    long to = memory.address() + (first + laidAt) * Float.BYTES;
    if (scale == null) {
      reorder.run(weight.address(), to);
      return;
    }
    for (int f = 0; f < filters; f++) {
      long at = (long) f * taps;
      weight.read(at, filter, taps);
      scale(filter, scale[f]);
      memory.write(first + scaledAt + at, filter, taps);
    }
    reorder.run(memory.address() + (first + scaledAt) * Float.BYTES, to);
  }

  private static void scale(float[] filter, float by) {
    for (int i = 0; i < filter.length; i++) {
      filter[i] *= by;
    }
  }
}
