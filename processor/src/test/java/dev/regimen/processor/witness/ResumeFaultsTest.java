package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Splits;
import dev.regimen.train.CheckpointMismatchException;
import dev.regimen.train.Epoch;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StopReason;
import dev.regimen.train.Trainer;
import dev.regimen.train.step.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults that users of other frameworks reported of resumed runs, a test each: rates, ends, what is
 * watched.
 */
@Tag("training")
class ResumeFaultsTest {
  @TempDir Path folder;

  private ResumedRuns runs;

  @BeforeEach
  void begin() {
    runs = new ResumedRuns(folder);
  }

  @Test
  void fault01TheScheduleIsOneEpochBehind() {
    runs.goesOn(StoppedNets.MOMENTUM, 2 * ResumedRuns.EPOCH);
  }

  @Test
  void fault02TheRateStartsFromItsInitialValue() {
    ResumedRuns.Watched rest =
        ResumedRuns.resumed(
            StoppedNets.MOMENTUM, runs.stopped(StoppedNets.MOMENTUM, 3 * ResumedRuns.EPOCH));
    double expected = 0.05 * 0.5 * (1 + Math.cos(Math.PI * 3 / 4));
    assertTrue(
        rest.updates().get(0).startsWith("16 rate " + (float) expected)
            || rest.updates().get(0).startsWith("16 rate " + expected),
        rest.updates().get(0));
  }

  @Test
  void fault03TheRateIsOneEpochAheadWithoutValidation() {
    Net net = StoppedNets.MOMENTUM;
    Splits data = Splits.trainOnly(StoppedNets.data(net).train());
    ResumedRuns.Watched whole =
        ResumedRuns.fit(ResumedRuns.trainer(net).checkpoints(folder.resolve("a")), data, -1);
    Path saved = folder.resolve("b");
    ResumedRuns.fit(ResumedRuns.trainer(net).checkpoints(saved), data, 2 * ResumedRuns.EPOCH);
    ResumedRuns.Watched rest = ResumedRuns.fit(ResumedRuns.trainer(net).resume(saved), data, -1);
    assertEquals(
        whole.updates().subList(2 * ResumedRuns.EPOCH, 4 * ResumedRuns.EPOCH), rest.updates());
  }

  @Test
  void fault04TheScheduleIsDisturbedByACheckBeforehand() {
    Path saved = runs.stopped(StoppedNets.ADAM, 7);
    List<String> undisturbed = ResumedRuns.resumed(StoppedNets.ADAM, saved).updates();
    Path again = runs.stopped(StoppedNets.ADAM, 7);
    // What is allowed is explained by both curves of the rate, which asks the schedule before.
    Trainer<?> trainer = ResumedRuns.trainer(StoppedNets.ADAM).set("weightDecay", 2e-3);
    List<String> rates =
        ResumedRuns.fit(
                trainer.resume(again, "weightDecay"), StoppedNets.data(StoppedNets.ADAM), -1)
            .updates();
    assertEquals(rates(undisturbed), rates(rates));
  }

  private static List<String> rates(List<String> updates) {
    return updates.stream().map(update -> update.replaceAll(" loss .*", "")).toList();
  }

  @Test
  void fault05TheTotalOfStepsIsTakenFromTheNewNumbers() {
    Path saved = runs.stopped(StoppedNets.MOMENTUM, 2 * ResumedRuns.EPOCH);
    Trainer<?> longer = ResumedRuns.trainer(StoppedNets.MOMENTUM).set("epochs", 8);
    CheckpointMismatchException refused = ResumedRuns.refused(longer, StoppedNets.MOMENTUM, saved);
    assertEquals(List.of("epochs: 4 in the checkpoint, 8 here"), refused.differences());
    assertTrue(refused.getMessage().contains("resume(folder, \"epochs\")"), refused.getMessage());
    ResumedRuns.Watched rest =
        ResumedRuns.fit(longer.resume(saved, "epochs"), StoppedNets.data(StoppedNets.MOMENTUM), -1);
    assertEquals(8, rest.result().history().size());
    assertEquals(6 * ResumedRuns.EPOCH, rest.updates().size());
  }

