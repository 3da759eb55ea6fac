package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.annotation.Metric;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Listener;
import dev.regimen.train.RunResult;
import dev.regimen.train.SettingException;
import dev.regimen.train.Trainer;
import dev.regimen.train.step.MemorySize;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Presets train, with all their parts together and their numbers set to a small run's. */
@Tag("training")
class PresetRunsTest {
  private static final int SIDE = 12;
  private static final int IMAGES = 60;
  private static final int EPOCHS = 7;

  private static Trainer<?> trainer(String regime) throws ReflectiveOperationException {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Source",
                """
                import dev.regimen.preset.*;
                @Block @Residual class Cell { @Conv(Block.WIDTH) @BatchNorm @Relu Layer conv; }
                @Network(input = {12, 12, 3}, classes = 3)
                """
                    + regime
                    + """
                     class Net {
                      @Conv(8) @BatchNorm @Relu Layer stem;
                      @Use(width = 8, repeat = 2) Cell cells;
                      @GlobalAveragePool Layer pool;
                      @Dense(3) Layer logits;
                    }
                    """));
    Class<?> type = new Loaded(compilation).loadClass("NetTrainer");
    Trainer<?> trainer = (Trainer<?>) type.getConstructor().newInstance();
    return trainer.listener(new Listener() {}).workers(1);
  }

  /** Images of three colours. */
  private static Splits data() {
    Random random = new Random(4);
    float[][] features = new float[IMAGES][SIDE * SIDE * 3];
    int[] labels = new int[IMAGES];
    for (int image = 0; image < IMAGES; image++) {
      labels[image] = image % 3;
      for (int i = 0; i < features[image].length; i++) {
        float shade = i % 3 == labels[image] ? 0.7f : 0.3f;
        features[image][i] = shade + 0.2f * random.nextFloat();
      }
    }
    return Splits.trainOnly(InMemory.classification(features, labels).withShape(SIDE, SIDE, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "StartingNumbers, 90",
    "ResNetRegime, 90",
    "PyTorchRegime, 90",
    "FixResRegime, 120",
    "DeiTRegime, 300",
    "FamsRegime, 400",
    "RsbA1, 600",
    "RsbA2, 300",
    "RsbA3, 100"
  })
  void everyPartRunsAndEveryNumberCanBeSet(String preset, int published)
      throws ReflectiveOperationException {
    boolean sized = preset.equals("RsbA3");
    Trainer<?> trainer =
        trainer("@" + preset + (sized ? " @Resolution(train = 9, test = 12)" : ""));
    trainer.set("epochs", EPOCHS).set("batch", 20);
    if (trainer.blueprint().averagesEpochs()) {
      trainer.set("swa.start", EPOCHS - 1);
    }
    String changed = "epochs = " + EPOCHS + " in place of " + published;
    assertTrue(trainer.summary().replaceAll("\\s+", " ").contains(changed), trainer.summary());
    RunResult<?> result = trainer.fit(data());
    double[] losses = result.history().values(Metric.TRAIN_LOSS);
    assertEquals(EPOCHS, losses.length);
    for (double loss : losses) {
      assertTrue(Double.isFinite(loss), Arrays.toString(losses));
    }
  }

  /** What a run has set only the run knows. */
  @Test
  void aRunIsHeldToItsMemoryBudget() throws ReflectiveOperationException {
    Trainer<?> free = trainer("@Sgd @Train(epochs = 1, batch = 8)");
    long budget = MemorySize.bytes(free.blueprint(), 16, 1);
    Trainer<?> bound =
        trainer("@Sgd @Train(epochs = 1, batch = 8) @MemoryBudget(\"" + budget + " B\")");
    Splits data = data();
    SettingException refused =
        assertThrows(SettingException.class, () -> bound.set("batch", 17).fit(data));
    String text = refused.getMessage();
    assertTrue(text.contains("batch = 17 of Net takes"), text);
    assertTrue(text.contains("the largest that fits is 16"), text);
    assertEquals(1, bound.set("batch", 16).fit(data).history().epochs().size());
  }
}
