package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Preprocessing;
import dev.regimen.kernel.Floats;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.loop.MetricAccumulator;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Blueprint;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Metrics of sets of labels, at numbers worked out by hand and beside the definition. */
@Tag("pure")
class LabelMetricsTest {
  private static final double EXACT = 1e-12;

  private static Evaluation evaluate(
      float[][] scores, boolean[][] has, int workers, double threshold) {
    int labels = has[0].length;
    List<String> names = IntStream.range(0, labels).mapToObj(label -> "l" + label).toList();
    Dataset data = InMemory.labelSets(new float[has.length][1], has, names);
    Blueprint blueprint = HandTrainer.sketch("Hand", 1, 1, labels).labels(labels).build();
    int[] order = IntStream.range(0, has.length).toArray();
    MetricAccumulator[] tallies = new MetricAccumulator[workers];
    Floats rows = Floats.allocate((long) has.length * labels);
    for (int row = 0; row < has.length; row++) {
      rows.write((long) row * labels, scores[row], labels);
    }
    for (int w = 0; w < workers; w++) {
      tallies[w] =
          new MetricAccumulator(
              blueprint,
              new MetricChoice(threshold, List.of()),
              new BatchLoader.Source(data, Preprocessing.none(), order),
              0);
      tallies[w].begin(0, has.length, 0);
      tallies[w].observe(rows, labels, has.length * w / workers, has.length * (w + 1) / workers);
    }
    return Evaluation.of(tallies, has.length, 0.25, 0, names);
  }

  private static final float[][] SCORES = {{0.1f, 0.9f}, {0.4f, 0.2f}, {0.35f, 0.8f}, {0.8f, 0.7f}};
  private static final boolean[][] HAS = {
    {false, true}, {false, true}, {true, false}, {true, false}
  };

  /** The first label is scikit-learn's example of the average precision, which is 0.83. */
  @Test
  void byHand() {
    for (int workers = 1; workers <= 3; workers++) {
      LabelMetrics labels = evaluate(SCORES, HAS, workers, 0.5).labels();
      assertEquals((1 + 2 / 3.0) / 2, labels.averagePrecision(0), EXACT);
      assertEquals((1 + 2 / 4.0) / 2, labels.averagePrecision(1), EXACT);
      assertEquals((1 + 2 / 3.0 + 1 + 0.5) / 4, labels.meanAveragePrecision(), EXACT);
      assertEquals(1, labels.precision(0), EXACT);
      assertEquals(0.5, labels.recall(0), EXACT);
      assertEquals(2 / 3.0, labels.f1(0), EXACT);
      assertEquals(2 / 5.0, labels.f1(1), EXACT);
      assertEquals((2 / 3.0 + 2 / 5.0) / 2, labels.macroF1(), EXACT);
      assertEquals(2 * 2 / 8.0, labels.microF1(), EXACT);
      assertEquals(1 / 4.0, labels.exactMatch(), EXACT);
    }
  }

  @Test
  void theThresholdDecidesWhatIsCountedAndNotWhatIsRanked() {
    Evaluation low = evaluate(SCORES, HAS, 2, 0.3);
    assertEquals(1, low.labels().recall(0), EXACT);
    assertEquals(2 / 3.0, low.labels().precision(0), EXACT);
    assertEquals((1 + 2 / 3.0) / 2, low.labels().averagePrecision(0), EXACT);
    assertEquals(low.labels().macroF1(), low.value(Metric.VALIDATION_MACRO_F1), EXACT);
    assertEquals(low.labels().microF1(), low.value(Metric.VALIDATION_MICRO_F1), EXACT);
    assertEquals(low.labels().meanAveragePrecision(), low.value(Metric.VALIDATION_MAP), EXACT);
    assertTrue(low.suits(Metric.VALIDATION_MICRO_F1) && low.suits(Metric.VALIDATION_LOSS));
    assertFalse(low.suits(Metric.VALIDATION_F1) || low.suits(Metric.VALIDATION_RMSE));
  }

  /** Equal probabilities are one step: whichever sample came first, precision is that of all. */
  @Test
  void tiesAreOneStep() {
    float[][] scores = {{0.5f}, {0.5f}, {0.5f}, {0.1f}};
    boolean[][] first = {{true}, {false}, {false}, {true}};
    boolean[][] last = {{false}, {false}, {true}, {true}};
    double expected = (1 / 3.0 + 2 / 4.0) / 2;
    assertEquals(expected, evaluate(scores, first, 1, 0.5).labels().averagePrecision(0), EXACT);
    assertEquals(expected, evaluate(scores, last, 1, 0.5).labels().averagePrecision(0), EXACT);
  }

  @Test
  void aLabelThatNoSampleHasDoesNotCount() {
    float[][] scores = {{0.9f, 0.1f}, {0.2f, 0.3f}};
    LabelMetrics labels =
        evaluate(scores, new boolean[][] {{true, false}, {false, false}}, 1, 0.5).labels();
    assertEquals(Double.NaN, labels.averagePrecision(1));
    assertEquals(1, labels.meanAveragePrecision(), EXACT);
    assertEquals(1, labels.macroF1(), EXACT);
  }

  /** Σ over the samples that have the label of the precision at their own probability. */
  @Test
  void averagePrecisionIsItsDefinition() {
    Random random = new Random(5);
    int samples = 200;
    float[][] scores = new float[samples][1];
    boolean[][] has = new boolean[samples][1];
    for (int n = 0; n < samples; n++) {
      has[n][0] = random.nextInt(3) == 0;
      scores[n][0] = Math.round(20 * random.nextFloat() + (has[n][0] ? 8 : 0)) / 30f;
    }
    double sum = 0;
    long positives = 0;
    for (int n = 0; n < samples; n++) {
      if (has[n][0]) {
        long above = 0;
        long hits = 0;
        for (int m = 0; m < samples; m++) {
          above += scores[m][0] >= scores[n][0] ? 1 : 0;
          hits += scores[m][0] >= scores[n][0] && has[m][0] ? 1 : 0;
        }
        sum += (double) hits / above;
        positives++;
      }
    }
    double found = evaluate(scores, has, 3, 0.5).labels().averagePrecision(0);
    assertEquals(sum / positives, found, 1e-12);
  }

  @Test
  void otherMetricsHaveNoMeaning() {
    Evaluation evaluation = evaluate(SCORES, HAS, 1, 0.5);
    assertTrue(
        assertThrows(IllegalStateException.class, evaluation::accuracy)
            .getMessage()
            .contains("ask labels()"));
    assertThrows(IllegalStateException.class, evaluation::rmse);
  }
}
