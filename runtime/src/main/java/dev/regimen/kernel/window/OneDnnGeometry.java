package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_gohwi;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_init_by_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ohwi;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_impl_info_str;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import dev.regimen.kernel.Workspace;
import java.util.Locale;
import java.util.function.IntFunction;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_convolution_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/** A convolution in oneDNN's terms, of floats or of bf16 numbers. */
final class OneDnnGeometry {
  private final OneDnn library;
  private final Window window;
  private final int filters;
  private final int groups;

  /** The type of the numbers that are multiplied; sums are floats. */
  private final int operand;

  /** Whether weights never change, so that those of the last call need not be laid out anew. */
  private final boolean weightsStay;

  /** What products are computed in. */
  private final Workspace workspace;

  private final long[] stride;
  private final long[] gap;
  private final long[] before;
  private final long[] after;
  private final dnnl_memory_desc_t weights;
  private final dnnl_memory_desc_t anyWeights;
  private final dnnl_memory_desc_t weightGradients;
  private final dnnl_memory_desc_t anyWeightGradients;

  OneDnnGeometry(
      OneDnn library,
      Window window,
      int filters,
      int groups,
      int operand,
      Workspace workspace,
      boolean weightsStay) {
    this.workspace = workspace;
    this.weightsStay = weightsStay;
    this.library = library;
    this.window = window;
    this.filters = filters;
    this.groups = groups;
    this.operand = operand;
    this.stride = new long[] {window.strideHeight(), window.strideWidth()};
    this.gap = new long[] {window.dilationHeight() - 1, window.dilationWidth() - 1};
    this.before = new long[] {window.padTop(), window.padLeft()};
    this.after =
        new long[] {
          window.spanHeight() - window.height() - window.padTop(),
          window.spanWidth() - window.width() - window.padLeft()
        };
    long tall = window.kernelHeight();
    long wide = window.kernelWidth();
    long[] extents =
        groups == 1
            ? new long[] {filters, window.channels(), tall, wide}
            : new long[] {groups, filters / groups, window.channels() / groups, tall, wide};
    int inOrder = groups == 1 ? dnnl_ohwi : dnnl_gohwi;
    this.weights = layout(extents, operand, inOrder);
    this.anyWeights = layout(extents, operand, dnnl_format_tag_any);
    this.weightGradients = layout(extents, dnnl_f32, inOrder);
    this.anyWeightGradients = layout(extents, dnnl_f32, dnnl_format_tag_any);
  }

  static dnnl_memory_desc_t layout(long[] extents, int type, int tag) {
    dnnl_memory_desc_t layout = new dnnl_memory_desc_t();
    OneDnn.check(
        "a layout", dnnl_memory_desc_init_by_tag(layout, extents.length, extents, type, tag));
    return layout;
  }

  private dnnl_memory_desc_t input(int samples, int type) {
    return layout(
        new long[] {samples, window.channels(), window.height(), window.width()}, type, dnnl_nhwc);
  }

  private dnnl_memory_desc_t output(int samples, int type) {
    return layout(
        new long[] {samples, filters, window.outHeight(), window.outWidth()}, type, dnnl_nhwc);
  }

  /** Whether oneDNN takes all three products and none falls to its reference code. */
  boolean isFast() {
    return isFast(this::describeForward)
        && isFast(this::describeInputGradient)
        && isFast(this::describeWeightGradient);
  }

  private static boolean isFast(IntFunction<@Nullable dnnl_primitive_desc> what) {
    dnnl_primitive_desc described = what.apply(1);
    return described != null && isFast(described);
  }

  /** Whether it is not the reference code; the description is gone then. */
  static boolean isFast(dnnl_primitive_desc described) {
    try (PointerPointer<Pointer> name = new PointerPointer<>(1)) {
      OneDnn.check(
          "its name", dnnl_primitive_desc_query(described, dnnl_query_impl_info_str, 0, name));
      return !new BytePointer(name.get(0)).getString().startsWith("ref");
    } finally {
      dnnl_primitive_desc_destroy(described);
    }
  }

  private @Nullable dnnl_primitive_desc describeForward(int samples) {
    return describeForward(samples, dnnl_forward_training, null, library.attributes());
  }

