package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Epoch;
import dev.regimen.train.Listener;
import dev.regimen.train.LoadedWeights;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.SettingException;
import dev.regimen.train.StopReason;
import dev.regimen.train.Trainer;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Whole runs of pretext tasks, and of the network that begins with what they have learned. */
@Tag("training")
class PretextRunTest {
  private static final Dataset DATA = PretextNets.images(60, 1);
  private static final List<Net> TASKS =
      List.of(PretextNets.TURNED, PretextNets.UNDONE, PretextNets.PAIRED);

  /** In the second epoch. */
  private static final int STOP = 8;

  @TempDir Path folder;

  private static Trainer<?> trainer(Net net, int epochs) {
    return PretextNets.trainer(net).workers(2).set("epochs", epochs).set("batch", 8);
  }

  private static double[] values(RunResult<?> run, String name) {
    return values(run.parameters().get(name));
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  private static String head(Net net) {
    return Map.of("Turned", "rotation", "Undone", "reconstruction", "Paired", "projection")
        .get(net.name());
  }

  @Test
  void theDirectionIsLearnedOfEveryVersion() {
    RunResult<?> run = trainer(PretextNets.TURNED, 12).fit(DATA);
    List<Epoch> epochs = run.history().epochs();
    assertEquals(4 * 48, epochs.get(0).train().size());
    assertEquals(4 * 12, run.validation().size());
    assertTrue(run.validation().accuracy() > 0.9, "of four classes " + run.validation());
    Dataset others = PretextNets.images(30, 2);
    assertEquals(4 * 30, run.predictor().evaluate(others).size());
  }

  @Test
  void noiseIsUndone() {
    RunResult<?> run = trainer(PretextNets.UNDONE, 12).fit(DATA);
    double[] losses = run.history().values(Metric.VALIDATION_LOSS);
    assertTrue(losses[11] < 0.3, "of standardized features: " + Arrays.toString(losses));
    assertEquals(12, run.validation().size());
  }

  /** Far below a guess among the others of a batch; and nothing but a batch can be measured. */
  @Test
  void viewsOfASampleAreFound() {
    RunResult<?> run = trainer(PretextNets.PAIRED, 30).set("batch", 24).fit(DATA);
    double[] losses = run.history().values(Metric.TRAIN_LOSS);
    assertTrue(losses[29] < losses[0] - 0.3, Arrays.toString(losses));
    assertTrue(losses[0] < Math.log(23) + 0.5, "at first a guess: " + Arrays.toString(losses));
    Epoch last = run.history().epochs().get(29);
    assertEquals(Set.of(Metric.TRAIN_LOSS), last.train().values(false).keySet(), "no RMSE");
    double found = last.told().get("contrastive.accuracy");
    assertTrue(found > 0.2 && found <= 1, "a guess is one of 23: " + last.told());
    assertThrows(IllegalStateException.class, () -> last.train().rmse());
    DataException alone =
        assertThrows(
            DataException.class, () -> trainer(PretextNets.PAIRED, 1).set("batch", 2).fit(DATA));
    assertTrue(alone.getMessage().contains("needs 4 samples"), alone.getMessage());
    Splits validated = Splits.holdOut(DATA, 12, 1);
    DataException measured =
        assertThrows(DataException.class, () -> trainer(PretextNets.PAIRED, 1).fit(validated));
    assertTrue(measured.getMessage().contains("@Split(validation = 0)"), measured.getMessage());
  }

  /** What nobody knows of samples makes no difference. */
  @Test
  void labelsAreNotLookedAt() {
    for (Net net : TASKS) {
      RunResult<?> known = trainer(net, 2).fit(DATA);
      RunResult<?> unknown = trainer(net, 2).fit(PretextNets.unlabelled(DATA));
      assertArrayEquals(values(known, "a.weight"), values(unknown, "a.weight"), net.name());
    }
  }

  /** Stopped within an epoch, and gone on with. */
  @Test
  void aRunGoesOnToTheSameBits() {
    for (Net net : TASKS) {
      Path saved = folder.resolve(net.name());
      RunResult<?> whole = trainer(net, 3).fit(DATA);
      Listener stopper =
          new Listener() {
            @Override
            public void onStepEnd(Run run) {
              if (run.step() == STOP) {
                run.requestStop();
              }
            }
          };
      RunResult<?> stopped = trainer(net, 3).checkpoints(saved).listener(stopper).fit(DATA);
      assertEquals(StopReason.REQUESTED, stopped.stopReason());
      RunResult<?> rest = trainer(net, 3).resume(saved).fit(DATA);
      assertArrayEquals(values(whole, "a.weight"), values(rest, "a.weight"), net.name());
      assertArrayEquals(
          whole.history().values(Metric.TRAIN_LOSS), rest.history().values(Metric.TRAIN_LOSS));
    }
  }

  /** The trunk is taken, the task's head is left, the network's own is drawn; and back again. */
  @Test
  void theNetworkBeginsWithTheTrunk() throws IOException {
    for (Net net : TASKS) {
      Path file = folder.resolve(net.name() + ".safetensors");
      RunResult<?> taught = trainer(net, 2).fit(DATA);
      taught.save(file);
      Trainer<?> tuned = trainer(PretextNets.SORTED, 1).from(file);
      LoadedWeights loaded = tuned.loadedWeights().orElseThrow();
      assertEquals(List.of("a.weight", "a.bias"), loaded.loaded());
      assertEquals(List.of("b.weight", "b.bias"), loaded.initialized());
      assertTrue(
          loaded.leftOver().stream().allMatch(t -> t.startsWith(head(net))), () -> "" + loaded);
      assertArrayEquals(values(taught, "a.weight"), values(tuned.initialWeights().get("a.weight")));
      Path whole = folder.resolve("whole.safetensors");
      tuned.fit(DATA).save(whole);
      LoadedWeights back = trainer(net, 1).from(whole).loadedWeights().orElseThrow();
      assertEquals(List.of("a.weight", "a.bias"), back.loaded());
      assertTrue(
          back.initialized().stream().allMatch(t -> t.startsWith(head(net))), () -> "" + back);
      LoadedWeights same = trainer(net, 1).from(file).loadedWeights().orElseThrow();
      assertEquals(List.of(), same.initialized());
    }
  }

  /** One task's file for the other task: neither has the other's head. */
  @Test
  void aTaskBeginsWithAnothersTrunk() throws IOException {
    Path file = folder.resolve("turned.safetensors");
    trainer(PretextNets.TURNED, 1).fit(DATA).save(file);
    LoadedWeights loaded = trainer(PretextNets.UNDONE, 1).from(file).loadedWeights().orElseThrow();
    assertEquals(List.of("a.weight", "a.bias"), loaded.loaded());
    assertEquals(List.of("reconstruction.weight", "reconstruction.bias"), loaded.initialized());
  }

  @Test
  void aProbeTrainsTheHeadAlone() throws IOException {
    Path file = folder.resolve("turned.safetensors");
    RunResult<?> taught = trainer(PretextNets.TURNED, 4).fit(DATA);
    taught.save(file);
    Trainer<?> probe = trainer(PretextNets.PROBED, 40).from(file);
    double[] before = values(probe.initialWeights().get("b.weight"));
    RunResult<?> run = probe.fit(DATA);
    assertArrayEquals(values(taught, "a.weight"), values(run, "a.weight"));
    assertArrayEquals(values(taught, "a.bias"), values(run, "a.bias"));
    assertFalse(Arrays.equals(before, values(run, "b.weight")));
    double accuracy = run.predictor().evaluate(PretextNets.images(150, 2)).accuracy();
    assertTrue(accuracy > 0.5, "of three classes " + accuracy);
  }

  /** A property is of all trainers of a program; the task's own has no labels to keep. */
  @Test
  void whatIsSaidOfLabelsIsPassedOver() {
    Properties system = new Properties();
    system.setProperty("regimen.labelsKept.perClass", "2");
    system.setProperty("regimen.labelSmoothing", "0.2");
    system.setProperty("regimen.learningRate", "0.05");
    for (Net net : TASKS) {
      Blueprint blueprint = trainer(net, 1).blueprint();
      Settings settings = Settings.resolve(blueprint, Map.of(), system);
      assertEquals(0.05, settings.number("learningRate"), net.name());
      assertFalse(settings.all().containsKey("labelsKept.perClass"), net.name());
      assertEquals(
          List.of("regimen.labelSmoothing", "regimen.labelsKept.perClass"),
          Settings.passedOver(blueprint, system));
      assertThrows(
          SettingException.class, () -> trainer(net, 1).set("labelsKept.perClass", 2), net.name());
    }
    Blueprint labelled = trainer(PretextNets.SORTED, 1).blueprint();
    assertEquals(2, Settings.resolve(labelled, Map.of(), system).whole("labelsKept.perClass"));
    assertEquals(List.of(), Settings.passedOver(labelled, system));
    system.setProperty("regimen.labelsKept.perClas", "2");
    Blueprint turned = trainer(PretextNets.TURNED, 1).blueprint();
    assertThrows(
        SettingException.class, () -> Settings.resolve(turned, Map.of(), system), "misspelt");
  }

  @Test
  void noLabelIsHiddenFromATaskByAProperty() {
    RunResult<?> all = trainer(PretextNets.TURNED, 1).fit(DATA);
    System.setProperty("regimen.labelsKept.perClass", "2");
    try {
      RunResult<?> kept = trainer(PretextNets.TURNED, 1).fit(DATA);
      assertArrayEquals(values(all, "a.weight"), values(kept, "a.weight"));
      assertEquals(4 * 48, kept.history().epochs().get(0).train().size());
      RunResult<?> labelled = trainer(PretextNets.SORTED, 1).fit(DATA);
      assertEquals(5, labelled.history().epochs().get(0).train().size(), "of six labels");
    } finally {
      System.clearProperty("regimen.labelsKept.perClass");
    }
  }

  @Test
  void otherImagesAreRefused() {
    Dataset others = InMemory.classification(new float[10][9], new int[10], List.of("a", "b"));
    DataException refused =
        assertThrows(DataException.class, () -> trainer(PretextNets.TURNED, 1).fit(others));
    assertTrue(refused.getMessage().contains("samples have 9 features"), refused.getMessage());
  }
}
