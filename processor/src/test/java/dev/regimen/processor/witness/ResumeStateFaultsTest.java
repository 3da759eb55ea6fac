package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.train.CheckpointMismatchException;
import dev.regimen.train.Epoch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults that users of other frameworks reported of resumed runs, a test each: what is kept and
 * drawn.
 */
@Tag("training")
class ResumeStateFaultsTest {
  @TempDir Path folder;

  private ResumedRuns runs;

  @BeforeEach
  void begin() {
    runs = new ResumedRuns(folder);
  }

  @Test
  void fault12VariablesOfTheOptimizerAreSkipped() throws IOException {
    String header = ResumedRuns.header(runs.stopped(StoppedNets.ADAM, 3));
    for (String tensor :
        List.of("a.weight", "a_norm.weight", "a_norm.bias", "b.weight", "b.bias")) {
      assertTrue(header.contains("/" + tensor + "\":{\"dtype\":\"F32\""), tensor);
      assertEquals(4, header.split("/" + tensor.replace(".", "\\.") + "\"", -1).length, header);
    }
  }

  @Test
  void fault13TheCountOfUpdatesIsLost() {
    runs.goesOn(StoppedNets.ADAM, 3);
  }

  @Test
  void fault14StatesAreMatchedByPosition() throws IOException {
    Path saved = runs.stopped(StoppedNets.MOMENTUM, 3);
    String header = ResumedRuns.header(saved);
    assertTrue(header.contains("slot/sgd.velocity/a_norm.bias"), header);
    CheckpointMismatchException other =
        ResumedRuns.refused(ResumedRuns.trainer(StoppedNets.LAMB), StoppedNets.LAMB, saved);
    assertTrue(
        other.getMessage().contains("network: Momentum of 66 parameters"), other.getMessage());
    assertThrows(
        CheckpointMismatchException.class,
        () -> ResumedRuns.resumed(StoppedNets.LAMB, saved, "network", "regime"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10, 19})
  void fault15TheAverageBeginsAnew(int update) {
    runs.goesOn(StoppedNets.EMA, update);
  }

  @Test
  void fault16TheAverageIsResumedAsTheWeights() throws IOException {
    Path saved = runs.stopped(StoppedNets.EMA, 2 * ResumedRuns.EPOCH);
    String header = ResumedRuns.header(saved);
    assertTrue(header.contains("\"weight/a.weight\"") && header.contains("\"average/a.weight\""));
    List<String> raw = ResumedRuns.resumed(StoppedNets.EMA, saved).updates();
    assertEquals(
        runs.whole(StoppedNets.EMA).updates().subList(2 * ResumedRuns.EPOCH, 4 * ResumedRuns.EPOCH),
        raw);
  }

  @Test
  void fault17TheAveragesCountBeginsAnew() {
    runs.goesOn(StoppedNets.SWA, 4 * ResumedRuns.EPOCH + 2);
  }

  @Test
  void fault18WhatIsRandomIsDrawnAnew() {
    runs.goesOn(StoppedNets.DROPPED, 8);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6})
  void fault19TheOrderOfAnEpochIsRepeated(int update) {
    runs.goesOn(StoppedNets.MIXED, update);
  }

  @Test
  void fault20SamplesAreSeenTwiceAndOthersNever() {
    ResumedRuns.Watched rest =
        ResumedRuns.resumed(
            StoppedNets.DROPPED, runs.stopped(StoppedNets.DROPPED, ResumedRuns.EPOCH + 2));
    for (Epoch epoch : rest.result().history().epochs()) {
      assertEquals(80, epoch.train().size());
      assertEquals(80, epoch.train().perClass().stream().mapToLong(score -> score.support()).sum());
    }
    runs.goesOn(StoppedNets.DROPPED, ResumedRuns.EPOCH + 2);
  }

  @Test
  void fault21UpdatesAndBatchesAreConfused() {
    for (int update : IntStream.rangeClosed(1, 5).toArray()) {
      runs.goesOn(StoppedNets.ACCUMULATED, update);
    }
  }

  @Test
  void fault22GradientsOfAnUpdateThatIsNotCompleteAreLost() throws IOException {
    // Three batches make an update, five an epoch: it is saved behind the third or the fifth.
    String first = ResumedRuns.header(runs.stopped(StoppedNets.ACCUMULATED, 1));
    assertTrue(first.contains("\"state.position/batches\":\"3\""), first);
    String second = ResumedRuns.header(runs.stopped(StoppedNets.ACCUMULATED, 2));
    assertFalse(second.contains("\"state.position/batches\":\"4\""), second);
  }

  @Test
  void fault24StepsAreCountedWrong() {
    for (int update : new int[] {1, 9, 10, 11}) {
      runs.goesOn(StoppedNets.LAMB, update);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void fault25WhatBeginsAtAnEpochNeverDoes(int epochs) {
    runs.goesOn(StoppedNets.SWA, (long) epochs * ResumedRuns.EPOCH);
  }
}
