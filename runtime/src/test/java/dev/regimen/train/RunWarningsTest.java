package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Kept;
import dev.regimen.train.step.ScheduleSpec;
import dev.regimen.train.step.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
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
            .parameter("stem.weight", 0, 1, 1)
            .parameter("body.weight", 1, 1, 1)
            .thaws(2, "body", "pool")
            .thaws(4, "stem")
            .build();
    Settings settings = Settings.resolve(blueprint, Map.of(), new Properties());
    Splits splits = Splits.trainOnly(InMemory.regression(new float[][] {{1}}, new float[] {1}));
    Kept kept = new Kept(true, 0, false);
    return new Run(blueprint, settings, splits, 1, RunClock.even(7), kept, Optional.empty());
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

  @Test
  void whatIsFrozenUntilAnEpochThawsWithinTheRunAndIsGivenWeights() {
    assertEquals(List.of(), RunWarnings.frozen(run(5, 1), name -> true));
    assertEquals(
        List.of(
            "[Regimen:ScheduleNeverEnds] stem of Net is frozen until epoch 4, and the run has 4"),
        RunWarnings.frozen(run(4, 1), name -> true));
    List<String> drawn = RunWarnings.frozen(run(5, 1), "stem.weight"::equals);
    assertEquals(1, drawn.size());
    assertTrue(
        drawn
            .get(0)
            .startsWith(
                "[Regimen:FrozenAtRandom] body of Net is drawn by the seed, and frozen until epoch 2"),
        drawn.get(0));
  }

  /** The phase follows from the epoch alone: 1 and 2, 3 and 4, 5 and later. */
  @Test
  void phasesEndBehindTheirEpochs() {
    ScheduleSpec schedule = run(9, 1).blueprint().schedule();
    assertEquals(
        List.of(0, 0, 1, 1, 2, 2), IntStream.rangeClosed(1, 6).mapToObj(schedule::phase).toList());
  }
}
