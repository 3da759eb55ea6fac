package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Preprocessing;
import dev.regimen.kernel.Floats;
import dev.regimen.train.loop.BatchLoader;
import dev.regimen.train.loop.MetricAccumulator;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Blueprint;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What metrics take: nothing while samples are seen, and a few numbers a class before. */
@Tag("training")
class MetricMemoryTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int SAMPLES = 64;

  private static MetricAccumulator accumulator(int classes, Metric... metrics) {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 1, 1, classes).classes(classes).metrics(metrics).build();
    int[] labels = IntStream.range(0, SAMPLES).map(i -> i % classes).toArray();
    Dataset data =
        InMemory.classification(new float[SAMPLES][1], labels, MetricsTest.names(classes));
    int[] order = IntStream.range(0, SAMPLES).toArray();
    return new MetricAccumulator(
        blueprint,
        new MetricChoice(0.5, List.of(metrics)),
        new BatchLoader.Source(data, Preprocessing.none(), order),
        0);
  }

  private static Floats uniform(int classes) {
    Floats predictions = Floats.allocate((long) SAMPLES * classes);
    float[] row = new float[classes];
    Arrays.fill(row, 1f / classes);
    for (int i = 0; i < SAMPLES; i++) {
      predictions.write((long) i * classes, row, classes);
    }
    return predictions;
  }

  private static void observe(MetricAccumulator accumulator, Floats predictions, int classes) {
    accumulator.begin(0, SAMPLES, 0);
    accumulator.observe(predictions, classes, 0, SAMPLES);
  }

  private static long allocated(Runnable work) {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    work.run();
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }

  @Test
  void countingAllocatesNothing() {
    MetricAccumulator accumulator =
        accumulator(
            3,
            Metric.VALIDATION_ROC_AUC,
            Metric.VALIDATION_PR_AUC,
            Metric.VALIDATION_ECE,
            Metric.VALIDATION_LOG_LOSS);
    Floats predictions = uniform(3);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 200; round++) {
      least = Math.min(least, allocated(() -> observe(accumulator, predictions, 3)));
    }
    assertEquals(0, least);
  }

  /** Twenty thousand classes, each sample of its own, all taken for the first. */
  @Test
  void manyClassesTakeAFewNumbersEach() {
    int classes = 20_000;
    Supplier<MetricAccumulator> made =
        () ->
            accumulator(
                classes,
                Metric.VALIDATION_ROC_AUC,
                Metric.VALIDATION_BALANCED_ACCURACY,
                Metric.VALIDATION_LOG_LOSS);
    made.get();
    MetricAccumulator[] one = new MetricAccumulator[1];
    long bytes = allocated(() -> one[0] = made.get());
    // Names, the data and the blueprint are in it too: a matrix alone would have 3 GB.
    assertTrue(bytes < 20_000_000, bytes + " bytes");
    observe(one[0], uniform(classes), classes);
    Evaluation evaluation = Evaluation.of(one, SAMPLES, Double.NaN, 5, MetricsTest.names(classes));
    assertEquals(1.0 / SAMPLES, evaluation.accuracy(), 1e-12);
    assertEquals(1.0 / SAMPLES, evaluation.value(Metric.VALIDATION_BALANCED_ACCURACY), 1e-12);
    assertEquals(5.0 / SAMPLES, evaluation.topK(), 1e-12);
    assertEquals(0, evaluation.value(Metric.VALIDATION_MCC));
    assertEquals(Math.log(classes), evaluation.value(Metric.VALIDATION_LOG_LOSS), 1e-5);
    assertThrows(IllegalStateException.class, () -> evaluation.value(Metric.VALIDATION_ROC_AUC));
    assertThrows(IllegalStateException.class, evaluation::confusion);
  }
}
