package dev.regimen.kernel.window;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Gemm;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.Worker;
import dev.regimen.kernel.Workspace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way to compute a convolution and its gradients; the meaning is that of {@link Convolution},
 * which checks the extents before it calls.
 *
 * @param <V> the vector
 */
interface ConvolutionPath<V extends Reals> {
  /**
   * What a path computes with.
   *
   * @param gemm products of its own
   * @param workspace memory that the worker's kernels share
   * @param weightsStay whether every call has the same weights, so that they are laid out once
   * @param dense whether it is a dense layer's
   */
  record Means(Gemm gemm, Workspace workspace, boolean weightsStay, boolean dense) {
    /**
     * Those of a worker, with products of their own: a stopwatch counts convolutions as a whole.
     */
    static Means of(Worker worker) {
      return new Means(new Gemm(), worker.workspace(), worker.weightsStay(), false);
    }

    /** Those of a worker, for a dense layer. */
    static Means ofDense(Worker worker) {
      return new Means(new Gemm(), worker.workspace(), worker.weightsStay(), true);
    }
  }

  /**
   * The fastest path for floats that there is: oneDNN; products where maps are matrices as they
   * lie; loops for a filter a channel; ND4J's operations if they are built with oneDNN; patches.
   */
  static ConvolutionPath<Floats> floats(Means means, Window window, int filters, int groups) {
    if (means.dense()) {
      return new DenseProduct(means, window, filters);
    }
    return OneDnnConvolution.of(means, window, filters, groups)
        .map(path -> loopsWhereFaster(path, window, filters, groups))
        .orElseGet(() -> withoutOneDnn(means.gemm(), window, filters, groups));
  }

  private static ConvolutionPath<Floats> loopsWhereFaster(
      ConvolutionPath<Floats> oneDnn, Window window, int filters, int groups) {
    return DepthwiseWeightGradient.gains(window, filters, groups)
        ? new DepthwiseByOneDnn(oneDnn, window)
        : oneDnn;
  }

  private static ConvolutionPath<Floats> withoutOneDnn(
      Gemm gemm, Window window, int filters, int groups) {
    if (!window.pointwise()) {
      if (DepthwiseWeightGradient.fits(window, filters, groups)) {
        return new DepthwiseConvolution(window);
      }
      Optional<ConvolutionPath<Floats>> byNd4j = Nd4jConvolution.of(gemm, window, filters, groups);
      if (byNd4j.isPresent()) {
        return byNd4j.get();
      }
    }
    return new FloatPatchConvolution(gemm, window, filters, groups);
  }

  /** The path for doubles, which serve gradient checks: patches. */
  static ConvolutionPath<Doubles> doubles(Means means, Window window, int filters, int groups) {
    return new DoublePatchConvolution(means.gemm(), window, filters, groups);
  }

  void forward(int from, int to, V x, V weight, V y);

  /**
   * Computes y with what follows it, if this path does that in one; where it gives false nothing
   * has happened.
   *
   * @param scale null for 1
   * @param added may be y if nothing is pooled
   * @param pool what y is the maximum in each window of; null for none
   */
  default boolean fused(
      int from,
      int to,
      V x,
      V weight,
      float @Nullable [] scale,
      float[] shift,
      @Nullable V added,
      boolean rectifies,
      @Nullable Window pool,
      V y) {
    return false;
  }

  /** The same in double. */
  default boolean fused(
      int from,
      int to,
      V x,
      V weight,
      double @Nullable [] scale,
      double[] shift,
      @Nullable V added,
      boolean rectifies,
      @Nullable Window pool,
      V y) {
    return false;
  }

  void inputGradient(int from, int to, V dy, V weight, V dx);

  void weightGradient(int from, int to, V x, V dy, V dWeight);

  /** Both gradients. */
  default void gradients(int from, int to, V x, V weight, V dy, V dx, V dWeight) {
    weightGradient(from, to, x, dy, dWeight);
    inputGradient(from, to, dy, weight, dx);
  }
}
