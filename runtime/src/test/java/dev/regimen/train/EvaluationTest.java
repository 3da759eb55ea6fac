package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Preprocessing;
import dev.regimen.kernel.Floats;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.loop.MetricAccumulator;
import dev.regimen.train.step.Blueprint;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every metric against numbers worked out by hand. */
@Tag("training")
class EvaluationTest {
  private static final double EXACT = 1e-12;

  /** Feeds predictions through tallies cut as workers would cut them. */
  private static Evaluation evaluate(
      Blueprint blueprint, Dataset data, Preprocessing preprocessing, float[][] rows, int workers) {
    int[] order = IntStream.range(0, rows.length).toArray();
    int width = rows[0].length;
    Floats predictions = Floats.allocate((long) rows.length * width);
    for (int i = 0; i < rows.length; i++) {
      predictions.write((long) i * width, rows[i], width);
    }
    MetricAccumulator[] tallies = new MetricAccumulator[workers];
    for (int w = 0; w < workers; w++) {
      tallies[w] =
          new MetricAccumulator(blueprint, new BatchLoader.Source(data, preprocessing, order), 0);
      tallies[w].begin(0, rows.length, 0);
      int from = w * rows.length / workers;
      tallies[w].observe(predictions, width, from, (w + 1) * rows.length / workers);
    }
    return Evaluation.of(tallies, rows.length, 0.25, blueprint.topK(), data.classes(), 0.5);
  }

  private static Evaluation classes(float[][] rows, int[] labels, int workers) {
    int count = rows[0].length;
    Blueprint blueprint = HandTrainer.sketch("Hand", 1, 1, count).classes(count).topK(2).build();
    List<String> names = List.of("cat", "dog", "emu").subList(0, count);
    Dataset data = InMemory.classification(new float[labels.length][1], labels, names);
    return evaluate(blueprint, data, Preprocessing.none(), rows, workers);
  }

  private static final float[][] ROWS = {
    {0.7f, 0.2f, 0.1f}, // cat as cat
    {0.3f, 0.6f, 0.1f}, // cat as dog, cat second
    {0.1f, 0.8f, 0.1f}, // dog as dog
    {0.2f, 0.5f, 0.3f}, // dog as dog
    {0.5f, 0.1f, 0.4f}, // dog as cat, dog last
    {0.6f, 0.1f, 0.3f}, // emu as cat, emu second
  };
  private static final int[] LABELS = {0, 0, 1, 1, 1, 2};

  @Test
  void classesByHand() {
    for (int workers = 1; workers <= 4; workers++) {
      Evaluation evaluation = classes(ROWS, LABELS, workers);
      assertEquals(3 / 6.0, evaluation.accuracy(), EXACT);
      assertEquals(5 / 6.0, evaluation.topK(2), EXACT);
      assertEquals(5 / 6.0, evaluation.topK(), EXACT);
      assertEquals(1, evaluation.topK(3), EXACT);
      assertEquals(1 / 3.0, evaluation.precision(0), EXACT);
      assertEquals(1 / 2.0, evaluation.recall(0), EXACT);
      assertEquals(0.4, evaluation.f1(0), EXACT);
      assertEquals(2 / 3.0, evaluation.precision(1), EXACT);
      assertEquals(2 / 3.0, evaluation.recall(1), EXACT);
      assertEquals(2 / 3.0, evaluation.f1(1), EXACT);
      assertEquals(0, evaluation.precision(2), EXACT);
      assertEquals(0, evaluation.f1(2), EXACT);
      assertEquals((1 / 3.0 + 2 / 3.0) / 3, evaluation.macroPrecision(), EXACT);
      assertEquals((1 / 2.0 + 2 / 3.0) / 3, evaluation.macroRecall(), EXACT);
      assertEquals((0.4 + 2 / 3.0) / 3, evaluation.macroF1(), EXACT);
      assertEquals(0.5, evaluation.microF1(), EXACT);
      assertEquals(0.25, evaluation.loss(), EXACT);
      assertEquals((0.4 + 2 / 3.0) / 3, evaluation.value(Metric.VALIDATION_F1), EXACT);
    }
  }

  @Test
  void confusionIsATable() {
    Confusion confusion = classes(ROWS, LABELS, 2).confusion();
    assertEquals(1, confusion.count(0, 1));
    assertEquals(0, confusion.count(2, 2));
    assertEquals(
        """
        true \\ predicted
              cat   dog   emu   recall
        cat     1     1     0   0.5000
        dog     1     2     0   0.6667
        emu     1     0     0   0.0000
        """,
        confusion.toString().replace("\r\n", "\n"));
  }

