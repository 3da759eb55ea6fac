package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever stands in a source, the compiler has words for it and comes to an end within two
 * seconds. Of the inputs that {@code -Dfuzz} asks for, one in a thousand is a class here, with ten
 * values and more, and one in twenty thousand a broken source; {@code -Drandom.classes=10000} and
 * {@code -Drandom.broken=500} ask for as many.
 */
@Tag("javac")
class RandomClassesTest {
  private static final long FUZZ = Long.getLong("fuzz", 0);
  private static final int CLASSES =
      Integer.getInteger("random.classes", Math.max(60, (int) (FUZZ / 1000)));
  private static final int BROKEN =
      Integer.getInteger("random.broken", Math.max(6, (int) (FUZZ / 20_000)));
  private static final long LONGEST_NANOS = 2_000_000_000L;
  private static final int AT_ONCE = 60;
  private static final long SEED = Long.getLong("fuzz.seed", 20261129);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void randomValuesNeverMakeTheCompilerFail() {
    RandomClasses classes = new RandomClasses(SEED);
    List<String> failures = new ArrayList<>();
    for (int done = 0; done < CLASSES; done += AT_ONCE) {
      Map<String, String> sources = new LinkedHashMap<>();
      for (int i = 0; i < AT_ONCE; i++) {
        sources.put("class" + i, classes.next());
      }
      long start = THREADS.getCurrentThreadCpuTime();
      Map<String, List<Batch.Said>> all = Batch.process(sources);
      if (THREADS.getCurrentThreadCpuTime() - start > 2 * LONGEST_NANOS) {
        sources.forEach((name, source) -> requireQuick(name, source, failures));
      }
      all.forEach(
          (name, said) ->
              said.stream()
                  // What Java itself says would keep the processor from all of them.
                  .filter(each -> each.id().isEmpty() || each.id().equals("InternalError"))
                  .filter(each -> !each.text().startsWith("[Regimen] ")) // "and 3 more"
                  .forEach(each -> failures.add(each + "\n" + sources.get(name))));
    }
    assertEquals("", String.join("\n", failures));
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void brokenSourcesNeverMakeTheCompilerFail() {
    RandomClasses classes = new RandomClasses(SEED);
    List<String> written = List.copyOf(Rejects.sources().values());
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < BROKEN; i++) {
      // As others wrote them, and as nobody would.
      String source =
          classes.broken(i % 2 == 0 ? classes.next() : written.get(i * 31 % written.size()));
      long start = THREADS.getCurrentThreadCpuTime();
      Compilation compilation =
          Sources.compile(
              List.of("-proc:only"),
              List.of(Sources.finder()),
              JavaFileObjects.forSourceString("Source", source));
      if (Expectations.ids(compilation).contains("InternalError")) {
        failures.add(compilation.diagnostics() + "\n" + source);
      }
      if (THREADS.getCurrentThreadCpuTime() - start > LONGEST_NANOS) {
        requireQuick("broken" + i, source, failures);
      }
    }
    assertEquals("", String.join("\n", failures));
  }

  /** The second time: the first one's may be the JVM's, which loads and compiles. */
  private static void requireQuick(String name, String source, List<String> failures) {
    Batch.process(Map.of(name, source));
    long start = THREADS.getCurrentThreadCpuTime();
    Batch.process(Map.of(name, source));
    long nanos = THREADS.getCurrentThreadCpuTime() - start;
    if (nanos > LONGEST_NANOS) {
      failures.add(nanos / 1_000_000 + " ms: " + source);
    }
  }
}
