package dev.regimen.kernel.window;

import dev.regimen.kernel.window.OneDnnGeometry.Product;
import org.jspecify.annotations.Nullable;

/**
 * The primitives of a convolution by the number of samples that they are compiled for; the least
 * recently used make room.
 */
final class CompiledBySamples {
  /** Numbers of samples that are remembered: a batch, the last batch, and those of evaluation. */
  private static final int REMEMBERED = 8;

  private final @Nullable Compiled[] recent = new Compiled[REMEMBERED];
  private final Fusions fusions;

  /** None so far; what follows is fused as told. */
  CompiledBySamples(Fusions fusions) {
    this.fusions = fusions;
  }

  /** Fuses a convolution of some samples with what follows it. */
  interface Fusions {
    /** Null where oneDNN has no fast code. */
    @Nullable OneDnnFusion of(int samples, boolean adds, boolean rectifies);
  }

  /** With what follows, for a number of samples; null where oneDNN has no fast code. */
  @Nullable OneDnnFusion fusion(int samples, boolean adds, boolean rectifies) {
    Compiled primitives = of(samples);
    int kind = (adds ? 1 : 0) + (rectifies ? 2 : 0);
    OneDnnFusion known = primitives.fused[kind];
    if (known == null && !primitives.refused[kind]) {
      known = fusions.of(samples, adds, rectifies);
      primitives.fused[kind] = known;
      primitives.refused[kind] = known == null;
    }
    return known;
  }

  /** Those for a number of samples. */
  Compiled of(int samples) {
    int at = 0;
    while (at < REMEMBERED - 1 && recent[at] != null && recent[at].samples != samples) {
      at++;
    }
    Compiled found = recent[at];
    if (found == null || found.samples != samples) {
      found = new Compiled(samples);
    }
    System.arraycopy(recent, 0, recent, 1, at);
    recent[0] = found;
    return found;
  }

  /** The primitives for one number of samples, those that were needed. */
  static final class Compiled {
    final int samples;
    @Nullable Product forward;

    /** With what follows, by its kind: one of four. */
    private final @Nullable OneDnnFusion[] fused = new OneDnnFusion[4];

    private final boolean[] refused = new boolean[4];

    /** A kernel is pooled by one window or by none. */
    @Nullable OneDnnPooling pooling;

    boolean pooledElsewhere;

    @Nullable Product inputGradient;
    @Nullable Product weightGradient;

    Compiled(int samples) {
      this.samples = samples;
    }
  }
}
