package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StopReason;
import dev.regimen.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of several tasks, which samples may lack, in double, stopped within an epoch. */
@Tag("training")
class ResumedHeadsTest {
  private static final int SAMPLES = 90;
  private static final int STOP = 7;

  @TempDir Path folder;

  private static Splits data() {
    Random random = new Random(3);
    float[][] features = new float[SAMPLES][5];
    int[] labels = new int[SAMPLES];
    float[][] slants = new float[SAMPLES][2];
    for (int i = 0; i < SAMPLES; i++) {
      for (int j = 0; j < 5; j++) {
        features[i][j] = (float) random.nextGaussian();
      }
      labels[i] = i % 4 == 0 ? Dataset.MISSING : features[i][0] > 0 ? 2 : i % 2;
      float slant = i % 5 == 0 ? Float.NaN : features[i][1];
      slants[i] = new float[] {slant, 2 * slant};
    }
    return Splits.of(
        InMemory.regression(features, new float[SAMPLES])
            .withTask("slant", slants)
            .withTask("digit", labels, List.of("zero", "one", "two")),
        20,
        10,
        false,
        1);
  }

  private static Trainer<?> trainer(Compiled compiled) {
    return compiled.trainer("Gaps").workers(2).set("epochs", 4).set("batch", 16);
  }

  @Test
  void itGoesOnToTheSameBits() {
    Compiled compiled = Compiled.inDouble(List.of(Heads.gaps()));
    RunResult<?> whole = trainer(compiled).fit(data());
    Listener stopper =
        new Listener() {
          @Override
          public void onStepEnd(Run run) {
            if (run.step() == STOP) {
              run.requestStop();
            }
          }
        };
    RunResult<?> stopped = trainer(compiled).checkpoints(folder).listener(stopper).fit(data());
    assertEquals(StopReason.REQUESTED, stopped.stopReason());
    RunResult<?> rest = trainer(compiled).resume(folder).fit(data());
    assertEquals(RunText.of(whole), RunText.of(rest));
    whole
        .parameters()
        .forEach(
            (name, values) ->
                assertArrayEquals(
                    values.dup('c').data().asDouble(),
                    rest.parameters().get(name).dup('c').data().asDouble(),
                    name));
    for (Metric metric : List.of(Metric.TRAIN_LOSS, Metric.VALIDATION_LOSS)) {
      for (String task : List.of("digit", "slant")) {
        assertArrayEquals(
            whole.history().values(task, metric), rest.history().values(task, metric), task);
      }
    }
    assertArrayEquals(
        whole.history().values("digit", Metric.TRAIN_ACCURACY),
        rest.history().values("digit", Metric.TRAIN_ACCURACY));
    assertArrayEquals(
        whole.history().values("slant", Metric.TRAIN_RMSE),
        rest.history().values("slant", Metric.TRAIN_RMSE));
  }
}
