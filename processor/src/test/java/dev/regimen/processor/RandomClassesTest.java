package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever stands in a source, the compiler has words for it and comes to an end. {@code
 * -Drandom.classes=100000} tries that many.
 */
@Tag("javac")
class RandomClassesTest {
  private static final int CLASSES = Integer.getInteger("random.classes", 60);
  private static final int AT_ONCE = 60;
  private static final long SEED = Long.getLong("random.seed", 20261129);

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
      Batch.process(sources)
          .forEach(
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
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < CLASSES / 10; i++) {
      String source = classes.broken(classes.next());
      Compilation compilation =
          Sources.compile(
              List.of("-proc:only"),
              List.of(Sources.finder()),
              JavaFileObjects.forSourceString("Source", source));
      if (Expectations.ids(compilation).contains("InternalError")) {
        failures.add(compilation.diagnostics() + "\n" + source);
      }
    }
    assertEquals("", String.join("\n", failures));
  }
}
