package dev.regimen.train;

import dev.regimen.train.loop.MetricAccumulator;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What workers counted, each for its own rows, put together. */
record WorkerSums(MetricAccumulator[] workers) {
  long[] of(Function<MetricAccumulator, long[]> counts) {
    long[] sum = counts.apply(workers[0]).clone();
    for (int worker = 1; worker < workers.length; worker++) {
      long[] more = counts.apply(workers[worker]);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += more[i];
      }
    }
    return sum;
  }

  /** One for each output of a regression. */
  MetricAccumulator.Moments[] outputs() {
    MetricAccumulator.Moments[] sums = new MetricAccumulator.Moments[workers[0].outputs.length];
    Arrays.setAll(sums, output -> new MetricAccumulator.Moments());
    for (MetricAccumulator worker : workers) {
      IntStream.range(0, sums.length).forEach(i -> sums[i].add(worker.outputs[i]));
    }
    return sums;
  }

  /** Null where no sets of labels are predicted. */
  @Nullable LabelMetrics labels(double threshold) {
    return workers[0].labels.labels() == 0
        ? null
        : LabelMetrics.of(Arrays.stream(workers).map(worker -> worker.labels).toList(), threshold);
  }
}
