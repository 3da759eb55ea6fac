package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.dnnl_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Workspace;
import dev.regimen.kernel.window.CompiledBySamples.Compiled;
import dev.regimen.kernel.window.OneDnnGeometry.Product;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Convolution by oneDNN's primitives, compiled once for each number of samples, on maps as they
 * lie. Weights that may change are laid out anew for each run, as oneDNN wants them: some
 * microseconds.
 */
final class OneDnnConvolution implements ConvolutionPath<Floats> {
  /** Bytes of the maps that wait for their pooling: half of the L2 caches of today. */
  private static final int WAITING = 1 << 19;

  private final OneDnn library;
  private final OneDnnGeometry geometry;

  /** Faster products for some numbers of samples, if there are any. */
  private final @Nullable Winograd winograd;

  /** oneDNN 2.5.2 forgets the bias of outputs that see nothing but padding. */
  private final boolean fusable;

  private final long inputSize;
  private final long outputSize;

  /** Bytes of a number that is multiplied; those of the result are floats. */
  private final int width;

  private final Workspace workspace;
  private final FusionWeights.Known laidOut;
  private final CompiledBySamples compiled = new CompiledBySamples(this::fused);

  private OneDnnConvolution(
      OneDnn library,
      OneDnnGeometry geometry,
      @Nullable Winograd winograd,
      Window window,
      int filters,
      int width,
      Workspace workspace,
      boolean weightsStay) {
    this.workspace = workspace;
    this.laidOut = new FusionWeights.Known(workspace, weightsStay);
    this.library = library;
    this.geometry = geometry;
    this.winograd = winograd;
    this.fusable = window.meetsMap();
    this.width = width;
    this.inputSize = window.inputSize();
    this.outputSize = (long) window.outPlaces() * filters;
  }

  /**
   * The convolution, if oneDNN is there and has fast code for it.
   *
   * @param means what it computes with
   */
  static Optional<ConvolutionPath<Floats>> of(
      ConvolutionPath.Means means, Window window, int filters, int groups) {
    Optional<OneDnn> library = OneDnn.load();
    if (library.isEmpty()) {
      // What follows names oneDNN's classes, which may be missing.
      return Optional.empty();
    }
    OneDnnGeometry geometry =
        new OneDnnGeometry(
            library.get(),
            window,
            filters,
            groups,
            dnnl_f32,
            means.workspace(),
            means.weightsStay());
    if (!geometry.isFast()) {
      return Optional.empty();
    }
    Winograd winograd =
        Winograd.of(library.get(), window, filters, groups, means.workspace()).orElse(null);
    return Optional.of(
        new OneDnnConvolution(
            library.get(),
            geometry,
            winograd,
            window,
            filters,
            Float.BYTES,
            means.workspace(),
            means.weightsStay()));
  }

  /**
   * The convolution of bf16 numbers that lie two in the place of a float, whatever code oneDNN has
   * for it.
   */
  static ConvolutionPath<Floats> ofBf16(
      OneDnn library, Window window, int filters, int groups, Workspace workspace) {
    OneDnnGeometry geometry =
        new OneDnnGeometry(library, window, filters, groups, dnnl_bf16, workspace, false);
    return new OneDnnConvolution(
        library, geometry, null, window, filters, Short.BYTES, workspace, false);
  }

  @Override
  public void forward(int from, int to, Floats x, Floats weight, Floats y) {
    if (from < to) {
      Compiled primitives = compiled.of(to - from);
      Product product = primitives.forward;
      if (product == null) {
        product = forward(to - from);
        primitives.forward = product;
      }
      product.run(input(x, from, width), weight.address(), output(y, from, Float.BYTES));
    }
  }