  @Test
  void fault06OneCycleGoesPastItsEnd() {
    Net net = StoppedNets.ADAM;
    runs.whole(net);
    ResumedRuns.Watched longer =
        ResumedRuns.fit(
            ResumedRuns.trainer(net).set("epochs", 6).resume(runs.whole(), "epochs"),
            StoppedNets.data(net),
            -1);
    assertEquals(2 * ResumedRuns.EPOCH, longer.updates().size());
    ResumedRuns.Watched shorter =
        ResumedRuns.fit(
            ResumedRuns.trainer(net).set("epochs", 3).resume(runs.whole(), "epochs"),
            StoppedNets.data(net),
            -1);
    assertEquals(List.of(), shorter.updates());
    assertEquals(StopReason.COMPLETED, shorter.result().stopReason());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void fault07ThePlateauForgetsWhatItWaitedFor(int epochs) {
    runs.goesOn(StoppedNets.PLATEAU, (long) epochs * ResumedRuns.EPOCH);
  }

  @Test
  void fault08EarlyStoppingBeginsToCountAnew() {
    int epochs = runs.whole(StoppedNets.PATIENT).result().history().size();
    assertTrue(epochs < 30, "it is to stop early, not after " + epochs);
    for (int before = 1; before <= 3; before++) {
      ResumedRuns.Watched rest =
          ResumedRuns.resumed(
              StoppedNets.PATIENT,
              runs.stopped(StoppedNets.PATIENT, (long) (epochs - before) * ResumedRuns.EPOCH));
      assertEquals(epochs, rest.result().history().size());
      assertEquals(StopReason.EARLY_STOPPING, rest.result().stopReason());
    }
  }

  @Test
  void fault09ARunThatEarlyStoppingEndedCannotBeResumed() {
    ResumedRuns.Watched whole = runs.whole(StoppedNets.PATIENT);
    ResumedRuns.Watched rest = ResumedRuns.resumed(StoppedNets.PATIENT, runs.whole());
    assertEquals(List.of(), rest.updates());
    assertEquals(RunText.of(whole.result()), RunText.of(rest.result()));
  }

  @Test
  void fault10TheBestIsForgotten() throws IOException {
    ResumedRuns.Watched whole = runs.whole(StoppedNets.PATIENT);
    int best = whole.result().bestEpoch();
    Path saved = runs.stopped(StoppedNets.PATIENT, (long) (best + 1) * ResumedRuns.EPOCH);
    byte[] before = Files.readAllBytes(saved.resolve("best.safetensors"));
    ResumedRuns.resumed(StoppedNets.PATIENT, saved);
    assertArrayEquals(before, Files.readAllBytes(saved.resolve("best.safetensors")));
    assertArrayEquals(before, Files.readAllBytes(runs.whole().resolve("best.safetensors")));
  }

  /** Counts epochs, and keeps the count. */
  private static final class Counting implements Listener {
    private long epochs;

    @Override
    public void onEpochEnd(Run run, Epoch epoch) {
      epochs++;
    }

    @Override
    public void state(RunState state) {
      epochs = state.count("epochs", epochs);
    }
  }

  @Test
  void fault11WhatListenersKeepIsLost() {
    Net net = StoppedNets.MOMENTUM;
    Path saved = folder.resolve("counted");
    ResumedRuns.fit(
        ResumedRuns.trainer(net).checkpoints(saved).listener(new Counting()),
        StoppedNets.data(net),
        12);
    UncheckedIOException unknown =
        assertThrows(UncheckedIOException.class, () -> ResumedRuns.resumed(net, saved));
    assertTrue(
        unknown.getMessage().contains("Counting.1/epochs, which this run"), unknown.getMessage());
    Counting again = new Counting();
    ResumedRuns.fit(
        ResumedRuns.trainer(net).resume(saved).listener(again), StoppedNets.data(net), -1);
    assertEquals(4, again.epochs);
  }

  @Test
  void fault23AnotherBatchIsAcceptedInSilence() {
    Net net = StoppedNets.ACCUMULATED;
    Path saved = runs.stopped(net, 4);
    Trainer<?> other =
        ResumedRuns.trainer(net).workers(2).set("batch", 8).set("accumulate", 2).set("seed", 5L);
    assertEquals(
        List.of(
            "accumulate: 3 in the checkpoint, 2 here",
            "batch: 16 in the checkpoint, 8 here",
            "seed: 3 in the checkpoint, 5 here",
            "workers: 1 in the checkpoint, 2 here"),
        ResumedRuns.refused(other, net, saved).differences().stream().sorted().toList());
  }

  @Test
  void fault26TheHistoryIsOverwrittenOrRepeated() {
    RunResult<?> rest =
        ResumedRuns.resumed(StoppedNets.LAMB, runs.stopped(StoppedNets.LAMB, 12)).result();
    assertEquals(List.of(1, 2, 3, 4), rest.history().epochs().stream().map(Epoch::number).toList());
    assertEquals(4, rest.history().values(Metric.VALIDATION_LOSS).length);
  }

  @Test
  void theRateThatIsAllowedHolds() {
    Net net = StoppedNets.LAMB;
    Path saved = runs.stopped(net, 12);
    ResumedRuns.Watched rest =
        ResumedRuns.fit(
            ResumedRuns.trainer(net).set("learningRate", 0.001).resume(saved, "learningRate"),
            StoppedNets.data(net),
            -1);
    assertTrue(rest.updates().get(0).startsWith("13 rate 0.001 "), rest.updates().get(0));
    assertNotEquals(runs.whole(net).updates().get(12), rest.updates().get(0));
  }
}
