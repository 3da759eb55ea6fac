package dev.regimen.train;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Samples counted by class: what precision, recall and F1 need, in three numbers a class.
 *
 * @param truths samples of each class
 * @param predictions samples taken for each class
 * @param hits samples of each class that were taken for it
 */
record ClassCounts(long[] truths, long[] predictions, long[] hits) {
  double precision(int label) {
    return ratio(hits[label], predictions[label]);
  }

  double recall(int label) {
    return ratio(hits[label], truths[label]);
  }

  double f1(int label) {
    return ratio(2 * hits[label], truths[label] + predictions[label]);
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** The mean over the classes that occur, as truth or as prediction. */
  double mean(IntToDoubleFunction value) {
    return IntStream.range(0, truths.length)
        .filter(c -> truths[c] + predictions[c] > 0)
        .mapToDouble(value)
        .average()
        .orElse(0);
  }
}
