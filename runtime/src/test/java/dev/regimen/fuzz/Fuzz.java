package dev.regimen.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.List;

/**
 * Shows a reader damaged inputs, and holds it to its documents: an input is read or refused by an
 * exception that the reader names, in bounded time and memory. Inputs are a function of the seed,
 * the reader's name and their number, so that a failure comes again.
 */
public final class Fuzz {
  /** Inputs of all readers together; 100,000 unless {@code -Dfuzz} says more. */
  private static final long TOTAL = Long.getLong("fuzz", 100_000);

  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final long LONGEST_NANOS = 2_000_000_000L;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A mebibyte, for limits. */
  public static final long MIB = 1 << 20;

  private final String name;
  private final long memory;
  private final List<Class<? extends Exception>> documented;
  private long read;
  private long refused;
  private long longest;
  private long largest;

  /** What is fuzzed. */
  public interface Reader {
    void read(byte[] input) throws Exception;
  }

  /**
   * A reader.
   *
   * @param name of it, for reports
   * @param memory bytes that one input may allocate in all
   * @param documented what it may throw
   */
  public Fuzz(String name, long memory, List<Class<? extends Exception>> documented) {
    this.name = name;
    this.memory = memory;
    this.documented = documented;
  }

  /**
   * Reads every seed, which must be possible, and then what becomes of them.
   *
   * @param share of all inputs
   */
  public void run(double share, List<byte[]> seeds, Reader reader) {
    Mutator mutator = new Mutator(SEED * 31 + name.hashCode(), seeds);
    for (byte[] seed : seeds) {
      take(seed, reader);
    }
    assertTrue(refused == 0, name + ": a seed was refused");
    long inputs = Math.round(TOTAL * share);
    for (long i = seeds.size(); i < inputs; i++) {
      byte[] input = mutator.next();
      if (take(input, reader)) {
        mutator.keep(input);
      }
    }
    if (TOTAL > 100_000) {
      System.out.printf(
          "fuzz %s: %,d inputs, %,d read, %,d refused, longest %.1f ms, most memory %.1f MiB%n",
          name, read + refused, read, refused, longest / 1e6, (double) largest / MIB);
    }
  }

  private boolean take(byte[] input, Reader reader) {
    long before = read;
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    try {
      reader.read(input);
      read++;
    } catch (Exception e) {
      refused++;
      if (documented.stream().noneMatch(known -> known.isInstance(e))) {
        fail(told("throws what it does not document", input), e);
      }
    } catch (StackOverflowError | OutOfMemoryError e) {
      fail(told("fails", input), e);
    }
    long nanos = System.nanoTime() - start;
    longest = Math.max(longest, nanos);
    if (nanos > LONGEST_NANOS) {
      requireQuick(input, reader);
    }
    long taken = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    largest = Math.max(largest, taken);
    assertTrue(taken <= memory, () -> told("takes " + taken + " bytes of memory", input));
    return read > before;
  }

  /** The machine may have been busy: only the thread's own time counts, the second time. */
  private void requireQuick(byte[] input, Reader reader) {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      reader.read(input);
    } catch (Exception e) {
      // It was looked at the first time.
    }
    long nanos = THREADS.getCurrentThreadCpuTime() - start;
    assertTrue(nanos <= LONGEST_NANOS, () -> told("takes " + nanos / 1_000_000 + " ms", input));
  }

  private String told(String problem, byte[] input) {
    String bytes = Base64.getEncoder().encodeToString(input);
    return String.format(
        "%s %s, input %d of seed %d: %s",
        name, problem, read + refused, SEED, bytes.substring(0, Math.min(4000, bytes.length())));
  }
}
