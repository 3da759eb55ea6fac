package dev.regimen.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What one worker of a {@link ThreadPool} knows: who it is, which share of the work is its own, and
 * where it meets the others. Used by its own thread only.
 */
public final class Worker {
  /** Share boundaries are multiples of this, so that loops stay aligned. */
  private static final int GRAIN = 4;

  private final int index;
  private final int count;
  private final Barrier barrier;
  private final Gemm gemm = new Gemm();
  private final Workspace workspace = new Workspace();
  private final boolean weightsStay;
  private @Nullable Stopwatch stopwatch;

  Worker(int index, int count, Barrier barrier) {
    this(index, count, barrier, false);
  }

  private Worker(int index, int count, Barrier barrier, boolean weightsStay) {
    this.index = index;
    this.count = count;
    this.barrier = barrier;
    this.weightsStay = weightsStay;
  }

  /** A pool of one on the calling thread: the whole range is its share, and it waits for nobody. */
  public static Worker single() {
    return new Worker(0, 1, new Barrier(1));
  }

  /**
   * A pool of one that predicts by weights which nobody changes as long as it is, so that kernels
   * need lay them out once.
   */
  public static Worker predicting() {
    return new Worker(0, 1, new Barrier(1), true);
  }

  /** Whether the weights that this worker's kernels see never change. */
  public boolean weightsStay() {
    return weightsStay;
  }

  /** This worker's number, from 0. */
  public int index() {
    return index;
  }

  /** The number of workers in the pool. */
  public int count() {
    return count;
  }

  /** This worker's matrix products. */
  public Gemm gemm() {
    return gemm;
  }

  /** What this worker's kernels use while they run. */
  public Workspace workspace() {
    return workspace;
  }

  /**
   * Waits until every worker of the pool has come here. What any of them wrote before, all see
   * after.
   *
   * @throws java.util.concurrent.CancellationException if another worker failed
   */
  public void await() {
    if (stopwatch == null) {
      barrier.await(index);
    } else {
      long start = System.nanoTime();
      barrier.await(index);
      stopwatch.waited(start);
    }
  }

  /** Says that this worker waited for so long for something else, such as data. */
  public void waited(long nanos) {
    if (stopwatch != null) {
      stopwatch.waitedFor(nanos);
    }
  }

  /** Lets a stopwatch time what this worker does from now on; null: none. */
  public void time(@Nullable Stopwatch by) {
    stopwatch = by;
    gemm.time(by);
  }

  /** When a product begins, if somebody asks. */
  public long startProduct() {
    return stopwatch == null ? 0 : System.nanoTime();
  }

  /** Says that the time since {@code start} went into a product. */
  public void endProduct(long start, long multiplyAdds) {
    if (stopwatch != null) {
      stopwatch.product(start, multiplyAdds);
    }
  }

  /** Says what was done since the last lap. Without a stopwatch it costs nothing. */
  public void lap(String name) {
    if (stopwatch != null) {
      stopwatch.lap(name);
    }
  }

  /** Says what was done for a layer since the last lap. Without a stopwatch it costs nothing. */
  public void lap(String what, String layer) {
    if (stopwatch != null) {
      stopwatch.lap(what.concat(layer));
    }
  }

  /** The first element of this worker's share of {@code 0 … n}. */
  public int from(int n) {
    return (int) boundary(index, n);
  }

  /** The end of this worker's share of {@code 0 … n}, exclusive. */
  public int to(int n) {
    return (int) boundary(index + 1, n);
  }

  /** The first element of this worker's share of {@code 0 … n}. */
  public long from(long n) {
    return boundary(index, n);
  }

  /** The end of this worker's share of {@code 0 … n}, exclusive. */
  public long to(long n) {
    return boundary(index + 1, n);
  }

  /** The first of {@code n} whole pieces of work, such as tiles, that are this worker's. */
  public int firstOf(int n) {
    return (int) ((long) n * index / count);
  }

  /** The end of this worker's pieces of {@code n}, exclusive. */
  public int endOf(int n) {
    return (int) ((long) n * (index + 1) / count);
  }

  /** How many of {@code n} are the share of the worker of the given number. */
  public int share(int worker, int n) {
    return (int) (boundary(worker + 1, n) - boundary(worker, n));
  }

  /**
   * Where share {@code share} begins: {@code n share / count}, rounded down to a multiple of
   * {@value #GRAIN} unless {@code n} is so small that this would make the shares very unequal.
   */
  private long boundary(int share, long n) {
    if (share == count) {
      return n;
    }
    // n / count * share + rest avoids the overflow of n * share.
    long start = n / count * share + n % count * share / count;
    return n < 4L * GRAIN * count ? start : start - start % GRAIN;
  }
}