  /**
   * The forward convolution of so many samples, to be fused with what follows it.
   *
   * @param laidOut where its weights are laid out
   */
  OneDnnFusion.Operation forFusion(int samples, FusionWeights.Known laidOut) {
    int channels = window.channels() / groups;
    return new OneDnnFusion.Operation(
        input(samples, operand),
        weights,
        output(samples, dnnl_f32),
        filters,
        window.taps() * channels,
        laidOut,
        (bias, attributes) -> describeForward(samples, dnnl_forward_inference, bias, attributes));
  }

  /** With a bias where a layout of one is given, and what attributes do to y. */
  private @Nullable dnnl_primitive_desc describeForward(
      int samples, int kind, @Nullable dnnl_memory_desc_t bias, dnnl_primitive_attr attributes) {
    dnnl_convolution_desc_t convolution = new dnnl_convolution_desc_t();
    int status =
        dnnl_dilated_convolution_forward_desc_init(
            convolution,
            kind,
            dnnl_convolution_direct,
            input(samples, operand),
            anyWeights,
            bias,
            output(samples, dnnl_f32),
            stride,
            gap,
            before,
            after);
    return described(status, convolution, attributes);
  }

  private @Nullable dnnl_primitive_desc describeInputGradient(int samples) {
    dnnl_convolution_desc_t convolution = new dnnl_convolution_desc_t();
    int status =
        dnnl_dilated_convolution_backward_data_desc_init(
            convolution,
            dnnl_convolution_direct,
            input(samples, dnnl_f32),
            anyWeights,
            output(samples, operand),
            stride,
            gap,
            before,
            after);
    return described(status, convolution);
  }

  private @Nullable dnnl_primitive_desc describeWeightGradient(int samples) {
    dnnl_convolution_desc_t convolution = new dnnl_convolution_desc_t();
    int status =
        dnnl_dilated_convolution_backward_weights_desc_init(
            convolution,
            dnnl_convolution_direct,
            input(samples, operand),
            anyWeightGradients,
            null,
            output(samples, operand),
            stride,
            gap,
            before,
            after);
    return described(status, convolution);
  }

  private @Nullable dnnl_primitive_desc described(int status, dnnl_convolution_desc_t convolution) {
    return described(status, convolution, library.attributes());
  }

  private @Nullable dnnl_primitive_desc described(
      int status, dnnl_convolution_desc_t convolution, dnnl_primitive_attr attributes) {
    dnnl_primitive_desc result = new dnnl_primitive_desc();
    boolean done =
        status == dnnl_success
            && dnnl_primitive_desc_create(
                    result,
                    new const_dnnl_op_desc_t(convolution),
                    attributes,
                    library.engine(),
                    null)
                == dnnl_success;
    return done ? result : null;
  }

  /** y from x and the weights. */
  Product forward(int samples) {
    return product(
        BlockedProduct.Kind.FORWARD,
        required(describeForward(samples)),
        input(samples, operand),
        weights,
        output(samples, dnnl_f32));
  }

  /** dx from dy and the weights. */
  Product inputGradient(int samples) {
    return product(
        BlockedProduct.Kind.INPUT_GRADIENT,
        required(describeInputGradient(samples)),
        input(samples, dnnl_f32),
        weights,
        output(samples, operand));
  }

  /** dWeight from x and dy. */
  Product weightGradient(int samples) {
    return product(
        BlockedProduct.Kind.WEIGHT_GRADIENT,
        required(describeWeightGradient(samples)),
        input(samples, operand),
        weightGradients,
        output(samples, operand));
  }

  private Product product(
      BlockedProduct.Kind kind,
      dnnl_primitive_desc what,
      dnnl_memory_desc_t x,
      dnnl_memory_desc_t w,
      dnnl_memory_desc_t y) {
    BlockedProduct product =
        new BlockedProduct(library, what, kind, x, w, y, workspace, weightsStay);
    workspace.need(product.room());
    return product;
  }

  private dnnl_primitive_desc required(@Nullable dnnl_primitive_desc what) {
    if (what == null) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "oneDNN cannot compute the convolution of %s", window));
    }
    return what;
  }

  /** Two inputs, one result, by their addresses. */
  @FunctionalInterface
  interface Product {
    void run(long first, long second, long result);
  }
}
