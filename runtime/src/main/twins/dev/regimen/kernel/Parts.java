package dev.regimen.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * One worker's view of the gradients of which every worker computes its own rows' part: worker 0 in
 * the flat vector of gradients itself, each other one in a vector of its own. Parts are added up in
 * the order of the workers, by whoever reads the gradient next.
 *
 * <p>Ranges are named while a step is made; after that nothing is allocated.
 */
public final class Parts {
  private static final int TILE = 1024;

  private final Worker worker;
  private final Reals gradients;
  private final Reals[] others;
  private final List<Range> ranges = new ArrayList<>();
  private final float[] floats = new float[TILE];
  private final float[] floatSum = new float[TILE];

  private record Range(long at, long length, long partAt) {
    long end() {
      return at + length;
    }
  }

  /**
   * The parts that a worker computes and adds up.
   *
   * @param gradients the flat vector of gradients, where worker 0's parts are
   * @param others the vectors of the workers from 1 on
   */
  public Parts(Worker worker, Reals gradients, Reals... others) {
    this.worker = worker;
    this.gradients = gradients;
    this.others = others.clone();
  }

  /**
   * Where this worker's part of a gradient goes, which {@link #add} then knows of.
   *
   * @param at where the gradient begins in the flat vector
   * @param partAt where it begins in the other workers' vectors
   */
  public Floats floats(long at, long partAt, long length) {
    ranges.add(new Range(at, length, partAt));
    return (Floats) own(at, partAt, length);
  }

  /** {@link #floats} for a gradient that {@link #total} adds up before the update reads it. */
  public Floats earlyFloats(long at, long partAt, long length) {
    return (Floats) own(at, partAt, length);
  }

  private Reals own(long at, long partAt, long length) {
    boolean first = worker.index() == 0;
    Reals vector = first ? gradients : others[worker.index() - 1];
    long from = first ? at : partAt;
    return vector instanceof Floats values
        ? values.slice(from, length)
        : ((Doubles) vector).slice(from, length);
  }

  /**
   * Adds the other workers' parts to a tile of the gradient that was read at {@code at}, and leaves
   * the sum in the gradient too.
   */
  public void add(long at, float[] tile, int count) {
    for (int r = 0; others.length > 0 && r < ranges.size(); r++) {
      Range range = ranges.get(r);
      long from = Math.max(at, range.at);
      int length = (int) (Math.min(at + count, range.end()) - from);
      if (length > 0) {
        addOthers(range.partAt + from - range.at, tile, (int) (from - at), length);
        ((Floats) gradients).write(from, tile, (int) (from - at), length);
      }
    }
  }

  /** Adds the other workers' parts to the gradient itself, {@code length} elements of it. */
  public void total(long at, long partAt, long length) {
    for (long done = 0; others.length > 0 && done < length; done += TILE) {
      int count = (int) Math.min(TILE, length - done);
      if (gradients instanceof Floats values) {
        values.read(at + done, floatSum, count);
        addOthers(partAt + done, floatSum, 0, count);
        values.write(at + done, floatSum, count);
      } else {
        ((Doubles) gradients).read(at + done, doubleSum, count);
        addOthers(partAt + done, doubleSum, 0, count);
        ((Doubles) gradients).write(at + done, doubleSum, count);
      }
    }
  }

  private void addOthers(long partAt, float[] tile, int from, int length) {
    for (Reals other : others) {
      for (int done = 0; done < length; done += TILE) {
        int count = Math.min(TILE, length - done);
        ((Floats) other).read(partAt + done, floats, count);
        plus(tile, from + done, floats, count);
      }
    }
  }

  private static void plus(float[] tile, int from, float[] term, int count) {
    for (int i = 0; i < count; i++) {
      tile[from + i] += term[i];
    }
  }
}
