package dev.regimen.data.augment;

/**
 * The random numbers of augmentation: each is a pure function of (seed, view, sample, purpose) and
 * of how many were drawn for that purpose before, never of the worker or of the order in which
 * samples come. A purpose is one operation; a view is one showing of a sample: an epoch, or one of
 * several within an epoch.
 *
 * <p>SplitMix64 (Steele, Lea, Flood 2014), begun anew for each purpose from a hash of all four. An
 * instance belongs to one thread and allocates nothing.
 */
public final class Chance {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;
  private long place;
  private long state;

  /** The chances of one run. */
  public Chance(long seed) {
    this.seed = mix(seed + GOLDEN);
    at(0, 0);
  }

  /** Turns to one showing of one sample. */
  public void at(long view, long sample) {
    place = mix(mix(seed + (view + 1) * GOLDEN) + (sample + 1) * GOLDEN);
    enter(0);
  }

  /** Turns to one purpose there; what is drawn from now on does not depend on other purposes. */
  public void enter(long purpose) {
    state = mix(place + (purpose + 1) * GOLDEN);
  }

  /** A number evenly from [0, 1), a multiple of 2⁻⁵³. */
  public double uniform() {
    return (bits() >>> 11) * 0x1p-53;
  }

  /** A number evenly from [low, high). */
  public double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Whether something of this probability happens; 0 never does, 1 always. */
  public boolean happens(double probability) {
    return uniform() < probability;
  }

  /** One of {@code 0 … bound − 1}, evenly. */
  public int below(int bound) {
    return (int) Math.multiplyHigh(bits() >>> 1, (long) bound << 1);
  }

  /** A number from N(0, 1). */
  public double normal() {
    return Ziggurat.draw(this);
  }

  /** A number from Beta(alpha, alpha); 1 where alpha is 0. */
  public double beta(double alpha) {
    if (alpha == 0) {
      return 1;
    }
    double first = logGamma(alpha);
    double second = logGamma(alpha);
    return 1 / (1 + Math.exp(second - first));
  }

  /**
   * The logarithm of a number from Gamma(shape, 1) (Marsaglia and Tsang 2000): for small shapes the
   * number itself would become 0.
   */
  private double logGamma(double shape) {
    if (shape < 1) {
      return logGamma(shape + 1) + Math.log(1 - uniform()) / shape;
    }
    double d = shape - 1 / 3.0;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = normal();
      double root = 1 + c * x;
      double v = root * root * root;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return Math.log(d * v);
      }
    }
  }

  /** 64 random bits. */
  long bits() {
    state += GOLDEN;
    return mix(state);
  }

  private static long mix(long value) {
    long x = value;
    x = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
    x = (x ^ x >>> 27) * 0x94D049BB133111EBL;
    return x ^ x >>> 31;
  }
}
