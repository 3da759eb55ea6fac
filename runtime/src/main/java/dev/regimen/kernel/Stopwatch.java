package dev.regimen.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where one worker's time goes: laps, one after the other, each under a name, and of each lap the
 * part that it spent in matrix products and the part that it waited for other workers or for data.
 *
 * <p>Used by its worker's thread, and read by others when that thread is done. A lap costs some 50
 * nanoseconds and allocates only under a name that is new.
 */
public final class Stopwatch {
  private final Map<String, Sum> sums = new LinkedHashMap<>();
  private long lapAt;
  private long products;
  private long waiting;
  private long multiplyAdds;

  /**
   * All laps under one name.
   *
   * @param name what was done
   * @param count how many laps
   * @param nanos their time
   * @param products of it, nanoseconds in matrix products
   * @param waiting of it, nanoseconds at barriers, or until data was there
   * @param multiplyAdds multiplications of those products, each with its addition
   */
  public record Lap(
      String name, long count, long nanos, long products, long waiting, long multiplyAdds) {}

  private static final class Sum {
    private long count;
    private long nanos;
    private long products;
    private long waiting;
    private long multiplyAdds;

    private Lap named(String name) {
      return new Lap(name, count, nanos, products, waiting, multiplyAdds);
    }
  }

  /** Forgets all laps. */
  public void clear() {
    sums.clear();
  }

  /** Begins a lap now: the time since the last one is counted nowhere. */
  public void start() {
    products = 0;
    waiting = 0;
    multiplyAdds = 0;
    lapAt = System.nanoTime();
  }

  /** Ends a lap; the next one begins. */
  void lap(String name) {
    long now = System.nanoTime();
    Sum sum = sums.get(name);
    if (sum == null) {
      sum = new Sum();
      sums.put(name, sum);
    }
    sum.count++;
    sum.nanos += now - lapAt;
    sum.products += products;
    sum.waiting += waiting;
    sum.multiplyAdds += multiplyAdds;
    products = 0;
    waiting = 0;
    multiplyAdds = 0;
    lapAt = now;
  }

  /** Says that the time since {@code start} went into a product. */
  void product(long start, long multiplications) {
    products += System.nanoTime() - start;
    multiplyAdds += multiplications;
  }

  /** Says that the time since {@code start} was spent waiting. */
  void waited(long start) {
    waitedFor(System.nanoTime() - start);
  }

  /** Says that so many nanoseconds were spent waiting. */
  void waitedFor(long nanos) {
    waiting += nanos;
  }

  /** The laps so far, added up by name, in the order in which names first came. */
  public List<Lap> laps() {
    return sums.entrySet().stream().map(entry -> entry.getValue().named(entry.getKey())).toList();
  }
}
