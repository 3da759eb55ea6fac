package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is decoded ahead, by whom, and how much of it there is. */
@Timeout(60)
@Tag("training")
final class DecodingAheadTest {
  private static final int SIZE = 1000;

  /** Images whose bytes tell their number; wide ones, so that few of them are held. */
  private static final class Numbered implements ImageSource {
    private final int width;
    private final int bad;
    private final AtomicInteger read = new AtomicInteger();

    Numbered(int width, int bad) {
      this.width = width;
      this.bad = bad;
    }

    @Override
    public byte[] read(int index) {
      read.incrementAndGet();
      if (index == bad) {
        throw DataException.of("image " + index, "is bad");
      }
      byte[] image = new byte[width];
      image[0] = (byte) index;
      image[1] = (byte) (index >> 8);
      return image;
    }
  }

  private static Dataset dataset(Numbered images, int threads) {
    return ImageSamples.onDemand(
        "numbered",
        new int[] {1, images.width, 1},
        new int[SIZE],
        List.of("all"),
        List.of(),
        images,
        threads);
  }

  private static int number(float[] features) {
    return Math.round(255 * features[0]) + 256 * Math.round(255 * features[1]);
  }

  private static int[] order() {
    return IntStream.range(0, SIZE).map(i -> i * 387 % SIZE).toArray();
  }

  @Test
  void everySampleIsDecodedOnceAndComesInItsPlace() throws Exception {
    for (int threads : new int[] {1, 3}) {
      Numbered images = new Numbered(2, -1);
      Dataset data = dataset(images, threads);
      int[] order = order();
      int[] found = new int[SIZE];
      ExecutorService pool = Executors.newFixedThreadPool(2);
      try (Reading reading = data.reading(order, SIZE, 50)) {
        for (int at = 0; at < SIZE; at += 50) {
          int batch = at;
          List<Future<?>> parts = new ArrayList<>();
          for (int part = 0; part < 2; part++) {
            int from = at + 25 * part;
            parts.add(
                pool.submit(
                    () -> {
                      float[] features = new float[2];
                      reading.advance(batch);
                      for (int p = from; p < from + 25; p++) {
                        reading.features(p, features, 0);
                        found[p] = number(features);
                      }
                    }));
          }
          for (Future<?> part : parts) {
            part.get();
          }
        }
      } finally {
        pool.shutdownNow();
      }
      assertArrayEquals(order, found);
      assertEquals(SIZE, images.read.get());
    }
  }

  @Test
  void noMoreIsDecodedThanTheWindowHolds() throws Exception {
    int width = 1 << 23; // Eight million bytes: the window is two batches, for any heap.
    Numbered images = new Numbered(width, -1);
    Dataset data = dataset(images, 2);
    int most = ((OnDemand) data.samples().features()).ahead(2);
    assertTrue(most >= 4 && most <= 8, () -> most + " images ahead");
    float[] features = new float[width];
    try (Reading reading = data.reading(order(), SIZE, 2)) {
      for (int at = 0; at < 20; at += 2) {
        reading.advance(at);
        Thread.sleep(20); // Time in which more could be decoded, if it were allowed.
        assertTrue(images.read.get() <= at + most, () -> images.read + " images were decoded");
        reading.features(at + 1, features, 0);
        assertEquals(order()[at + 1], number(features));
        reading.features(at, features, 0);
        assertEquals(order()[at], number(features));
      }
    }
    assertEquals(0, data.heldBytes() - SIZE * (long) Integer.BYTES);
  }

  @Test
  void aBadImageIsToldToWhomeverReadsItAndToNobodyElse() {
    Dataset data = dataset(new Numbered(2, 7), 2);
    int[] order = order();
    int position = IntStream.range(0, SIZE).filter(p -> order[p] == 7).findFirst().orElseThrow();
    float[] features = new float[2];
    try (Reading reading = data.reading(order, SIZE, SIZE)) {
      for (int p = 0; p < SIZE; p++) {
        int at = p;
        if (p == position) {
          DataException first =
              assertThrows(DataException.class, () -> reading.features(at, features, 0));
          assertEquals("image 7: is bad", first.getMessage());
          assertSame(
              first, assertThrows(DataException.class, () -> reading.features(at, features, 0)));
        } else {
          reading.features(p, features, 0);
          assertEquals(order[p], number(features));
        }
      }
    }
  }

  @Test
  void readingAgainAndWithoutOrderGivesTheSame() {
    Numbered images = new Numbered(2, -1);
    Dataset data = dataset(images, 2);
    float[] features = new float[2];
    data.features(999, features, 0);
    assertEquals(999, number(features));
    List<Integer> seen = new ArrayList<>();
    data.select(new int[] {5, 3, 8}).forEach((n, row) -> seen.add(n * 1000 + number(row)));
    assertEquals(List.of(5, 1003, 2008), seen);
  }

  @Test
  void threadsEndWithTheReading() throws InterruptedException {
    Dataset data = dataset(new Numbered(1 << 20, -1), 3);
    ConcurrentHashMap<Thread, Boolean> threads = new ConcurrentHashMap<>();
    try (Reading reading = data.reading(order(), SIZE, 1)) {
      reading.features(0, new float[1 << 20], 0);
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().equals("regimen-images"))
          .forEach(thread -> threads.put(thread, true));
    }
    assertTrue(threads.size() >= 3, threads::toString);
    for (Thread thread : threads.keySet()) {
      thread.join();
    }
  }

  @Test
  void anErrorOfTheMachineIsNoDataException() {
    ImageSource images =
        index -> {
          throw new OutOfMemoryError("as if");
        };
    Dataset data =
        ImageSamples.onDemand(
            "large", new int[] {1, 2, 1}, new int[3], List.of("all"), List.of(), images, 1);
    try (Reading reading = data.reading(new int[] {0, 1, 2}, 3, 3)) {
      assertThrows(OutOfMemoryError.class, () -> reading.features(2, new float[2], 0));
    }
  }
}
