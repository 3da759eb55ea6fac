package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scratch memory is lent to one at a time, and there is no more of it than processors. */
@Tag("pure")
class ScratchPoolTest {
  private static final int MOST = Runtime.getRuntime().availableProcessors();

  private final AtomicInteger made = new AtomicInteger();
  private final ScratchPool<AtomicInteger> pool =
      new ScratchPool<>(
          () -> {
            made.incrementAndGet();
            return new AtomicInteger();
          });

  @Test
  void whatWasGivenBackIsLentAgain() {
    AtomicInteger first = pool.take();
    pool.give(first);
    assertSame(first, pool.take());
    if (MOST > 1) {
      assertNotSame(first, pool.take());
      assertEquals(2, made.get());
    }
  }

  @Test
  void threadsShareThemOneAtATime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4 * MOST);
    List<Future<Boolean>> done = new ArrayList<>();
    for (int thread = 0; thread < 4 * MOST; thread++) {
      done.add(threads.submit(this::neverTwice));
    }
    for (Future<Boolean> each : done) {
      assertTrue(each.get());
    }
    threads.shutdown();
    assertTrue(made.get() <= MOST, made + " of " + MOST);
  }

  private boolean neverTwice() {
    boolean alone = true;
    for (int i = 0; i < 5000; i++) {
      alone &= pool.use(user -> user.incrementAndGet() == 1 && user.decrementAndGet() == 0);
    }
    return alone;
  }

  @Test
  void whatCannotBeMadeIsTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    ScratchPool<String> failing =
        new ScratchPool<>(
            () -> {
              if (tries.incrementAndGet() <= 2 * MOST) {
                throw new IllegalStateException("no memory");
              }
              return "made";
            });
    for (int i = 0; i < 2 * MOST; i++) {
      assertThrows(IllegalStateException.class, failing::take);
    }
    assertEquals("made", failing.take());
  }
}
