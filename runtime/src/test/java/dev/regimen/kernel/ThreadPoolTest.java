package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("training")
class ThreadPoolTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void everyWorkerRunsOnce(int size) {
    Set<String> names = ConcurrentHashMap.newKeySet();
    try (ThreadPool pool = ThreadPool.of(size)) {
      assertEquals(size, pool.size());
      for (int run = 0; run < 3; run++) {
        AtomicInteger indices = new AtomicInteger();
        pool.run(
            worker -> {
              assertEquals(size, worker.count());
              indices.addAndGet(1 << worker.index());
              names.add(Thread.currentThread().getName());
            });
        assertEquals((1 << size) - 1, indices.get());
      }
    }
    assertEquals(size, names.size());
    assertTrue(size == 1 || names.contains("regimen-worker-1"));
  }

  /** Each phase reads what all wrote in the phase before, without any other synchronization. */
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "3, 0", "8, 0", "1, 1", "2, 1", "3, 1", "8, 1", "2, 5", "3, 7"})
  void phasesSeeEachOther(int size, int turnsEach) {
    int phases = turnsEach > 0 || size > 2 ? 2_000 : 50_000;
    long[][] values = new long[2][size * 16];
    try (ThreadPool pool = ThreadPool.of(size)) {
      pool.run(
          worker -> {
            for (int phase = 0; phase < phases; phase++) {
              if (turnsEach > 0 && worker.index() == 0) {
                pool.takeTurns(phase / turnsEach % 2 == 0);
              }
              long sum = 1;
              for (int i = 0; i < size; i++) {
                sum += values[phase & 1][i * 16];
              }
              values[~phase & 1][worker.index() * 16] = sum % 1_000_003;
              worker.await();
            }
          });
    }
    long expected = 0;
    for (int phase = 0; phase < phases; phase++) {
      expected = (1 + size * expected) % 1_000_003;
    }
    for (int i = 0; i < size; i++) {
      assertEquals(expected, values[phases & 1][i * 16]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void inTurnOneRunsAtATime(int size) {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    int[] ran = new int[size];
    try (ThreadPool pool = ThreadPool.of(size)) {
      pool.takeTurns(true);
      pool.run(
          worker -> {
            worker.await();
            for (int phase = 0; phase < 200; phase++) {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              ran[worker.index()]++;
              Thread.yield();
              running.decrementAndGet();
              worker.await();
            }
          });
      assertTrue(pool.waited() > 0);
    }
    assertEquals(1, most.get());
    assertEquals(200 * size, Arrays.stream(ran).sum());
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "3, false", "8, false", "2, true", "3, true", "8, true"})
  void oneFailureReleasesAll(int size, boolean inTurn) {
    try (ThreadPool pool = ThreadPool.of(size)) {
      pool.takeTurns(inTurn);
      for (int failing = 0; failing < size; failing++) {
        int culprit = failing;
        AtomicInteger released = new AtomicInteger();
        IllegalArgumentException failure = new IllegalArgumentException("worker " + culprit);
        assertTimeoutPreemptively(
            LIMIT,
            () ->
                assertSame(
                    failure,
                    assertThrows(
                        IllegalArgumentException.class,
                        () -> pool.run(worker -> failAt(worker, culprit, failure, released)))));
        assertEquals(size - 1, released.get());
        AtomicInteger ran = new AtomicInteger();
        pool.run(worker -> ran.incrementAndGet());
        assertEquals(size, ran.get());
      }
    }
  }

  private static void failAt(
      Worker worker, int culprit, RuntimeException failure, AtomicInteger released) {
    if (worker.index() == culprit) {
      worker.await();
      throw failure;
    }
    try {
      while (true) {
        worker.await();
      }
    } catch (CancellationException e) {
      released.incrementAndGet();
      throw e;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aWorkerWhoLeavesEarlyIsAnErrorAndNoHang(boolean inTurn) {
    try (ThreadPool pool = ThreadPool.of(2)) {
      pool.takeTurns(inTurn);
      for (int leaver = 0; leaver < 2; leaver++) {
        int early = leaver;
        assertTimeoutPreemptively(
            LIMIT,
            () ->
                assertThrows(
                    IllegalStateException.class,
                    () ->
                        pool.run(
                            worker -> {
                              worker.await();
                              if (worker.index() != early) {
                                worker.await();
                              }
                            })));
      }
    }
  }

  @Test
  void refusesNestedRunsAndClosedTeams() {
    ThreadPool pool = ThreadPool.of(2);
    assertThrows(
        IllegalStateException.class, () -> pool.run(worker -> pool.run(inner -> inner.index())));
    pool.close();
    pool.close();
    assertThrows(IllegalStateException.class, () -> pool.run(Worker::index));
    assertThrows(IllegalArgumentException.class, () -> ThreadPool.of(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void sharesCoverTheRange(int size) {
    try (ThreadPool pool = ThreadPool.of(size)) {
      pool.run(
          worker -> {
            for (int n = 0; n < 500; n++) {
              assertEquals(n, coveredBy(worker, n));
            }
            assertEquals(worker.to(3L << 40), worker.from(3L << 40) + share(worker, 3L << 40));
          });
    }
  }

  /** Pieces are dealt out one by one: nobody has two more than another. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void piecesCoverTheWhole(int size) {
    int[] firsts = new int[size];
    int[] ends = new int[size];
    try (ThreadPool pool = ThreadPool.of(size)) {
      for (int n : new int[] {0, 1, 7, 53, 1000, Integer.MAX_VALUE}) {
        pool.run(
            worker -> {
              firsts[worker.index()] = worker.firstOf(n);
              ends[worker.index()] = worker.endOf(n);
            });
        assertEquals(0, firsts[0]);
        assertEquals(n, ends[size - 1]);
        for (int i = 0; i < size; i++) {
          assertEquals((double) n / size, ends[i] - firsts[i], 1);
          assertTrue(i == 0 || firsts[i] == ends[i - 1]);
        }
      }
    }
  }

  /** The end of the last share, if shares follow each other; here seen from one worker. */
  private static int coveredBy(Worker worker, int n) {
    int from = worker.from(n);
    int to = worker.to(n);
    assertTrue(from <= to);
    assertEquals(from, worker.from((long) n));
    assertEquals(to, worker.to((long) n));
    assertTrue(worker.index() > 0 || from == 0);
    assertTrue(n < 16 * worker.count() || from % 4 == 0);
    assertEquals((double) n / worker.count(), to - from, 4.0);
    return worker.index() == worker.count() - 1 ? to : n;
  }

  private static long share(Worker worker, long n) {
    long even = n / worker.count();
    long mine = worker.to(n) - worker.from(n);
    assertEquals(even, mine, 4);
    return mine;
  }

  @Test
  void aSingleWorkerHasEverythingAndWaitsForNobody() {
    Worker worker = Worker.single();
    worker.await();
    assertEquals(0, worker.from(10));
    assertEquals(10, worker.to(10));
    assertEquals(1, worker.count());
  }
}
