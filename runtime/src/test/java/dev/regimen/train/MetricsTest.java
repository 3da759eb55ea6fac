package dev.regimen.train;

import static dev.regimen.annotation.Metric.VALIDATION_BALANCED_ACCURACY;
import static dev.regimen.annotation.Metric.VALIDATION_ECE;
import static dev.regimen.annotation.Metric.VALIDATION_LOG_LOSS;
import static dev.regimen.annotation.Metric.VALIDATION_MAPE;
import static dev.regimen.annotation.Metric.VALIDATION_MCC;
import static dev.regimen.annotation.Metric.VALIDATION_PR_AUC;
import static dev.regimen.annotation.Metric.VALIDATION_ROC_AUC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Preprocessing;
import dev.regimen.train.step.Blueprint;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Metrics against the values that scikit-learn documents for its examples, and against numbers
 * worked out by hand.
 */
@Tag("training")
class MetricsTest {
  private static final double EXACT = 1e-12;
  private static final float NAN = Float.NaN;

  static final Metric[] COUNTED = {
    VALIDATION_ROC_AUC, VALIDATION_PR_AUC, VALIDATION_ECE, VALIDATION_LOG_LOSS
  };

  static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  static Evaluation classes(float[][] rows, int[] labels, int workers) {
    int count = rows[0].length;
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 1, 1, count).classes(count).metrics(COUNTED).build();
    Dataset data = InMemory.classification(new float[labels.length][1], labels, names(count));
    return EvaluationTest.evaluate(blueprint, data, Preprocessing.none(), rows, workers);
  }

  /** One unit, at a threshold. */
  static Evaluation binary(double threshold, float[] scores, int... labels) {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 1, 1, 1)
            .binary()
            .metrics(COUNTED)
            .setting("threshold", threshold, "(0, 1)")
            .build();
    Dataset data = InMemory.classification(new float[labels.length][1], labels, names(2));
    float[][] rows = new float[scores.length][];
    Arrays.setAll(rows, row -> new float[] {scores[row]});
    return EvaluationTest.evaluate(blueprint, data, Preprocessing.none(), rows, 2);
  }

  /** Predictions that decide for these classes. */
  private static Evaluation decided(int count, int[] truths, int... predictions) {
    float[][] rows = new float[truths.length][count];
    for (int row = 0; row < rows.length; row++) {
      Arrays.fill(rows[row], 0.1f);
      rows[row][predictions[row]] = 0.9f;
    }
    return classes(rows, truths, 2);
  }

  private static Evaluation numbers(float[][] targets, float[][] rows) {
    int count = rows[0].length;
    Blueprint blueprint = HandTrainer.sketch("Hand", 1, 1, count).outputs(count).build();
    Dataset data = InMemory.regression(new float[rows.length][1], targets);
    return EvaluationTest.evaluate(blueprint, data, Preprocessing.none(), rows, 2);
  }

  @Test
  void documentedExamplesOfScikitLearn() {
    Evaluation scores = binary(0.5, new float[] {0.1f, 0.4f, 0.35f, 0.8f}, 0, 0, 1, 1);
    assertEquals(0.75, scores.value(VALIDATION_ROC_AUC), EXACT);
    assertEquals(0.8333333333333333, scores.value(VALIDATION_PR_AUC), EXACT);
    float[] spam = {0.9f, 0.1f, 0.2f, 0.65f};
    double loss = binary(0.5, spam, 1, 0, 0, 1).value(VALIDATION_LOG_LOSS);
    assertEquals(0.21616187468057912, loss, 1e-7);
    double matthews = decided(2, new int[] {1, 1, 1, 0}, 1, 0, 1, 1).value(VALIDATION_MCC);
    assertEquals(-1 / 3.0, matthews, EXACT);
    int[] truths = {0, 1, 0, 0, 1, 0};
    Evaluation balanced = decided(2, truths, 0, 1, 0, 0, 0, 1);
    assertEquals(0.625, balanced.value(VALIDATION_BALANCED_ACCURACY), EXACT);
    Evaluation one =
        numbers(new float[][] {{3}, {-0.5f}, {2}, {7}}, new float[][] {{2.5f}, {0}, {2}, {8}});
    assertEquals(0.3273809523809524, one.value(VALIDATION_MAPE), EXACT);
    Evaluation two =
        numbers(
            new float[][] {{0.5f, 1}, {-1, 1}, {7, -6}}, new float[][] {{0, 2}, {-1, 2}, {8, -5}});
    assertEquals(0.5515873015873016, two.value(VALIDATION_MAPE), EXACT);
    // Its example with a target of 0: y = 1, 0, 2.4, 7 and 1.2, 0.1, 2.4, 8.
    Evaluation zero =
        numbers(new float[][] {{1}, {0}, {2.4f}, {7}}, new float[][] {{1.2f}, {0.1f}, {2.4f}, {8}});
    assertEquals(112589990684262.48, zero.value(VALIDATION_MAPE), 1e7);
  }

  /** The table that classification_report prints for its example. */
  @Test
  void everyClassByItself() {
    Evaluation evaluation = decided(3, new int[] {0, 1, 2, 2, 2}, 0, 0, 2, 2, 1);
    assertEquals(
        List.of(
            new ClassScores("0", 0.5, 1, 2 / 3.0, 1),
            new ClassScores("1", 0, 0, 0, 1),
            new ClassScores("2", 1, 2 / 3.0, 0.8, 3)),
        evaluation.perClass());
    assertEquals(
        """
        class  precision  recall      f1  support
        0         0.5000  1.0000  0.6667        1
        1         0.0000  0.0000  0.0000        1
        2         1.0000  0.6667  0.8000        3
        mean      0.5000  0.5556  0.4889        5""",
        evaluation.report());
    assertThrows(IllegalStateException.class, evaluation::perOutput);
  }

  @Test
  void everyOutputByItself() {
    float[][] targets = {{1, 10}, {2, 20}, {3, 30}, {6, 40}};
    Evaluation evaluation = numbers(targets, new float[][] {{2, 10}, {2, 20}, {1, 30}, {6, 44}});
    OutputErrors first = evaluation.perOutput().get(0);
    assertEquals("0", first.name());
    assertEquals(3 / 4.0, first.mae(), EXACT);
    assertEquals(Math.sqrt(5 / 4.0), first.rmse(), EXACT);
    assertEquals(1 - 5 / 14.0, first.r2(), EXACT);
    assertEquals((1 + 2 / 3.0) / 4, first.mape(), EXACT);
    OutputErrors second = evaluation.perOutput().get(1);
    assertEquals(4 / 4.0, second.mae(), EXACT);
    assertEquals(1 - 16 / 500.0, second.r2(), EXACT);
    assertEquals(0.1 / 4, second.mape(), EXACT);
    assertTrue(evaluation.report().startsWith("output      mae"), evaluation.report());
    assertEquals(4, evaluation.report().lines().count());
    assertThrows(IllegalStateException.class, evaluation::perClass);
  }

  /**
   * Bins of a fifteenth: 0.55 alone and wrong, 0.55 right, 0.6 right, 0.9 right. The first three
   * are in one bin, (8/15, 9/15]: |2 − 1.7|; then |1 − 0.9|; of 4 samples.
   */
  @Test
  void calibrationErrorByHand() {
    float[][] rows = {
      {0.25f, 0.2f, 0.55f}, {0.55f, 0.05f, 0.4f}, {0.1f, 0.3125f, 0.5875f}, {0.9f, 0.05f, 0.05f}
    };
    Evaluation evaluation = classes(rows, new int[] {0, 0, 2, 0}, 2);
    double expected = (Math.abs(2 - (0.55 + 0.55 + 0.5875)) + Math.abs(1 - 0.9)) / 4;
    assertEquals(expected, evaluation.value(VALIDATION_ECE), 1e-7);
    // One unit: the confidence of a decision for the first class is 1 - p.
    Evaluation one = binary(0.5, new float[] {0.1f, 0.3f}, 0, 1);
    assertEquals((0.1 + 0.7) / 2, one.value(VALIDATION_ECE), 1e-7);
  }

  /** The coefficient is Pearson's of the two indicators. */
  @Test
  void matthewsIsACorrelation() {
    Random random = new Random(3);
    int[] truths = random.ints(200, 0, 2).toArray();
    int[] predictions =
        Arrays.stream(truths).map(t -> random.nextInt(4) == 0 ? 1 - t : t).toArray();
    double t = Arrays.stream(truths).average().orElseThrow();
    double p = Arrays.stream(predictions).average().orElseThrow();
    double covariance =
        IntStream.range(0, 200).mapToDouble(i -> (truths[i] - t) * (predictions[i] - p)).sum()
            / 200;
    double correlation = covariance / Math.sqrt(t * (1 - t) * p * (1 - p));
    assertEquals(correlation, decided(2, truths, predictions).value(VALIDATION_MCC), 1e-12);
    assertEquals(1, decided(3, new int[] {0, 1, 2}, 0, 1, 2).value(VALIDATION_MCC), EXACT);
    assertEquals(0, decided(3, new int[] {0, 1, 2}, 1, 1, 1).value(VALIDATION_MCC));
  }

  @Test
  void whatIsNotDefinedIsNoNumberAndWhatIsNoNumberIsWrong() {
    Evaluation oneClass = binary(0.5, new float[] {0.2f, 0.7f}, 1, 1);
    assertTrue(Double.isNaN(oneClass.value(VALIDATION_ROC_AUC)));
    assertEquals(1, oneClass.value(VALIDATION_PR_AUC), EXACT);
    assertTrue(Double.isNaN(binary(0.5, new float[] {0.2f}, 0).value(VALIDATION_PR_AUC)));
    Evaluation lost = binary(0.5, new float[] {NAN, 0.2f, 0.1f, NAN}, 1, 1, 0, 0);
    assertEquals(1 / 4.0, lost.value(VALIDATION_ROC_AUC), EXACT);
    assertTrue(Double.isNaN(lost.value(VALIDATION_LOG_LOSS)));
    assertTrue(Double.isNaN(lost.value(VALIDATION_ECE)));
    // A class without samples does not count: the recalls are 1 and 1/2.
    Evaluation gap = decided(3, new int[] {0, 1, 1}, 0, 1, 2);
    assertEquals(0.75, gap.value(VALIDATION_BALANCED_ACCURACY), EXACT);
    double certain = binary(0.5, new float[] {0, 1}, 1, 1).value(VALIDATION_LOG_LOSS);
    double most = -Math.log(Math.ulp(1f));
    assertEquals((most - Math.log1p(-Math.ulp(1f))) / 2, certain, EXACT);
  }

  @Test
  void oneUnitDecidesByTheThreshold() {
    float[] scores = {0.1f, 0.3f, 0.4f, 0.8f};
    int[] labels = {0, 0, 1, 1};
    assertEquals(0.75, binary(0.5, scores, labels).accuracy(), EXACT);
    Evaluation low = binary(0.35, scores, labels);
    assertEquals(1, low.accuracy(), EXACT);
    assertEquals(1, low.value(VALIDATION_MCC), EXACT);
    assertEquals(2 / 3.0, binary(0.2, scores, labels).precision(1), EXACT);
    float[] row = {0.4f};
    Label label = Label.of(answer(row, 0.35));
    assertEquals("yes", label.name());
    assertEquals(0.4, label.probability(), 1e-7);
    assertEquals("no", Label.of(answer(row, 0.5)).name());
  }

  /** Yes or no, by one number. */
  private static PredictedRow answer(float[] row, double threshold) {
    List<String> classes = List.of("no", "yes");
    return new PredictedRow(
        0, row, row, 0, 1, new double[0], threshold, classes, Preprocessing.none());
  }

  @Test
  void whatWasNotCountedOrHasNoMeaningIsSaid() {
    Blueprint blueprint = HandTrainer.sketch("Hand", 1, 1, 2).classes(2).build();
    Dataset data = InMemory.classification(new float[1][1], new int[] {0}, names(2));
    float[][] rows = {{0.9f, 0.1f}};
    Evaluation plain = EvaluationTest.evaluate(blueprint, data, Preprocessing.none(), rows, 1);
    IllegalStateException uncounted =
        assertThrows(IllegalStateException.class, () -> plain.value(VALIDATION_ROC_AUC));
    assertTrue(
        uncounted.getMessage().contains("@Metrics(Metric.VALIDATION_ROC_AUC)"),
        uncounted.getMessage());
    IllegalStateException senseless =
        assertThrows(IllegalStateException.class, () -> plain.value(VALIDATION_MAPE));
    assertTrue(
        senseless.getMessage().contains("for networks that predict numbers"),
        senseless.getMessage());
    assertTrue(VALIDATION_ROC_AUC.suits(100));
    assertTrue(!VALIDATION_ROC_AUC.suits(101));
  }
}
