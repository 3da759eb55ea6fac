package dev.regimen.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class WorkersTest {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static int count(int asked, long multiplyAdds, int batch) {
    Blueprint blueprint =
        Blueprint.network("Net")
            .input(4)
            .outputs(1)
            .layer("only", "dense", "1", 5, multiplyAdds)
            .setting("batch", batch, "[1, inf)")
            .setting("epochs", 1, "[1, inf)")
            .build();
    Settings settings = Settings.resolve(blueprint, Map.of(), new Properties());
    return Workers.count(asked, blueprint, settings);
  }

  @Test
  void whatTheProgramAsksForHoldsUpToTheBatch() {
    assertEquals(3, count(3, 10, 64));
    assertEquals(2, count(3, 10, 2));
  }

  @Test
  void aSmallStepHasOneWorkerAndALargeOneAllProcessors() {
    assertEquals(1, count(0, 39_999, 100));
    assertEquals(Math.min(PROCESSORS, 100), count(0, 40_000, 100));
  }
}
