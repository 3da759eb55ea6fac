package dev.regimen.train;

import static dev.regimen.annotation.Metric.VALIDATION_LOG_LOSS;
import static dev.regimen.annotation.Metric.VALIDATION_PR_AUC;
import static dev.regimen.annotation.Metric.VALIDATION_ROC_AUC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Areas from bins against their definitions, written out over all pairs of samples. */
@Tag("training")
class CurveAreasTest {
  private static final double EXACT = 1e-12;

  private static double areaByPairs(float[] scores, IntPredicate inside) {
    double right = 0;
    long pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (inside.test(i) && !inside.test(j)) {
          pairs++;
          right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return right / pairs;
  }

  /** The mean over the samples inside of the precision among those that score no less. */
  private static double averagePrecision(float[] scores, IntPredicate inside) {
    double sum = 0;
    long all = 0;
    for (int i = 0; i < scores.length; i++) {
      if (inside.test(i)) {
        float least = scores[i];
        IntStream above = IntStream.range(0, scores.length).filter(j -> scores[j] >= least);
        int[] taken = above.toArray();
        sum += (double) Arrays.stream(taken).filter(inside).count() / taken.length;
        all++;
      }
    }
    return sum / all;
  }

  /** Probabilities of a network that is sure: most lie near 0 and 1. */
  private static float[] sure(Random random, int[] labels, double strength) {
    float[] scores = new float[labels.length];
    for (int i = 0; i < scores.length; i++) {
      double logit = strength * (random.nextGaussian() + labels[i] - 0.5);
      scores[i] = (float) (1 / (1 + Math.exp(-logit)));
    }
    return scores;
  }

  @Test
  void areasAreThoseOfAllPairs() {
    Random random = new Random(5);
    for (double strength : new double[] {0.5, 3, 8}) {
      int[] labels = random.ints(4000, 0, 10).map(digit -> digit < 3 ? 1 : 0).toArray();
      float[] scores = sure(random, labels, strength);
      Evaluation evaluation = MetricsTest.binary(0.5, scores, labels);
      double roc = areaByPairs(scores, i -> labels[i] == 1);
      assertEquals(roc, evaluation.value(VALIDATION_ROC_AUC), 1e-5, "at " + strength);
      double precision = averagePrecision(scores, i -> labels[i] == 1);
      assertEquals(precision, evaluation.value(VALIDATION_PR_AUC), 3e-4);
      assertEquals(
          evaluation.value(VALIDATION_ROC_AUC), evaluation.value(VALIDATION_ROC_AUC, 1), 0.0);
      assertThrows(IllegalArgumentException.class, () -> evaluation.value(VALIDATION_ROC_AUC, 0));
    }
  }

  @Test
  void ofSeveralClassesEachStandsAgainstTheRest() {
    Random random = new Random(7);
    int[] labels = random.ints(1500, 0, 3).toArray();
    float[][] rows = new float[labels.length][4];
    for (int i = 0; i < rows.length; i++) {
      double sum = 0;
      double[] exps = new double[4];
      for (int c = 0; c < 4; c++) {
        exps[c] = Math.exp(2 * random.nextGaussian() + (c == labels[i] ? 2 : 0));
        sum += exps[c];
      }
      for (int c = 0; c < 4; c++) {
        rows[i][c] = (float) (exps[c] / sum);
      }
    }
    double roc = 0;
    double precision = 0;
    Evaluation each = MetricsTest.classes(rows, labels, 2);
    // The fourth class has no samples and does not count.
    for (int c = 0; c < 3; c++) {
      int one = c;
      float[] scores = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        scores[i] = rows[i][c];
      }
      double area = areaByPairs(scores, i -> labels[i] == one);
      double average = averagePrecision(scores, i -> labels[i] == one);
      assertEquals(area, each.value(VALIDATION_ROC_AUC, c), 1e-4);
      assertEquals(average, each.value(VALIDATION_PR_AUC, c), 1e-3);
      roc += area / 3;
      precision += average / 3;
    }
    assertTrue(Double.isNaN(each.value(VALIDATION_ROC_AUC, 3)));
    assertThrows(IllegalArgumentException.class, () -> each.value(VALIDATION_ROC_AUC, 4));
    assertThrows(IllegalArgumentException.class, () -> each.value(VALIDATION_LOG_LOSS, 0));
    double expectedLoss =
        IntStream.range(0, rows.length)
            .mapToDouble(i -> -Math.log(rows[i][labels[i]]))
            .average()
            .orElseThrow();
    for (int workers = 1; workers <= 3; workers++) {
      Evaluation evaluation = MetricsTest.classes(rows, labels, workers);
      assertEquals(roc, evaluation.value(VALIDATION_ROC_AUC), 1e-4);
      assertEquals(precision, evaluation.value(VALIDATION_PR_AUC), 1e-3);
      assertEquals(expectedLoss, evaluation.value(VALIDATION_LOG_LOSS), EXACT * rows.length);
      Evaluation again = MetricsTest.classes(rows, labels, workers);
      for (Metric metric : MetricsTest.COUNTED) {
        assertEquals(evaluation.value(metric), again.value(metric), 0.0);
      }
    }
    // Counts of scores do not even depend on the number of workers.
    Evaluation three = MetricsTest.classes(rows, labels, 3);
    double alone = MetricsTest.classes(rows, labels, 1).value(VALIDATION_ROC_AUC);
    assertEquals(alone, three.value(VALIDATION_ROC_AUC), 0.0);
  }
}
