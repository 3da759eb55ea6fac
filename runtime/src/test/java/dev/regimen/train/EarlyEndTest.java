package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.DataException;
import dev.regimen.data.InMemory;
import dev.regimen.train.step.Blueprint;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs that are told to end, by whoever listens, their thread or their measure. */
@Tag("training")
class EarlyEndTest {
  @Test
  void whoAsksToStopBeforeTheFirstStepTakesNone() {
    for (boolean atEpoch : new boolean[] {false, true}) {
      Trainer<Label> trainer = HandTrainer.classifier(4, 8, 3).quiet();
      Map<String, INDArray> initial = trainer.initialWeights();
      trainer.listener(
          new Listener() {
            @Override
            public void onRunStart(Run run) {
              if (!atEpoch) {
                run.requestStop();
              }
            }

            @Override
            public void onEpochStart(Run run) {
              run.requestStop();
            }

            @Override
            public void onStepEnd(Run run) {
              throw new AssertionError("step " + run.step());
            }
          });
      RunResult<Label> result = trainer.fit(TrainerTest.clouds(60));
      assertEquals(StopReason.REQUESTED, result.stopReason());
      assertEquals(0, result.history().size());
      result.parameters().forEach((name, value) -> assertEquals(initial.get(name), value, name));
    }
  }

  @Test
  void anInterruptedThreadEndsItsRunAfterTheStepWithTheBestWeights() {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 4, 8, 3)
            .classes(3)
            .earlyStopping(Metric.VALIDATION_LOSS, true)
            .build();
    for (int workers : new int[] {1, 2}) {
      Trainer<Label> trainer = HandTrainer.classifier(blueprint, 8).quiet().workers(workers);
      long[] steps = {0};
      Thread caller = Thread.currentThread();
      trainer.listener(
          new Listener() {
            @Override
            public void onStepEnd(Run run) {
              steps[0] = run.step();
              if (run.epoch() == 3) {
                caller.interrupt();
              }
            }
          });
      try {
        RunResult<Label> result = trainer.fit(TrainerTest.clouds(160));
        assertTrue(Thread.interrupted(), "the flag stays");
        assertEquals(StopReason.INTERRUPTED, result.stopReason());
        assertEquals(2, result.history().size());
        assertEquals(2 * 9 + 1, steps[0], "one step of the third epoch");
        assertTrue(result.bestEpoch() > 0);
      } finally {
        Thread.interrupted();
      }
    }
  }

  @Test
  void earlyStoppingOnWhatIsNoNumberFailsInTheFirstEpoch() {
    Blueprint blueprint =
        HandTrainer.sketch("Flat", 2, 4, 1)
            .outputs(1)
            .earlyStopping(Metric.VALIDATION_R2, true)
            .build();
    float[][] x = new float[40][2];
    float[] y = new float[40];
    for (int i = 0; i < x.length; i++) {
      x[i][0] = i;
      y[i] = 5;
    }
    DataException e =
        assertThrows(
            DataException.class,
            () -> HandTrainer.regressor(blueprint, 4).quiet().fit(InMemory.regression(x, y)));
    assertTrue(
        e.getMessage().contains("VALIDATION_R2, which is NaN on these 4 samples"), e.getMessage());
  }
}
