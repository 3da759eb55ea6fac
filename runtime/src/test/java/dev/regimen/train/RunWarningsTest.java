package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the numbers of a run and its data show that no compiler can know. */
@Tag("pure")
class RunWarningsTest {
  private static Run run(int epochs, int every) {
    Blueprint blueprint =
        Blueprint.network("Net")
            .input(1)
            .outputs(1)
            .setting("epochs", epochs, "[1, inf)")
            .setting("batch", 1, "[1, inf)")
            .setting("stepDecay.every", every, "[1, inf)")
            .everyUpdates("stepDecay.every")
            .build();
    Settings settings = Settings.resolve(blueprint, Map.of(), new Properties());
    Splits splits = Splits.trainOnly(InMemory.regression(new float[][] {{1}}, new float[] {1}));
    return new Run(blueprint, settings, splits, 1, RunClock.even(7), 0, Optional.empty());
  }

  @Test
  void aScheduleInUpdatesEndsWithinTheRun() {
    assertEquals(Optional.empty(), RunWarnings.scheduleOutlivesData(run(3, 20)));
    assertEquals(
        Optional.of(
            "[Regimen:ScheduleOutlivesData] the learning rate of Net never changes:"
                + " stepDecay.every = 21 updates, and the run has 21"),
        RunWarnings.scheduleOutlivesData(run(3, 21)));
  }
}
