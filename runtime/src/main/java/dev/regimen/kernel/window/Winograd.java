package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_winograd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_data_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_backward_weights_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_dilated_convolution_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ohwi;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import dev.regimen.kernel.Workspace;
import dev.regimen.kernel.window.OneDnnGeometry.Product;
import java.util.Optional;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_convolution_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions with kernels of 3 × 3 by Winograd's minimal filtering F(4 × 4, 3 × 3), which takes
 * 36 multiplications for what takes 144 otherwise (Lavin and Gray 2016), where oneDNN has it: on
 * processors with AVX-512. Maps are laid out anew before and behind.
 *
 * <p>Which convolutions are computed so is a fixed table, so that a machine gives the same bits in
 * every run: those that measured at least 15 % faster, what is laid out anew included. Results
 * differ from a direct convolution's by at most {@value #ERROR} of the largest; measured were up to
 * 3e-6, where two direct ones differ by 1e-6 and, in the gradient of weights, 6e-6. The system
 * property {@value #PROPERTY} with the value {@value #DIRECT} computes all of them directly.
 */
final class Winograd {
  static final String PROPERTY = "regimen.convolutions";
  static final String DIRECT = "direct";

  /** What results may differ by, as a share of the largest. */
  static final double ERROR = 1e-5;

  /** Rows and columns of a tile of results. */
  private static final int TILE = 4;

  /** Channels that fill vectors, and what they are blocked by. */
  private static final int LEAST = 32;

  private static final int BLOCK = 16;
  private static final int MANY = 64;

  /** Tiles below which laying the weights out for all 36 products costs more than it spares. */
  private static final int TILES = 128;

  /** Results of tiles over those of the map from which half of the gain is lost at its edges. */
  private static final double WASTE = 1.15;

  /** Floats that a worker lends to one convolution: 48 MiB. */
  private static final long ROOM = 12L << 20;

  private final OneDnn library;
  private final Window window;
  private final int filters;
  private final Workspace workspace;

  private Winograd(OneDnn library, Window window, int filters, Workspace workspace) {
    this.library = library;
    this.window = window;
    this.filters = filters;
    this.workspace = workspace;
  }

  /** For a convolution that has such a form, unless the property asks for direct ones. */
  static Optional<Winograd> of(
      OneDnn library, Window window, int filters, int groups, Workspace workspace) {
    boolean wanted = !DIRECT.equalsIgnoreCase(System.getProperty(PROPERTY, ""));
    return wanted && groups == 1 && fits(window, filters)
        ? Optional.of(new Winograd(library, window, filters, workspace))
        : Optional.empty();
  }

  private static boolean fits(Window window, int filters) {
    boolean small =
        window.kernelHeight() == 3
            && window.kernelWidth() == 3
            && window.strideHeight() == 1
            && window.strideWidth() == 1
            && window.dilationHeight() == 1
            && window.dilationWidth() == 1;
    return small && isWide(window.channels()) && isWide(filters);
  }

  private static boolean isWide(int channels) {
    return channels >= LEAST && channels % BLOCK == 0;
  }

  /** y from x and the weights; null where a direct convolution is as fast. */
  @Nullable Product forward(int samples) {
    return suitsMaps(samples, filters) ? product(BlockedProduct.Kind.FORWARD, samples) : null;
  }

  /** dx from dy and the weights; null where a direct convolution is as fast. */
  @Nullable Product inputGradient(int samples) {
    return suitsMaps(samples, window.channels())
        ? product(BlockedProduct.Kind.INPUT_GRADIENT, samples)
        : null;
  }

  /** dWeight from x and dy; null where a direct convolution is as fast. */
  @Nullable Product weightGradient(int samples) {
    return suitsWeights(samples) ? product(BlockedProduct.Kind.WEIGHT_GRADIENT, samples) : null;
  }

  /**
   * Whether maps with so many channels are computed from others. Measured, times as fast: 28 x 28
   * of 32 channels 1.2 and 1.7 (forward and back), 16 x 16 of 32 1.15 and 1.3, 8 x 8 of 64 1.4 and
   * 1.6, 56 x 56 of 64 1.7, 28 x 28 of 128 1.6 and 1.8. Where tiles stick out: 14 x 14 of 32 to 64
   * channels 1.2 and 1.0, of 32 0.9, of 64 1.3, of 128 1.4; 7 x 7 of 64 1.2, of 128 1.1. Of few
   * tiles: 8 samples of 8 x 8 of 64 1.05, 2 of 14 x 14 0.9.
   */
  private boolean suitsMaps(int samples, int made) {
    long tiles = tiles(samples);
    return isWhole() ? tiles >= TILES : made >= MANY && tiles >= 2 * TILES;
  }

  /**
   * Whether the gradient of the weights is. Measured: 28 x 28 of 32 channels 1.45, 12 x 12 of 48
   * 1.65, 56 x 56 of 64 1.6, 7 x 7 of 128 1.4, 28 x 28 of 128 2, 8 x 8 of 128 to 256 1.9; but 16 x
   * 16 of 32 1.0, 8 x 8 of 64 1.1, 14 x 14 of 64 0.9.
   */
  private boolean suitsWeights(int samples) {
    boolean large =
        Math.min(filters, window.channels()) >= MANY
            && Math.max(filters, window.channels()) >= 2 * MANY;
    boolean power = Integer.bitCount(window.outWidth()) == 1;
    return large && tiles(samples) >= TILES / 2 || isWhole() && !power && tiles(samples) >= TILES;
  }

  /** Whether few of the tiles' results lie outside the map. */
  private boolean isWhole() {
    return TILE * TILE * tiles(1) <= WASTE * window.outPlaces();
  }

  private long tiles(int samples) {
    long down = (window.outHeight() + TILE - 1) / TILE;
    long right = (window.outWidth() + TILE - 1) / TILE;
    return samples * down * right;
  }

  private @Nullable Product product(BlockedProduct.Kind kind, int samples) {
    dnnl_primitive_desc what = describe(kind, samples);
    if (what == null) {
      return null;
    }
    BlockedProduct product =
        new BlockedProduct(
            library,
            what,
            kind,
            input(samples, dnnl_nhwc),
            weights(dnnl_ohwi),
            output(samples, dnnl_nhwc),
            workspace,
            false);
    if (product.room() > ROOM) {
      return null;
    }
    workspace.need(product.room());
    return product;
  }

  private @Nullable dnnl_primitive_desc describe(BlockedProduct.Kind kind, int samples) {
    dnnl_convolution_desc_t convolution = new dnnl_convolution_desc_t();
    dnnl_memory_desc_t x = input(samples, dnnl_format_tag_any);
    dnnl_memory_desc_t w = weights(dnnl_format_tag_any);
    dnnl_memory_desc_t y = output(samples, dnnl_format_tag_any);
    long[] one = {1, 1};
    long[] gap = {0, 0};
    long[] before = {window.padTop(), window.padLeft()};
    long[] after = {
      window.spanHeight() - window.height() - window.padTop(),
      window.spanWidth() - window.width() - window.padLeft()
    };
    int by = dnnl_convolution_winograd;
    int status =
        switch (kind) {
          case FORWARD ->
              dnnl_dilated_convolution_forward_desc_init(
                  convolution, dnnl_forward_training, by, x, w, null, y, one, gap, before, after);
          case INPUT_GRADIENT ->
              dnnl_dilated_convolution_backward_data_desc_init(
                  convolution, by, x, w, y, one, gap, before, after);
          case WEIGHT_GRADIENT ->
              dnnl_dilated_convolution_backward_weights_desc_init(
                  convolution, by, x, w, null, y, one, gap, before, after);
        };
    dnnl_primitive_desc what = new dnnl_primitive_desc();
    boolean done =
        status == dnnl_success
            && dnnl_primitive_desc_create(
                    what,
                    new const_dnnl_op_desc_t(convolution),
                    library.attributes(),
                    library.engine(),
                    null)
                == dnnl_success;
    return done ? what : null;
  }

  private dnnl_memory_desc_t input(int samples, int order) {
    long[] extents = {samples, window.channels(), window.height(), window.width()};
    return OneDnnGeometry.layout(extents, dnnl_f32, order);
  }

  private dnnl_memory_desc_t output(int samples, int order) {
    long[] extents = {samples, filters, window.outHeight(), window.outWidth()};
    return OneDnnGeometry.layout(extents, dnnl_f32, order);
  }

  private dnnl_memory_desc_t weights(int order) {
    long[] extents = {filters, window.channels(), window.kernelHeight(), window.kernelWidth()};
    return OneDnnGeometry.layout(extents, dnnl_f32, order);
  }
}
