package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Workspace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dense layer, which is a convolution of maps of one place each, {@code y = x weightᵀ}: by the
 * products that training takes, and where weights stay and what follows is fused, by oneDNN with
 * the weights laid out once. To oneDNN all rows are one map then, of which it takes several places
 * at a time.
 *
 * <p>On one thread of an EPYC of 2022 (Zen 4) that takes of the time of the product, which lays the
 * weights out in every call and does nothing of what follows: a weight of 784 x 512 and 4, 16, 64
 * and 256 rows 0.51, 0.76, 0.91 and 0.93 on AVX2 and 0.26, 0.99, 0.93 and 0.93 on AVX-512; of 3136
 * x 128 0.45, 0.71, 0.93 and 0.92, and 0.26, 0.95, 0.91 and 0.86; of one row 0.9 to 1.5.
 */
final class DenseProduct implements ConvolutionPath<Floats> {
  /** Rows from which copied weights pay. */
  private static final int LEAST_ROWS = 4;

  /** Weights above which they are not copied, for each thread that predicts: 16 MiB. */
  private static final long MOST_WEIGHTS = 1L << 22;

  private final FloatPatchConvolution plain;
  private final int inputs;
  private final int outputs;
  private final @Nullable OneDnn library;
  private final Workspace workspace;
  private final FusionWeights.Known laidOut;
  private final CompiledBySamples compiled = new CompiledBySamples(this::fused);

  DenseProduct(Means means, Window window, int filters) {
    plain = new FloatPatchConvolution(means.gemm(), window, filters, 1);
    workspace = means.workspace();
    laidOut = new FusionWeights.Known(workspace, true);
    inputs = window.channels();
    outputs = filters;
    boolean copies = means.weightsStay() && (long) inputs * outputs <= MOST_WEIGHTS;
    Optional<OneDnn> found = copies ? OneDnn.load() : Optional.empty();
    library = found.orElse(null);
  }

  @Override
  public void forward(int from, int to, Floats x, Floats weight, Floats y) {
    plain.forward(from, to, x, weight, y);
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
    if (library == null || to - from < LEAST_ROWS || pool != null) {
      return false;
    }
    OneDnnFusion fusion = compiled.fusion(to - from, added != null, rectifies);
    if (fusion == null || !fusion.lay(weight, scale, shift, 0)) {
      return false;
    }
    if (added != null && added.address() != y.address()) {
      for (int row = from; row < to; row++) {
        y.copy((long) row * outputs, added, (long) row * outputs, outputs);
      }
    }
    fusion.run(at(x, (long) from * inputs), at(y, (long) from * outputs), 0);
    return true;
  }

  private static long at(Floats vector, long element) {
    return vector.address() + element * Float.BYTES;
  }

  private @Nullable OneDnnFusion fused(int rows, boolean adds, boolean rectifies) {
    if (library == null) {
      return null;
    }
    Window map = Window.of(rows, 1, inputs).kernel(1, 1).to(rows, 1);
    OneDnnGeometry geometry =
        new OneDnnGeometry(library, map, outputs, 1, dnnl_f32, workspace, true);
    OneDnnFusion made = OneDnnFusion.of(library, geometry.forFusion(1, laidOut), adds, rectifies);
    if (made != null) {
      workspace.need(made.room());
    }
    return made;
  }

  @Override
  public void inputGradient(int from, int to, Floats dy, Floats weight, Floats dx) {
    plain.inputGradient(from, to, dy, weight, dx);
  }

  @Override
  public void weightGradient(int from, int to, Floats x, Floats dy, Floats dWeight) {
    plain.weightGradient(from, to, x, dy, dWeight);
  }
}