  @Override
  public boolean fused(
      int from,
      int to,
      Floats x,
      Floats weight,
      float @Nullable [] scale,
      float[] shift,
      @Nullable Floats added,
      boolean rectifies,
      @Nullable Window pool,
      Floats y) {
    if (from == to) {
      return true;
    }
    if (!fusable) {
      return false;
    }
    if (pool == null) {
      OneDnnFusion fusion = fusion(to - from, added != null, rectifies, 0);
      return fusion != null && fused(from, to, x, weight, scale, shift, added, fusion, y, 0, 0);
    }
    int block = (int) Math.max(1, Math.min(to - from, WAITING / Float.BYTES / outputSize));
    if (pooling(block, pool) == null) {
      return false;
    }
    long pooledSize = (long) pool.outPlaces() * pool.channels();
    long waiting = BlockedProduct.whole(block * outputSize);
    for (int at = from; at < to; at += block) {
      int end = Math.min(to, at + block);
      OneDnnPooling pooling = pooling(end - at, pool);
      OneDnnFusion fusion = fusion(end - at, added != null, rectifies, waiting);
      if (pooling == null || fusion == null) {
        return false;
      }
      Floats maps = workspace.memory();
      if (!fused(at, end, x, weight, scale, shift, added, fusion, maps, at, waiting)) {
        return false;
      }
      pooling.run(maps.address(), y.address() + at * pooledSize * Float.BYTES);
    }
    return true;
  }

  /**
   * Into samples of y from {@code first} on; false if the weights are not finite.
   *
   * @param free the first float of what the worker lends that the fusion may use
   */
  private boolean fused(
      int from,
      int to,
      Floats x,
      Floats weight,
      float @Nullable [] scale,
      float[] shift,
      @Nullable Floats added,
      OneDnnFusion fusion,
      Floats y,
      int first,
      long free) {
    if (!fusion.lay(weight, scale, shift, free)) {
      return false;
    }
    long result = output(y, from - first, Float.BYTES);
    if (added != null && output(added, from, Float.BYTES) != result) {
      for (int sample = from; sample < to; sample++) {
        y.copy((sample - first) * outputSize, added, sample * outputSize, (int) outputSize);
      }
    }
    fusion.run(input(x, from, width), result, free);
    return true;
  }

  private @Nullable OneDnnPooling pooling(int samples, Window pool) {
    Compiled primitives = compiled.of(samples);
    OneDnnPooling known = primitives.pooling;
    if (known == null && !primitives.pooledElsewhere) {
      known = OneDnnPooling.of(library, pool, samples);
      primitives.pooling = known;
      primitives.pooledElsewhere = known == null;
    }
    return known;
  }

  /** Such a fusion, with room for it behind so many floats of what the worker lends. */
  private @Nullable OneDnnFusion fusion(int samples, boolean adds, boolean rectifies, long behind) {
    OneDnnFusion known = compiled.fusion(samples, adds, rectifies);
    if (known != null) {
      workspace.need(behind + known.room());
    }
    return known;
  }

  private @Nullable OneDnnFusion fused(int samples, boolean adds, boolean rectifies) {
    return OneDnnFusion.of(library, geometry.forFusion(samples, laidOut), adds, rectifies);
  }

  @Override
  public void inputGradient(int from, int to, Floats dy, Floats weight, Floats dx) {
    if (from < to) {
      Compiled primitives = compiled.of(to - from);
      Product product = primitives.inputGradient;
      if (product == null) {
        product = inputGradient(to - from);
        primitives.inputGradient = product;
      }
      product.run(output(dy, from, width), weight.address(), input(dx, from, Float.BYTES));
    }
  }

  @Override
  public void weightGradient(int from, int to, Floats x, Floats dy, Floats dWeight) {
    if (from == to) {
      dWeight.clear(0, dWeight.length());
      return;
    }
    Compiled primitives = compiled.of(to - from);
    Product product = primitives.weightGradient;
    if (product == null) {
      product = weightGradient(to - from);
      primitives.weightGradient = product;
    }
    product.run(input(x, from, width), output(dy, from, width), dWeight.address());
  }

  private Product forward(int samples) {
    Product faster = winograd == null ? null : winograd.forward(samples);
    return faster == null ? geometry.forward(samples) : faster;
  }

  private Product inputGradient(int samples) {
    Product faster = winograd == null ? null : winograd.inputGradient(samples);
    return faster == null ? geometry.inputGradient(samples) : faster;
  }

  private Product weightGradient(int samples) {
    Product faster = winograd == null ? null : winograd.weightGradient(samples);
    return faster == null ? geometry.weightGradient(samples) : faster;
  }

  private long input(Floats maps, int sample, int bytes) {
    return maps.address() + sample * inputSize * bytes;
  }

  private long output(Floats maps, int sample, int bytes) {
    return maps.address() + sample * outputSize * bytes;
  }
}
