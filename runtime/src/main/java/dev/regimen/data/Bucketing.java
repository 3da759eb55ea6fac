package dev.regimen.data;

import java.util.Arrays;

/**
 * Puts an epoch's texts into batches of near lengths; see {@link
 * dev.regimen.annotation.LengthBuckets}. A pure function of seed, epoch and lengths. It keeps its
 * arrays, and belongs to one thread.
 */
public final class Bucketing {
  /** What the places of buckets are drawn for, beside the order of samples. */
  private static final long PLACES = 0x6275636b657473L;

  private static final long PLACE = 0xffffffffL;

  private final long seed;
  private final int[] lengths;
  private final int pool;
  private final int[] buckets;
  private final int[] arranged;
  private final long[] keys;

  private Bucketing(long seed, int[] lengths, int pool) {
    this.seed = seed;
    this.lengths = lengths;
    this.pool = pool;
    buckets = new int[lengths.length];
    arranged = new int[lengths.length];
    keys = new long[lengths.length];
  }

  /**
   * Buckets for one run.
   *
   * @param train samples whose texts became ids; of others every length is the same, and their
   *     order stays
   * @param pool batches whose texts are sorted together; 1 changes nothing
   */
  public static Bucketing of(long seed, Dataset train, int pool) {
    if (pool < 2 || !(train.samples().features() instanceof TokenRows rows)) {
      return new Bucketing(seed, new int[0], 1);
    }
    int[] lengths = new int[train.size()];
    Arrays.setAll(lengths, i -> rows.kept(train.samples().row(i)));
    return new Bucketing(seed, lengths, pool);
  }

  /**
   * Arranges the order of an epoch, counted from 0.
   *
   * @param order of which the first {@code samples} places are used
   * @param batch the rows of a batch
   */
  public void arrange(long epoch, int[] order, int samples, int batch) {
    int whole = samples / batch;
    if (pool < 2 || whole < 2) {
      return;
    }
    long size = (long) pool * batch;
    for (long from = 0; from < (long) whole * batch; from += size) {
      sort(order, (int) from, (int) Math.min(from + size, (long) whole * batch), batch);
    }
    for (int i = 0; i < whole; i++) {
      buckets[i] = i;
    }
    new SplitMix(seed ^ PLACES, epoch).shuffle(buckets, 0, whole);
    for (int i = 0; i < whole; i++) {
      System.arraycopy(arranged, buckets[i] * batch, order, i * batch, batch);
    }
  }

  /** One pool: by length, and within a bucket as before, so that workers have alike to do. */
  private void sort(int[] order, int from, int to, int batch) {
    for (int i = from; i < to; i++) {
      keys[i] = (long) lengths[order[i]] << Integer.SIZE | i;
    }
    Arrays.sort(keys, from, to);
    for (int bucket = from; bucket < to; bucket += batch) {
      for (int i = bucket; i < bucket + batch; i++) {
        keys[i] &= PLACE;
      }
      Arrays.sort(keys, bucket, bucket + batch);
      for (int i = bucket; i < bucket + batch; i++) {
        arranged[i] = order[(int) keys[i]];
      }
    }
  }
}
