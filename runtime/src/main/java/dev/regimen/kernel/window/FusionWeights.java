package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A copy of weights, each filter times its scale, in the layout that oneDNN multiplies by, and the
 * shifts beside it as a bias. Where weights stay they are laid out once for all numbers of samples
 * that want the same layout.
 */
final class FusionWeights {
  private final int filters;
  private final int taps;
  private final Workspace workspace;
  private final dnnl_memory_desc_t layout;
  private final float[] filter;
  private final float[] zeros;
  private final OneDnnPrimitive reorder;

  // Places in the memory: weights from 0 on, then shifts, then the weights while they are scaled.
  private final long biasAt;
  private final long scaledAt;
  private final long end;

  /** What a worker lends otherwise, where what lies in it stays. */
  private final @Nullable Floats own;

  // What is laid out, and where.
  private long laid;
  private float @Nullable [] laidScale;
  private float @Nullable [] laidShift;
  private boolean finite;
  private long address;

  private FusionWeights(
      OneDnn library, OneDnnFusion.Operation operation, dnnl_memory_desc_t layout, boolean stay) {
    this.filters = operation.filters();
    this.taps = operation.taps();
    this.workspace = operation.laidOut().workspace();
    this.layout = copy(layout);
    filter = new float[taps];
    zeros = new float[taps];
    biasAt = BlockedProduct.whole(OneDnnPrimitive.floats(layout));
    scaledAt = biasAt + BlockedProduct.whole(filters);
    end = scaledAt + BlockedProduct.whole((long) filters * taps);
    own = stay ? Floats.allocate(scaledAt) : null;
    reorder = OneDnnPrimitive.reorder(library, operation.weights(), layout);
  }

  /** Of the description that it was asked of, which may be gone before the weights are. */
  private static dnnl_memory_desc_t copy(dnnl_memory_desc_t layout) {
    dnnl_memory_desc_t copy = new dnnl_memory_desc_t();
    Pointer.memcpy(copy, layout, layout.sizeof());
    return copy;
  }

  /** The layouts that one convolution's weights have been asked for in. */
  static final class Known {
    private final Workspace workspace;
    private final boolean stay;
    private final List<FusionWeights> layouts = new ArrayList<>();

    /**
     * None so far.
     *
     * @param workspace where weights lie that do not stay
     * @param stay whether weights never change
     */
    Known(Workspace workspace, boolean stay) {
      this.workspace = workspace;
      this.stay = stay;
    }

    /** What is lent to all of them. */
    Workspace workspace() {
      return workspace;
    }

    /** Those of a layout, which all that want it share. */
    FusionWeights of(OneDnn library, OneDnnFusion.Operation operation, dnnl_memory_desc_t layout) {
      for (FusionWeights known : layouts) {
        if (dnnl_memory_desc_equal(known.layout, layout) != 0) {
          return known;
        }
      }
      FusionWeights made = new FusionWeights(library, operation, layout, stay);
      layouts.add(made);
      return made;
    }
  }

  /** Floats that this uses of what a worker lends. */
  long room() {
    return own == null ? end : 0;
  }

  /**
   * Lays weights out, unless they stay and are; whether all that goes into them is finite.
   *
   * @param free the first float of what a worker lends that may be used
   */
  boolean lay(Floats weight, float @Nullable [] scale, float[] shift, long free) {
    if (own == null) {
      return layNow(weight, scale, shift, workspace.memory(), free);
    }
    if (laid != weight.address() || laidScale != scale || laidShift != shift) {
      laid = 0;
      finite = layNow(weight, scale, shift, own, 0);
      laid = weight.address();
      laidScale = scale;
      laidShift = shift;
    }
    return finite;
  }

  private boolean layNow(
      Floats weight, float @Nullable [] scale, float[] shift, Floats to, long first) {
    to.write(first + biasAt, shift, filters);
    address = to.address() + first * Float.BYTES;
    Arrays.fill(zeros, 0);
    if (scale == null) {
      for (int f = 0; f < filters; f++) {
        weight.read((long) f * taps, filter, taps);
        observe();
      }
      reorder.run(weight.address(), address);
    } else if (own == null) {
      scale(weight, scale, to, first + scaledAt);
    } else {
      Floats once = Floats.allocate((long) filters * taps);
      scale(weight, scale, once, 0);
      once.free();
    }
    return areZero(zeros, taps) && areFinite(shift);
  }

  /** Lays out the weights times their scale, which lie elsewhere meanwhile. */
  private void scale(Floats weight, float[] by, Floats scaled, long first) {
    for (int f = 0; f < filters; f++) {
      long at = (long) f * taps;
      weight.read(at, filter, taps);
      scale(by[f]);
      scaled.write(first + at, filter, taps);
      observe();
    }
    reorder.run(scaled.address() + first * Float.BYTES, address);
  }

  private void scale(float by) {
    for (int i = 0; i < taps; i++) {
      filter[i] *= by;
    }
  }

  /** What is not finite is not 0 when multiplied by 0. */
  private void observe() {
    for (int i = 0; i < taps; i++) {
      zeros[i] += filter[i] * 0;
    }
  }

  private static boolean areZero(float[] sums, int count) {
    for (int i = 0; i < count; i++) {
      if (sums[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean areFinite(float[] shift) {
    for (int f = 0; f < filters; f++) {
      if (!Float.isFinite(shift[f])) {
        return false;
      }
    }
    return true;
  }

  /** Where the weights lie. */
  long address() {
    return address;
  }

  /** Where the shifts lie. */
  long bias() {
    return address + biasAt * Float.BYTES;
  }
}
