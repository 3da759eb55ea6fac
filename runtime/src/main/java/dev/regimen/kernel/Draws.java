package dev.regimen.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Counter-based random numbers: each is a pure function of (seed, stream, step, position) and of
 * nothing else, so that results do not depend on the number of workers or on how a range was cut,
 * and nothing random needs saving (the idea of Salmon et al., "Parallel random numbers: as easy as
 * 1, 2, 3", 2011).
 *
 * <p>A stream is one purpose, such as the dropout of one layer. Element {@code i} of a tile has
 * position {@code position + i}. (seed, stream, step) and the high half of the position are hashed
 * to 64 bits of key, once a tile; the low half and the key to 32 bits, for every element, by a
 * mixing function of additions, multiplications and shifts that the compiler vectorizes.
 *
 * <p>An instance belongs to one thread: it holds a buffer.
 */
public final class Draws {
  private static final int BLOCK = 1024;
  private static final int ONE_BITS = Float.floatToRawIntBits(1f);

  /** Bits of a hash that a probability is compared with. */
  private static final int PROBABILITY_BITS = 24;

  /** 0, 1, 2, …: HotSpot 17 vectorizes a hash of an array's elements, not of a loop's variable. */
  private static final int[] LANES = new int[BLOCK];

  static {
    for (int i = 0; i < BLOCK; i++) {
      LANES[i] = i;
    }
  }

  private final long seed;
  private final int[] bits = new int[BLOCK];
  // The two share memory: the way of bits into a float[] that costs least.
  private final IntBuffer bitsWindow;
  private final FloatBuffer floatsWindow;
  private final WeightDraws weights = new WeightDraws(this);

  /** Draws of one experiment; different seeds give unrelated numbers. */
  public Draws(long seed) {
    this.seed = CounterHash.mix(seed + CounterHash.GOLDEN);
    ByteBuffer window =
        ByteBuffer.allocateDirect(BLOCK * Integer.BYTES).order(ByteOrder.nativeOrder());
    this.bitsWindow = window.asIntBuffer();
    this.floatsWindow = window.asFloatBuffer();
  }

  /**
   * Fills {@code tile[0 … count)} with 1 where an event of probability {@code keep} happens, else
   * 0. Probabilities are exact to 2⁻²⁴; 0 and 1 are exact.
   */
  public void bernoulli(float keep, int stream, long step, long position, float[] tile, int count) {
    bernoulli(keep, stream, step, position, tile, 0, count);
  }

  void bernoulli(
      float keep, int stream, long step, long position, float[] tile, int first, int count) {
    int threshold = threshold(keep);
    for (int done = 0; done < count; ) {
      int part = part(position + done, count - done);
      happens(threshold, key(stream, step, position + done), (int) (position + done), part);
      bitsWindow.put(0, bits, 0, part);
      floatsWindow.get(0, tile, first + done, part);
      done += part;
    }
  }

  /** As for floats; the same events happen. */
  public void bernoulli(
      double keep, int stream, long step, long position, double[] tile, int count) {
    bernoulli(keep, stream, step, position, tile, 0, count);
  }

  void bernoulli(
      double keep, int stream, long step, long position, double[] tile, int first, int count) {
    int threshold = threshold(keep);
    for (int i = 0; i < count; i++) {
      int hash = hash(stream, step, position + i);
      tile[first + i] = (hash >>> Integer.SIZE - PROBABILITY_BITS) < threshold ? 1 : 0;
    }
  }

  /**
   * {@code out = w m / keep} for elements {@code [first, end)}, with m = 1 where an event of
   * probability {@code keep} happens, else 0; {@code out} may be {@code w}.
   */
  public void dropout(
      double keep, int stream, long step, long first, long end, Floats w, Floats out) {
    weights.dropout(keep, stream, step, first, end, w, out);
  }

  /** As for floats; the same happens. */
  public void dropout(
      double keep, int stream, long step, long first, long end, Doubles w, Doubles out) {
    weights.dropout(keep, stream, step, first, end, w, out);
  }

  /** {@code out = w + deviation · ε} for elements {@code [first, end)}, ε normal. */
  public void disturb(
      double deviation, int stream, long step, long first, long end, Floats w, Floats out) {
    weights.disturb(deviation, stream, step, first, end, w, out);
  }

  /** As for floats; the noise of floats is this, rounded. */
  public void disturb(
      double deviation, int stream, long step, long first, long end, Doubles w, Doubles out) {
    weights.disturb(deviation, stream, step, first, end, w, out);
  }

  /** Fills {@code tile[0 … count)} evenly from [0, 1), in multiples of 2⁻²³. */
  public void uniform(int stream, long step, long position, float[] tile, int count) {
    uniform(stream, step, position, tile, 0, count);
  }

  void uniform(int stream, long step, long position, float[] tile, int first, int count) {
    for (int done = 0; done < count; ) {
      int part = part(position + done, count - done);
      oneToTwo(key(stream, step, position + done), (int) (position + done), part);
      bitsWindow.put(0, bits, 0, part);
      floatsWindow.get(0, tile, first + done, part);
      done += part;
    }
    for (int i = 0; i < count; i++) {
      tile[first + i] -= 1f;
    }
  }

  /** As for floats, in multiples of 2⁻⁵³; the floats are these, rounded down. */
  public void uniform(int stream, long step, long position, double[] tile, int count) {
    uniform(stream, step, position, tile, 0, count);
  }

  void uniform(int stream, long step, long position, double[] tile, int first, int count) {
    for (int done = 0; done < count; ) {
      int part = part(position + done, count - done);
      long key = key(stream, step, position + done);
      long second = CounterHash.second(key);
      for (int i = done; i < done + part; i++) {
        tile[first + i] = CounterHash.unit(key, second, (int) (position + i));
      }
      done += part;
    }
  }

  /** Fills {@code tile[0 … count)} from the normal distribution of mean 0 and deviation 1. */
  public void normal(int stream, long step, long position, float[] tile, int count) {
    normal(stream, step, position, tile, 0, count);
  }

  void normal(int stream, long step, long position, float[] tile, int first, int count) {
    for (int done = 0; done < count; ) {
      int part = part(position + done, count - done);
      long key = key(stream, step, position + done);
      for (int i = done; i < done + part; i++) {
        tile[first + i] = (float) CounterHash.gauss(key, (int) (position + i));
      }
      done += part;
    }
  }

  /** As for floats; the floats are these, rounded. */
  public void normal(int stream, long step, long position, double[] tile, int count) {
    normal(stream, step, position, tile, 0, count);
  }

  void normal(int stream, long step, long position, double[] tile, int first, int count) {
    for (int done = 0; done < count; ) {
      int part = part(position + done, count - done);
      long key = key(stream, step, position + done);
      for (int i = done; i < done + part; i++) {
        tile[first + i] = CounterHash.gauss(key, (int) (position + i));
      }
      done += part;
    }
  }

  /** One number evenly from [0, 1), a multiple of 2⁻⁵³. */
  public double uniform(int stream, long step, long position) {
    long key = key(stream, step, position);
    return CounterHash.unit(key, CounterHash.second(key), (int) position);
  }

  /** One number from the normal distribution of mean 0 and deviation 1. */
  public double normal(int stream, long step, long position) {
    return CounterHash.gauss(key(stream, step, position), (int) position);
  }

  /** One of {@code 0 … bound - 1}, evenly. */
  public int below(int bound, int stream, long step, long position) {
    if (bound < 1) {
      throw new IllegalArgumentException("nothing lies below " + bound);
    }
    return (int) (uniform(stream, step, position) * bound);
  }

  private static int threshold(double keep) {
    if (!(keep >= 0 && keep <= 1)) {
      throw new IllegalArgumentException("a probability lies in [0, 1], not " + keep);
    }
    return (int) Math.round(keep * (1 << PROBABILITY_BITS));
  }

  /** How many of the next elements one key and one block serve. */
  private static int part(long position, int count) {
    long sameKey = (1L << Integer.SIZE) - (position & 0xFFFFFFFFL);
    return (int) Math.min(Math.min(count, BLOCK), sameKey);
  }

  private void happens(int threshold, long key, int position, int count) {
    int low = (int) key;
    int high = (int) (key >>> Integer.SIZE);
    int start = position + low;
    for (int i = 0; i < count; i++) {
      int x = LANES[i] + start;
      x = (x ^ x >>> 16) * 0x7FEB352D;
      x = (x ^ x >>> 15) + high;
      x = (x ^ x >>> 16) * 0x846CA68B;
      x = (x ^ x >>> 13) * 0x2C1B3C6D;
      x ^= x >>> 16;
      // The sign of the difference, spread over the word, selects the bits of 1f or none.
      bits[i] = (x >>> Integer.SIZE - PROBABILITY_BITS) - threshold >> Integer.SIZE - 1 & ONE_BITS;
    }
  }

  private void oneToTwo(long key, int position, int count) {
    int low = (int) key;
    int high = (int) (key >>> Integer.SIZE);
    int start = position + low;
    for (int i = 0; i < count; i++) {
      int x = LANES[i] + start;
      x = (x ^ x >>> 16) * 0x7FEB352D;
      x = (x ^ x >>> 15) + high;
      x = (x ^ x >>> 16) * 0x846CA68B;
      x = (x ^ x >>> 13) * 0x2C1B3C6D;
      x ^= x >>> 16;
      bits[i] = x >>> 9 | ONE_BITS;
    }
  }

  private int hash(int stream, long step, long position) {
    return CounterHash.hash(key(stream, step, position), (int) position);
  }

  private long key(int stream, long step, long position) {
    long purpose =
        CounterHash.mix(seed ^ ((long) stream << Integer.SIZE | position >>> Integer.SIZE));
    return CounterHash.mix(purpose + CounterHash.GOLDEN ^ step);
  }
}
