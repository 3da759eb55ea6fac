package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.Worker;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Convolution} of one worker with what follows it in inference: {@code y = pool(f(scale (x
 * ∗ weight) + shift + added))}, with a scale and a shift for each filter. Where oneDNN computes it,
 * the scale goes into the weights and the rest is done while the output lies in registers. What is
 * pooled is computed some samples at a time, which lie in the cache until they are.
 *
 * <p>A dense layer is a convolution of maps of one place: {@link #dense}.
 *
 * <p>A rectifier of oneDNN's makes 0 of what is no number. So where a weight, a scale or a shift is
 * not finite, each step is taken by itself and what is no number stays so; only sums of finite
 * products that overflow both ways, and inputs that are not finite, may end as 0. Inputs and
 * outputs may not share memory, but for what is added. Nothing is allocated after the first call
 * for a number of samples, where oneDNN computes it.
 */
public final class FusedConvolution {
  /** Bytes of the maps that wait for their pooling: a quarter of the L2 caches of today. */
  private static final int WAITING = 1 << 18;

  private final Worker worker;
  private final Window window;
  private final int filters;
  private final int groups;
  private final long weights;
  private final ConvolutionPath.Means means;
  private boolean rectifies;
  private @Nullable Window pooled;
  private @Nullable ConvolutionPath<Floats> floats;
  private @Nullable FloatEpilogue floatEpilogue;
  private @Nullable FloatPooling floatPooling;
  private @Nullable Floats floatMaps;

  /**
   * A convolution without what follows, for one worker.
   *
   * @param filters the channels of the output
   * @param groups divides the channels and the filters; 1 for an ordinary convolution
   */
  public FusedConvolution(Worker worker, Window window, int filters, int groups) {
    this(worker, ConvolutionPath.Means.of(worker), window, filters, groups);
  }

  private FusedConvolution(
      Worker worker, ConvolutionPath.Means means, Window window, int filters, int groups) {
    this.worker = worker;
    this.means = means;
    this.window = window;
    this.filters = filters;
    this.groups = groups;
    this.weights = (long) filters * window.taps() * (window.channels() / groups);
  }

  /**
   * A dense layer, {@code y = f(scale (x weightᵀ) + shift + added)}: x is [rows, inputs], weight
   * [outputs, inputs], y [rows, outputs].
   */
  public static FusedConvolution dense(Worker worker, int inputs, int outputs) {
    Window place = Window.of(1, 1, inputs).kernel(1, 1).to(1, 1);
    return new FusedConvolution(worker, ConvolutionPath.Means.ofDense(worker), place, outputs, 1);
  }

  /** Lets f be max(0, ·) and not the identity. */
  public FusedConvolution rectified() {
    rectifies = true;
    return this;
  }

  /** Leaves of the output the maximum of each window over it. */
  public FusedConvolution pooled(Window by) {
    pooled = by;
    return this;
  }

  /** Computes {@code y} with a scale of 1 and nothing added. */
  public void forward(int from, int to, Floats x, Floats weight, float[] shift, Floats y) {
    check(from, to, x, weight, shift.length, y);
    run(from, to, x, weight, null, shift, null, y);
  }

  /** Computes {@code y} with a scale of 1; y may be what is added if it is not pooled. */
  public void forward(
      int from, int to, Floats x, Floats weight, float[] shift, Floats added, Floats y) {
    check(from, to, x, weight, shift.length, y);
    checkMaps(from, to, "what is added", added, mapSize());
    run(from, to, x, weight, null, shift, added, y);
  }

  /** Computes {@code y} with nothing added. */
  public void forward(
      int from, int to, Floats x, Floats weight, float[] scale, float[] shift, Floats y) {
    check(from, to, x, weight, Math.min(scale.length, shift.length), y);
    run(from, to, x, weight, scale, shift, null, y);
  }

  /** Computes {@code y}, which may be what is added if it is not pooled. */
  public void forward(
      int from,
      int to,
      Floats x,
      Floats weight,
      float[] scale,
      float[] shift,
      Floats added,
      Floats y) {
    check(from, to, x, weight, Math.min(scale.length, shift.length), y);
    checkMaps(from, to, "what is added", added, mapSize());
    run(from, to, x, weight, scale, shift, added, y);
  }

  private void run(
      int from,
      int to,
      Floats x,
      Floats weight,
      float @Nullable [] scale,
      float[] shift,
      @Nullable Floats added,
      Floats y) {
    long start = worker.startProduct();
    if (!floats().fused(from, to, x, weight, scale, shift, added, rectifies, pooled, y)) {
      runInTurn(from, to, x, weight, scale, shift, added, y);
    }
    worker.endProduct(start, weights * window.outPlaces() * (to - from));
  }

  private void runInTurn(
      int from,
      int to,
      Floats x,
      Floats weight,
      float @Nullable [] scale,
      float[] shift,
      @Nullable Floats added,
      Floats y) {
    Window pool = pooled;
    if (pool == null) {
      inTurn(from, to, x, weight, scale, shift, added, y, 0);
      return;
    }
    int block = Math.max(1, WAITING / Float.BYTES / mapSize());
    Floats maps = floatMaps(Math.min(block, to - from));
    for (int at = from; at < to; at += block) {
      int end = Math.min(to, at + block);
      inTurn(at, end, x, weight, scale, shift, added, maps, at);
      floatPooling(pool).max(at, end, maps, at, null, y);
    }
  }

  /** The convolution, and then what follows, into samples of y from {@code first} on. */
  private void inTurn(
      int from,
      int to,
      Floats x,
      Floats weight,
      float @Nullable [] scale,
      float[] shift,
      @Nullable Floats added,
      Floats y,
      int first) {
    boolean overwritten = added != null && added.address() == y.address();
    Floats kept = overwritten ? floatMaps(to - from) : added;
    if (overwritten) {
      for (int sample = from; sample < to; sample++) {
        kept.copy((long) (sample - from) * mapSize(), y, (long) sample * mapSize(), mapSize());
      }
    }
    Floats own = first == 0 ? x : behind(first, to, x);
    floats().forward(from - first, to - first, own, weight, y);
    int keptFirst = overwritten ? from : 0;
    floatEpilogue().apply(from, to, scale, shift, kept, keptFirst, rectifies, y, first);
  }

  private Floats behind(int first, int to, Floats x) {
    return x.slice((long) first * window.inputSize(), (long) (to - first) * window.inputSize());
  }

  private ConvolutionPath<Floats> floats() {
    ConvolutionPath<Floats> path = floats;
    if (path == null) {
      path = ConvolutionPath.floats(means, window, filters, groups);
      floats = path;
    }
    return path;
  }

  private FloatEpilogue floatEpilogue() {
    FloatEpilogue known = floatEpilogue;
    if (known == null) {
      known = new FloatEpilogue(filters, window.outPlaces());
      floatEpilogue = known;
    }
    return known;
  }

  private FloatPooling floatPooling(Window pool) {
    FloatPooling known = floatPooling;
    if (known == null) {
      known = new FloatPooling(pool, new Columns(pool));
      floatPooling = known;
    }
    return known;
  }

  /** Room for the maps of so many samples that wait. */
  private Floats floatMaps(int samples) {
    Floats known = floatMaps;
    if (known == null || known.length() < (long) samples * mapSize()) {
      known = Floats.allocate((long) samples * mapSize());
      floatMaps = known;
    }
    return known;
  }

  private int mapSize() {
    return window.outPlaces() * filters;
  }

  /** Native code does not check; so nothing wrong may reach it. */
  private void check(int from, int to, Reals x, Reals weight, int numbers, Reals y) {
    checkMaps(from, to, "x", x, window.inputSize());
    Window pool = pooled;
    checkMaps(from, to, "y", y, pool == null ? mapSize() : pool.outPlaces() * filters);
    if (pool != null && pool.inputSize() != mapSize() || numbers < filters) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d filters over %s were given %d numbers, and %s pools them",
              filters,
              window,
              numbers,
              pool));
    }
    if (weight.length() != weights) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT, "a convolution of %d weights was given %d", weights, weight.length()));
    }
  }

  private static void checkMaps(int from, int to, String name, Reals maps, int size) {
    if (from < 0 || to < from || (long) to * size > maps.length()) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "samples %d to %d of %s, %d values each, do not lie in a vector of %d",
              from,
              to,
              name,
              size,
              maps.length()));
    }
  }
}
