package dev.regimen.train.step;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.Worker;
import java.util.ArrayList;
import java.util.List;

/**
 * What parts of some vectors hold, kept while it is written over. On the heap, because a copy
 * between vectors outside of it allocates.
 */
final class SetAside {
  private final List<Part> parts = new ArrayList<>();

  /** Adds a part of a vector; room is made when it is kept for the first time. */
  void add(Reals vector, long from, long length) {
    parts.add(new Part(vector, from, Math.toIntExact(length)));
  }

  /** All workers come here while none writes, and go on when everything is kept. */
  void keep(Worker worker) {
    if (worker.index() == 0) {
      parts.forEach(Part::keep);
    }
    worker.await();
  }

  /** All workers come here while none writes, and go on when everything is as it was. */
  void restore(Worker worker) {
    if (worker.index() == 0) {
      parts.forEach(Part::restore);
    }
    worker.await();
  }

  private static final class Part {
    private final Reals vector;
    private final long from;
    private final int length;
    private float[] floats = {};
    private double[] doubles = {};

    Part(Reals vector, long from, int length) {
      this.vector = vector;
      this.from = from;
      this.length = length;
    }

    void keep() {
      if (vector instanceof Floats of) {
        floats = floats.length == length ? floats : new float[length];
        of.read(from, floats, length);
      } else {
        doubles = doubles.length == length ? doubles : new double[length];
        ((Doubles) vector).read(from, doubles, length);
      }
    }

    void restore() {
      if (vector instanceof Floats of) {
        of.write(from, floats, length);
      } else {
        ((Doubles) vector).write(from, doubles, length);
      }
    }
  }
}
