package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What samples come with beside their features: learned from, checked, asked for again. */
@Tag("training")
class ConditionTest {
  private static final int SAMPLES = 240;
  private static final int FEATURES = 6;
  private static ClassLoader classes;

  private final float[][] features = new float[SAMPLES][FEATURES];
  private final float[][] conditions = new float[SAMPLES][1];
  private final int[] labels = new int[SAMPLES];

  /** Which class a sample is of is told by its first feature, the other way round for style 1. */
  ConditionTest() {
    Random random = new Random(5);
    for (int i = 0; i < SAMPLES; i++) {
      conditions[i][0] = random.nextInt(2);
      for (int k = 0; k < FEATURES; k++) {
        features[i][k] = (float) random.nextGaussian();
      }
      labels[i] = features[i][0] > 0 == (conditions[i][0] == 0) ? 0 : 1;
    }
  }

  @BeforeAll
  static void compile() {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Styled",
                """
                @Network(input = {2, 3, 1}, classes = 2) @ClassCondition(2)
                @Adam(learningRate = 0.02) @Train(epochs = 40, batch = 16) @Seed(3)
                class Styled {
                  @Conv(6) @ConditionalInstanceNorm @Relu @Flatten Layer maps;
                  @Dense(2) Layer logits;
                }
                """));
    classes = new CompiledClasses(compilation);
  }

  private static Trainer<?> trainer() {
    try {
      Class<?> type = classes.loadClass("StyledTrainer");
      return ((Trainer<?>) type.getDeclaredConstructor().newInstance()).quiet();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private Dataset data() {
    return InMemory.classification(features, labels).withShape(2, 3, 1);
  }

  /** Without the condition the classes cannot be told apart: half would be right. */
  @Test
  void aConditionIsLearnedFromAndAskedForAgain() {
    RunResult<?> run = trainer().fit(data().withConditions(conditions));
    assertTrue(run.validation().accuracy() > 0.75, "" + run.validation().accuracy());
    Predictor<?> predictor = run.predictor();
    int right = 0;
    for (int i = 0; i < SAMPLES; i++) {
      Label label = (Label) predictor.predict(features[i], conditions[i]);
      right += label.index() == labels[i] ? 1 : 0;
    }
    assertTrue(right > 0.8 * SAMPLES, right + " are right");
    float[][] both = {{0}, {1}};
    List<?> under = predictor.predict(new float[][] {features[0], features[0]}, both);
    assertNotEquals(((Label) under.get(0)).index(), ((Label) under.get(1)).index());
  }

  @Test
  void dataWithoutConditionsIsRefused() {
    DataException refused = assertThrows(DataException.class, () -> trainer().fit(data()));
    assertTrue(refused.getMessage().contains("but Styled expects 1"), refused.getMessage());
  }

  @Test
  void aConditionOutOfRangeIsNamedWithItsSample() {
    for (float[] condition : conditions) {
      condition[0] = 2;
    }
    Dataset data = data().withConditions(conditions);
    DataException refused = assertThrows(DataException.class, () -> trainer().fit(data));
    String text = refused.getMessage();
    assertTrue(text.contains("its condition 2 is no whole number from 0 to 1"), text);
  }

  @Test
  void conditionsAreOneForEachSampleOfTheWhole() {
    Dataset data = data();
    assertThrows(DataException.class, () -> data.withConditions(new float[][] {{0}}));
    Dataset part = data.select(new int[] {3, 1});
    assertThrows(IllegalStateException.class, () -> part.withConditions(new float[][] {{0}, {1}}));
    float[] condition = new float[1];
    data.withConditions(conditions).select(new int[] {3, 1}).condition(1, condition, 0);
    assertEquals(conditions[1][0], condition[0]);
  }

  @Test
  void predictingNeedsTheCondition() {
    Predictor<?> predictor =
        trainer().set("epochs", 1).fit(data().withConditions(conditions)).predictor();
    IllegalArgumentException without =
        assertThrows(IllegalArgumentException.class, () -> predictor.predict(features[0]));
    assertTrue(without.getMessage().contains("predict(features, condition)"));
    float[] tooMany = {0, 1};
    IllegalArgumentException wide =
        assertThrows(IllegalArgumentException.class, () -> predictor.predict(features[0], tooMany));
    assertEquals("sample 0: its condition has 2 numbers, but Styled expects 1", wide.getMessage());
  }
}
