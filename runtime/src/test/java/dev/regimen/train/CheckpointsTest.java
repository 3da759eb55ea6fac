package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.CheckpointUnit;
import dev.regimen.train.checkpoint.StateCopy;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a checkpoint falls due, by each of the units. */
@Tag("pure")
class CheckpointsTest {
  @TempDir Path folder;

  private long now;

  private Checkpoints every(int count, CheckpointUnit unit) {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 4, 8, 3)
            .classes(3)
            .checkpoint(unit)
            .setting(Settings.CHECKPOINT_EVERY, count, "[1, inf)")
            .setting(Settings.CHECKPOINT_KEEP, 1, "[1, inf)")
            .build();
    Settings settings = Settings.resolve(blueprint, Map.of(), new Properties());
    return new Checkpoints(folder, blueprint, settings, () -> now);
  }

  private static void save(Checkpoints checkpoints, long updates) {
    checkpoints.begin(new StateCopy(), Map.of(), updates, null);
    checkpoints.await(() -> {});
  }

  @Test
  void epochsAreCountedAtTheirEnds() {
    try (Checkpoints checkpoints = every(2, CheckpointUnit.EPOCH)) {
      assertFalse(checkpoints.dueAfterUpdate(2));
      assertFalse(checkpoints.dueAfterEpoch(1));
      assertTrue(checkpoints.dueAfterEpoch(2));
      save(checkpoints, 10);
      assertFalse(checkpoints.dueAfterEpoch(3));
      assertTrue(checkpoints.dueAfterEpoch(4));
    }
  }

  @Test
  void updatesAreCountedFromTheRunsBeginning() {
    try (Checkpoints checkpoints = every(3, CheckpointUnit.STEP)) {
      assertFalse(checkpoints.dueAfterUpdate(2));
      assertTrue(checkpoints.dueAfterUpdate(3));
      // One that cannot be taken at once stays due.
      assertTrue(checkpoints.dueAfterUpdate(4));
      assertFalse(checkpoints.dueAfterEpoch(1));
      save(checkpoints, 4);
      assertFalse(checkpoints.dueAfterUpdate(5));
      assertTrue(checkpoints.dueAfterUpdate(6));
      assertEquals(folder.resolve("checkpoint-000000000004.safetensors"), newest(checkpoints));
    }
  }

  private static Path newest(Checkpoints checkpoints) {
    return checkpoints.newest().orElseThrow();
  }

  @Test
  void minutesAreCountedFromTheOneBefore() {
    try (Checkpoints checkpoints = every(5, CheckpointUnit.MINUTE)) {
      now = TimeUnit.MINUTES.toNanos(5) - 1;
      assertFalse(checkpoints.dueAfterUpdate(1));
      now++;
      assertTrue(checkpoints.dueAfterUpdate(2));
      save(checkpoints, 2);
      now += TimeUnit.MINUTES.toNanos(5) - 1;
      assertFalse(checkpoints.dueAfterUpdate(3));
      now++;
      assertTrue(checkpoints.dueAfterUpdate(4));
    }
  }
}
