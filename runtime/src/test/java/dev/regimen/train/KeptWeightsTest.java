package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Splits;
import dev.regimen.train.step.Blueprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which weights listeners see while a run goes on, and a run that is stopped ends with. */
@Tag("training")
class KeptWeightsTest {
  private static final int EPOCHS = 4;

  @TempDir Path folder;

  private static Trainer<Label> trainer() {
    return HandTrainer.classifier(4, 8, 3).quiet().workers(1).set("epochs", EPOCHS);
  }

  @Test
  void whatAListenerPredictsAndSavesIsWhatTheRunUses() throws IOException {
    float[] sample = {0.1f, 0.2f, 0.3f, 0.4f};
    Path file = folder.resolve("listened.safetensors");
    List<List<Double>> seen = new ArrayList<>();
    RunResult<Label> result =
        trainer()
            .listener(
                new Listener() {
                  @Override
                  public void onStepEnd(Run run) {
                    assertThrows(IllegalStateException.class, run::predictor);
                  }

                  @Override
                  public void onEpochEnd(Run run, Epoch epoch) {
                    Label label = (Label) run.predictor().predict(sample);
                    seen.add(label.probabilities());
                    try {
                      run.predictor().save(file);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  }
                })
            .fit(TrainerTest.clouds(100));
    List<Double> last = result.predictor().predict(sample).probabilities();
    assertEquals(last, seen.get(EPOCHS - 1));
    assertEquals(last, trainer().load(file).predict(sample).probabilities());
    assertNotEquals(seen.get(0), seen.get(1));
  }

  @Test
  void aRunThatIsStoppedEndsWithItsBestWeights() {
    RunResult<Label> result =
        trainer()
            .set("learningRate", 3)
            .set("epochs", 20)
            .listener(
                new Listener() {
                  @Override
                  public void onEpochEnd(Run run, Epoch epoch) {
                    boolean passed = run.best().isPresent() && !epoch.best();
                    if (passed && epoch.number() > 3) {
                      run.requestStop();
                    }
                  }
                })
            .fit(TrainerTest.clouds(100));
    assertEquals(StopReason.REQUESTED, result.stopReason());
    int best = result.bestEpoch();
    assertTrue(best < result.history().size());
    assertEquals(
        result.history().epochs().get(best - 1).validation().orElseThrow().loss(),
        result.validation().loss());
    assertEquals("weights of epoch " + best + ", the best by validation loss", result.weights());
  }

  @Test
  void aListenerThatThrowsLosesNoWeights() {
    Trainer<Label> failing =
        trainer()
            .listener(
                new Listener() {
                  @Override
                  public void onEpochStart(Run run) {
                    if (run.epoch() == 3) {
                      throw new IllegalStateException("no space");
                    }
                  }
                });
    ListenerException e =
        assertThrows(ListenerException.class, () -> failing.fit(TrainerTest.clouds(100)));
    Predictor<?> best = e.best().orElseThrow();
    RunResult<Label> two = trainer().fit(TrainerTest.clouds(100));
    int bestOfTwo = two.history().epochs().get(1).best() ? 2 : 1;
    double expected = two.history().epochs().get(bestOfTwo - 1).validation().orElseThrow().loss();
    assertEquals(
        expected,
        best.evaluate(Splits.of(TrainerTest.clouds(100), 0.1, 0, true, 42).validation()).loss());
  }

  @Test
  void aRunThatIsOverPredictsByItsResult() {
    Run[] seen = new Run[1];
    RunResult<Label> result =
        trainer()
            .listener(
                new Listener() {
                  @Override
                  public void onRunEnd(Run run, RunResult<?> ended) {
                    seen[0] = run;
                    assertSame(ended.predictor(), run.predictor());
                  }
                })
            .fit(TrainerTest.clouds(100));
    assertEquals(StopReason.COMPLETED, result.stopReason());
    assertThrows(IllegalStateException.class, seen[0]::predictor);
    assertThrows(IllegalStateException.class, seen[0]::best);
  }

  @Test
  void aRunThatDivergesHasItsBestWeights() {
    Blueprint blueprint = HandTrainer.sketch("Hand", 4, 8, 3).classes(3).build();
    Trainer<Label> poisoned = HandTrainer.withPoisonAtEpoch(blueprint, 8, 3).quiet();
    NonFiniteLossException e =
        assertThrows(NonFiniteLossException.class, () -> poisoned.fit(TrainerTest.clouds(100)));
    assertEquals(4, e.epoch());
    assertTrue(e.best().isPresent());
    assertTrue(e.getMessage().endsWith("best() has the weights of the best epoch"), e.getMessage());
  }
}
