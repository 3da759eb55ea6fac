package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.data.InMemory;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.loop.RunFinding;
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
    return run(epochs, every, Map.of());
  }

  private static Run run(
      int epochs, int every, Map<String, Number> overridden, String... silenced) {
    Blueprint blueprint =
        Blueprint.network("Net")
            .input(1)
            .outputs(1)
            .setting("epochs", epochs, "[1, inf)")
            .setting("batch", 1, "[1, inf)")
            .setting("stepDecay.every", every, "[1, inf)")
            .everyUpdates("stepDecay.every")
            .setting("batchNorm.keep", 0.5, "[0, 1)")
            .keep("batchNorm.keep")
            .parameter("stem.weight", 0, 1, 1)
            .parameter("body.weight", 1, 1, 1)
            .thaws(2, "body", "pool")
            .thaws(4, "stem")
            .silences(silenced)
            .build();
    Settings settings = Settings.resolve(blueprint, overridden, new Properties());
    Splits splits = Splits.trainOnly(InMemory.regression(new float[][] {{1}}, new float[] {1}));
    Kept kept = new Kept(true, 0, false);
    return new Run(blueprint, settings, splits, 1, RunClock.even(7), kept, Optional.empty());
  }

  @Test
  void aScheduleInUpdatesEndsWithinTheRun() {
    assertEquals(Optional.empty(), RunWarnings.scheduleOutlivesData(run(3, 20)));
    assertEquals(
        """
        [Regimen:ScheduleOutlivesData] Net: the learning rate never changes: stepDecay.every = 21 \
        updates, and the run has 21
          why:  a schedule in updates changes nothing that lies behind the last one
          fix:  stepDecay.every = 7
          docs: -Aregimen.explain=ScheduleOutlivesData""",
        RunWarnings.scheduleOutlivesData(run(3, 21)).orElseThrow().toString());
  }

  /** Three updates are too few for the schedule, and one sample for the batch. */
  @Test
  void whatWasSilencedIsNotTold() {
    List<String> told = told(run(1, 7, Map.of("batch", 2)));
    assertEquals(List.of("BatchExceedsData", "ScheduleOutlivesData"), told.subList(0, 2));
    List<String> less = told(run(1, 7, Map.of("batch", 2), "BatchExceedsData", "DropoutHigh"));
    assertEquals(told.subList(1, told.size()), less);
  }

  private static List<String> told(Run run) {
    Preprocessing none = Preprocessing.fit(run.splits().train(), false, false);
    return StartUp.findings(run, none, name -> true).stream().map(RunFinding::id).toList();
  }

  @Test
  void aBatchIsNoLargerThanTheData() {
    assertEquals(Optional.empty(), RunWarnings.batchExceedsData(run(1, 1, Map.of("batch", 1))));
    RunFinding found = RunWarnings.batchExceedsData(run(1, 1, Map.of("batch", 2))).orElseThrow();
    assertEquals("BatchExceedsData", found.id());
    assertEquals("batch = 2 is more than the 1 samples to train on", found.problem());
    assertEquals("batch = 1", found.fix());
  }

  /** 0.5⁷ is 0.78 %, which is forgotten; of 0.6⁷, 2.8 %, it is said, and what is told then fits. */
  @Test
  void runningStatisticsForgetTheirBeginning() {
    assertEquals(Optional.empty(), RunWarnings.runningUnconverged(run(1, 1)));
    RunFinding found =
        RunWarnings.runningUnconverged(run(1, 1, Map.of("batchNorm.keep", 0.6))).orElseThrow();
    assertEquals(
        "after the run 2.80 % of the running statistics are still their initial values:"
            + " batchNorm.keep = 0.6",
        found.problem());
    assertEquals("batchNorm.keep = 0.51", found.fix());
    Run mended = run(1, 1, Map.of("batchNorm.keep", 0.51));
    assertEquals(Optional.empty(), RunWarnings.runningUnconverged(mended));
  }

  @Test
  void whatIsFrozenUntilAnEpochThawsWithinTheRunAndIsGivenWeights() {
    assertEquals(List.of(), RunWarnings.frozen(run(5, 1), name -> true));
    RunFinding late = RunWarnings.frozen(run(4, 1), name -> true).get(0);
    assertEquals("ScheduleNeverEnds", late.id());
    assertEquals("stem is frozen until epoch 4, and the run has 4", late.problem());
    assertEquals("epochs = 5, or more", late.fix());
    List<RunFinding> drawn = RunWarnings.frozen(run(5, 1), "stem.weight"::equals);
    assertEquals(List.of("FrozenAtRandom"), drawn.stream().map(RunFinding::id).toList());
    assertEquals("body is drawn by the seed, and frozen until epoch 2", drawn.get(0).problem());
  }

  /** The phase follows from the epoch alone: 1 and 2, 3 and 4, 5 and later. */
  @Test
  void phasesEndBehindTheirEpochs() {
    ScheduleSpec schedule = run(9, 1).blueprint().schedule();
    assertEquals(
        List.of(0, 0, 1, 1, 2, 2), IntStream.rangeClosed(1, 6).mapToObj(schedule::phase).toList());
  }
}
