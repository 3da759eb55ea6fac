package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.data.Dataset;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One predictor and many threads; more calls of each by {@code -Dregimen.test.predictions=100000}.
 */
@Tag("training")
class PredictorLoadTest {
  private static final int THREADS = 16;
  private static final int CALLS = Integer.getInteger("predictions", 2000);
  private static final int SAMPLES = 150;

  /** What collections find of a call, some bytes of each product. */
  private static final long LEFT = 1024;

  private static Predictor<Label> predictor;
  private static float[][] samples;
  private static final List<Label> SERIAL = new ArrayList<>();
  private static List<Label> batch;

  @BeforeAll
  static void train() {
    Dataset data = TrainerTest.clouds(SAMPLES);
    predictor = HandTrainer.classifier(4, 8, 3).quiet().set("epochs", 2).fit(data).predictor();
    samples = new float[SAMPLES][4];
    for (int i = 0; i < SAMPLES; i++) {
      data.features(i, samples[i], 0);
      SERIAL.add(predictor.predict(samples[i]));
    }
    batch = predictor.predict(samples);
  }

  /** Calls from one sample on that do not give the bits of one thread. */
  private static int wrong(int start, int calls) {
    int wrong = 0;
    for (int call = 0; call < calls; call++) {
      int i = (start + call) % SAMPLES;
      wrong += predictor.predict(samples[i]).equals(SERIAL.get(i)) ? 0 : 1;
      if (call % 100 == 0) {
        wrong += predictor.predict(samples).equals(batch) ? 0 : 1;
      }
    }
    return wrong;
  }

  @Test
  void manyThreadsGetTheBitsOfOne() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Integer>> wrong = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int start = thread * 7;
        wrong.add(threads.submit(() -> wrong(start, CALLS)));
      }
      for (Future<Integer> each : wrong) {
        assertEquals(0, each.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Bytes outside the heap that nobody has given back. */
  private static long held() throws ReflectiveOperationException {
    Method held = Class.forName("dev.regimen.kernel.NativeMemory").getDeclaredMethod("held");
    held.setAccessible(true);
    return (long) held.invoke(null);
  }

  /** A call's batch is not left to collections, which look at the heap and find it empty. */
  @Test
  void whatACallMakesForItselfIsGivenBackAtOnce() throws Exception {
    Dataset data = TrainerTest.clouds(SAMPLES);
    Evaluation first = predictor.evaluate(data);
    for (int call = 0; call < 20; call++) {
      long before = held();
      assertEquals(first.loss(), predictor.evaluate(data).loss());
      predictor.probe(samples[0]);
      // Others' vectors may be found meanwhile, which makes it less.
      assertTrue(held() - before < LEFT, held() - before + " bytes are left");
    }
  }

  @Test
  void aThreadThatIsToldToEndGetsItsAnswer() {
    Thread.currentThread().interrupt();
    assertEquals(0, wrong(0, 10));
    assertTrue(Thread.interrupted(), "the flag is kept");
  }

  /** A thousand at once, where Java has virtual threads. */
  @Test
  void virtualThreadsGetTheBitsOfOne() throws Exception {
    Method start = null;
    try {
      start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    } catch (NoSuchMethodException e) {
      assumeTrue(false, "Java " + Runtime.version() + " has no virtual threads");
    }
    AtomicInteger wrong = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(1000);
    for (int i = 0; i < 1000; i++) {
      int first = i;
      Runnable task =
          () -> {
            try {
              wrong.addAndGet(wrong(first, 3));
            } finally {
              ended.countDown();
            }
          };
      start.invoke(null, task);
    }
    ended.await();
    assertEquals(0, wrong.get());
  }

  @Test
  void aCallThatFailsSpoilsNoLaterOne() {
    float[][] bad = Arrays.copyOf(samples, 3);
    bad[2] = new float[] {3e38f, -3e38f, 3e38f, -3e38f};
    for (int i = 0; i < 3; i++) {
      assertThrows(IllegalArgumentException.class, () -> predictor.predict(bad));
      assertThrows(IllegalArgumentException.class, () -> predictor.outputs("none", samples));
    }
    assertEquals(0, wrong(0, 101));
  }

  /** However many threads call, no more scratch memory is made than there are processors. */
  @Test
  void scratchMemoryIsBounded() throws Exception {
    AtomicInteger made = new AtomicInteger();
    AtomicInteger used = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ScratchPool<Object> pool =
        new ScratchPool<>(
            () -> {
              made.incrementAndGet();
              return new Object();
            });
    int processors = Runtime.getRuntime().availableProcessors();
    Thread[] threads = new Thread[4 * processors + 20];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          new Thread(
              () -> {
                for (int call = 0; call < 50; call++) {
                  pool.use(
                      scratch -> {
                        most.accumulateAndGet(used.incrementAndGet(), Math::max);
                        Thread.yield();
                        return used.decrementAndGet();
                      });
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertTrue(most.get() <= processors, most + " at once on " + processors + " processors");
    assertTrue(made.get() <= processors, made + " for " + processors + " processors");
    assertThrows(
        IllegalStateException.class,
        () ->
            pool.use(
                scratch -> {
                  throw new IllegalStateException("for a test");
                }));
    Object again = pool.use(scratch -> scratch);
    assertSame(again, pool.use(scratch -> scratch), "what failed gave its memory back");
  }
}