  @Test
  void aClassThatNeverOccursDoesNotCount() {
    Evaluation evaluation =
        classes(new float[][] {{0.9f, 0.1f, 0}, {0.2f, 0.8f, 0}}, new int[] {0, 1}, 1);
    assertEquals(1, evaluation.macroF1(), EXACT);
  }

  @Test
  void tiesGoToTheEarlierClassAndNaNIsWrong() {
    float nan = Float.NaN;
    Evaluation evaluation =
        classes(
            new float[][] {{0.4f, 0.4f, 0.2f}, {0.4f, 0.4f, 0.2f}, {nan, nan, nan}, {1, nan, 0}},
            new int[] {0, 1, 0, 0},
            1);
    assertEquals(1 / 4.0, evaluation.accuracy(), EXACT);
    assertEquals(3 / 4.0, evaluation.topK(2), EXACT);
  }

  @Test
  void oneColumnIsTheProbabilityOfTheSecondClass() {
    Blueprint blueprint = HandTrainer.sketch("Hand", 1, 1, 1).binary().build();
    Dataset data =
        InMemory.classification(new float[4][1], new int[] {0, 0, 1, 1}, List.of("no", "yes"));
    float[][] rows = {{0.2f}, {0.7f}, {0.9f}, {0.4f}};
    Evaluation evaluation = evaluate(blueprint, data, Preprocessing.none(), rows, 2);
    assertEquals(0.5, evaluation.accuracy(), EXACT);
    assertEquals(1, evaluation.confusion().count(0, 1));
    assertEquals(1, evaluation.confusion().count(1, 0));
    assertEquals(0.5, evaluation.precision(1), EXACT);
  }

  @Test
  void numbersByHand() {
    Blueprint blueprint = HandTrainer.sketch("Hand", 1, 1, 2).outputs(2).build();
    float[][] targets = {{1, 10}, {2, 20}, {3, 30}, {6, 40}};
    float[][] rows = {{2, 10}, {2, 20}, {1, 30}, {6, 44}};
    Dataset data = InMemory.regression(new float[4][1], targets);
    for (int workers = 1; workers <= 3; workers++) {
      Evaluation evaluation = evaluate(blueprint, data, Preprocessing.none(), rows, workers);
      assertEquals((3 / 4.0 + 4 / 4.0) / 2, evaluation.mae(), EXACT);
      assertEquals(Math.sqrt((5 / 4.0 + 16 / 4.0) / 2), evaluation.rmse(), EXACT);
      // The targets' squared deviations: 4 + 1 + 0 + 9 = 14 and 225 + 25 + 25 + 225 = 500.
      assertEquals((1 - 5 / 14.0 + 1 - 16 / 500.0) / 2, evaluation.r2(), EXACT);
    }
  }

  @Test
  void standardizedNumbersAreMeasuredInTheirOwnUnit() {
    Blueprint blueprint = HandTrainer.sketch("Hand", 1, 1, 1).outputs(1).build();
    Dataset data = InMemory.regression(new float[2][1], new float[] {100, 300});
    Preprocessing preprocessing = Preprocessing.fit(data, false, true);
    // Mean 200, deviation 100: predictions of 0 and 1 are 200 and 300.
    Evaluation evaluation = evaluate(blueprint, data, preprocessing, new float[][] {{0}, {1}}, 1);
    assertEquals(50, evaluation.mae(), 1e-4);
    assertEquals(Math.sqrt(5000), evaluation.rmse(), 1e-4);
  }

  @Test
  void constantTargetsHaveNoR2() {
    Blueprint blueprint = HandTrainer.sketch("Hand", 1, 1, 1).outputs(1).build();
    Dataset data = InMemory.regression(new float[2][1], new float[] {5, 5});
    float[][] rows = {{5}, {6}};
    assertTrue(Double.isNaN(evaluate(blueprint, data, Preprocessing.none(), rows, 1).r2()));
  }

  @Test
  void whatHasNoMeaningThrows() {
    Evaluation ofClasses = classes(ROWS, LABELS, 1);
    assertThrows(IllegalStateException.class, ofClasses::rmse);
    assertThrows(IllegalArgumentException.class, () -> ofClasses.topK(4));
    Blueprint blueprint = HandTrainer.sketch("Hand", 1, 1, 1).outputs(1).build();
    Dataset data = InMemory.regression(new float[1][1], new float[] {5});
    Evaluation ofNumbers = evaluate(blueprint, data, Preprocessing.none(), new float[][] {{5}}, 1);
    assertThrows(IllegalStateException.class, ofNumbers::accuracy);
    assertThrows(IllegalStateException.class, ofNumbers::confusion);
  }
}
