package dev.regimen.train;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Samples counted by class: what accuracy, precision, recall, F1 and Matthews' coefficient need, in
 * four numbers a class.
 *
 * @param ranks samples by how many classes were held more probable than the true one
 * @param truths samples of each class
 * @param predictions samples taken for each class
 * @param hits samples of each class that were taken for it
 */
record ClassCounts(long[] ranks, long[] truths, long[] predictions, long[] hits) {
  /** 0 for numbers. */
  int classes() {
    return truths.length;
  }

  double topK(int k) {
    return (double) Arrays.stream(ranks, 0, k).sum() / Arrays.stream(ranks).sum();
  }

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

  /** The mean recall of the classes that have samples. */
  double balancedAccuracy() {
    return IntStream.range(0, truths.length)
        .filter(c -> truths[c] > 0)
        .mapToDouble(this::recall)
        .average()
        .orElse(Double.NaN);
  }

  /** Gorodkin's R_K; 0 where one class is all that is true or all that is predicted. */
  double matthews() {
    double samples = Arrays.stream(truths).sum();
    double agreed = samples * Arrays.stream(hits).sum() - products(predictions, truths);
    double ofPredictions = samples * samples - products(predictions, predictions);
    double ofTruths = samples * samples - products(truths, truths);
    double scale = Math.sqrt(ofPredictions) * Math.sqrt(ofTruths);
    return scale == 0 ? 0 : agreed / scale;
  }

  private static double products(long[] some, long[] others) {
    return IntStream.range(0, some.length).mapToDouble(c -> (double) some[c] * others[c]).sum();
  }
}
