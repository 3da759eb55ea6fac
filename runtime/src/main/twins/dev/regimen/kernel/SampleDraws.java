package dev.regimen.kernel;

/**
 * {@link Draws} whose address is (seed, stream, pass, sample): what inference draws by, so that a
 * sample meets the same random numbers whatever batch it is in, wherever it stands there, and
 * however many workers there are, and others in every pass.
 *
 * <p>A sample is known by its features: 64 bits are hashed of them, as they are given, before any
 * preprocessing. Samples with equal features are the same sample. Element {@code i} of a sample's
 * row has position {@code i}; tiles that reach over several samples are filled sample by sample.
 *
 * <p>What is drawn for a weight, which all samples share, has no sample in its address: in one pass
 * all samples meet the same weights, and the mask is theirs in every batch too.
 *
 * <p>An instance belongs to one thread, as its {@link Draws} do.
 */
public final class SampleDraws extends SampleAddresses {
  private final Draws draws;

  /** Draws for batches of at most {@code capacity} samples, by an instance of the same thread. */
  public SampleDraws(Draws draws, int capacity) {
    super(capacity);
    this.draws = draws;
  }

  /**
   * Fills {@code tile[0 … count)} with 1 where an event of probability {@code keep} happens, else
   * 0.
   *
   * @param position of the first element among those of the whole batch
   * @param each elements a sample
   */
  public void bernoulli(float keep, int stream, long position, int each, float[] tile, int count) {
    for (int done = 0; done < count; ) {
      long at = (position + done) % each;
      int part = (int) Math.min(each - at, count - done);
      draws.bernoulli(keep, stream, counter(position + done, each), at, tile, done, part);
      done += part;
    }
  }

  /** Fills {@code tile[0 … count)} evenly from [0, 1). */
  public void uniform(int stream, long position, int each, float[] tile, int count) {
    for (int done = 0; done < count; ) {
      long at = (position + done) % each;
      int part = (int) Math.min(each - at, count - done);
      draws.uniform(stream, counter(position + done, each), at, tile, done, part);
      done += part;
    }
  }

  /** Fills {@code tile[0 … count)} from the normal distribution of mean 0 and deviation 1. */
  public void normal(int stream, long position, int each, float[] tile, int count) {
    for (int done = 0; done < count; ) {
      long at = (position + done) % each;
      int part = (int) Math.min(each - at, count - done);
      draws.normal(stream, counter(position + done, each), at, tile, done, part);
      done += part;
    }
  }

  /**
   * {@code out = w m / keep} for elements {@code [first, end)} of a weight, with m = 1 where an
   * event of probability {@code keep} happens, else 0: one mask a pass.
   */
  public void dropout(double keep, int stream, long first, long end, Floats w, Floats out) {
    draws.dropout(keep, stream, pass(), first, end, w, out);
  }

  /**
   * {@code out = w + deviation · ε} for elements {@code [first, end)} of a weight, ε normal: one
   * noise a pass.
   */
  public void disturb(double deviation, int stream, long first, long end, Floats w, Floats out) {
    draws.disturb(deviation, stream, pass(), first, end, w, out);
  }
}
