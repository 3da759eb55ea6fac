package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.data.DataException;
import dev.regimen.data.InMemory;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A trained table: what it learns, what it begins with, and ids that number none of its rows. */
@Tag("training")
class EmbeddingTest {
  private static final int VOCABULARY = 20;
  private static final int LENGTH = 6;
  private static ClassLoader classes;

  @BeforeAll
  static void compile() {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Words",
                """
                @Network(input = 6, classes = 2)
                @Adam(learningRate = 0.02) @Train(epochs = 30, batch = 16) @Seed(3)
                class Words {
                  @Embedding(vocabulary = 20, width = 4) Layer words;
                  @GlobalAveragePool Layer mean;
                  @Dense(2) Layer logits;
                }
                """));
    classes = new CompiledClasses(compilation);
  }

  private static Trainer<?> trainer() {
    try {
      Class<?> type = classes.loadClass("WordsTrainer");
      return ((Trainer<?>) type.getDeclaredConstructor().newInstance()).quiet();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Samples of the second class hold more ids of the upper half. */
  private static float[][] samples(int[] labels) {
    Random random = new Random(7);
    float[][] samples = new float[labels.length][LENGTH];
    for (int i = 0; i < samples.length; i++) {
      labels[i] = i % 2;
      for (int k = 0; k < LENGTH; k++) {
        boolean upper = random.nextDouble() < (labels[i] == 1 ? 0.9 : 0.1);
        samples[i][k] = random.nextInt(VOCABULARY / 2) + (upper ? VOCABULARY / 2 : 0);
      }
    }
    return samples;
  }

  @Test
  void learnsWhatIdsMean() {
    int[] labels = new int[240];
    RunResult<?> run = trainer().fit(InMemory.classification(samples(labels), labels));
    assertTrue(run.validation().accuracy() > 0.9);
  }

  @Test
  void anIdWithoutRowIsNamedWithItsSampleAndPosition() {
    int[] labels = new int[40];
    float[][] samples = samples(labels);
    samples[17][4] = VOCABULARY;
    DataException tooLarge =
        assertThrows(
            DataException.class, () -> trainer().fit(InMemory.classification(samples, labels)));
    String text = tooLarge.getMessage();
    assertTrue(text.contains("20 at position 4 is no id of Words"), text);
    assertTrue(text.contains("from 0 to 19"), text);
    samples[17][4] = 2.5f;
    DataException broken =
        assertThrows(
            DataException.class, () -> trainer().fit(InMemory.classification(samples, labels)));
    assertTrue(broken.getMessage().contains("2.5 at position 4"), broken.getMessage());
  }

  @Test
  void predictingNamesThemToo() {
    int[] labels = new int[40];
    Predictor<?> predictor =
        trainer()
            .set("epochs", 1)
            .fit(InMemory.classification(samples(labels), labels))
            .predictor();
    float[][] two = {{0, 1, 2, 3, 4, 5}, {0, 1, -1, 3, 4, 5}};
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> predictor.predict(two));
    assertEquals(
        "sample 1: -1 at position 2 is no id of Words: expected a whole number from 0 to 19",
        refused.getMessage());
  }
}
