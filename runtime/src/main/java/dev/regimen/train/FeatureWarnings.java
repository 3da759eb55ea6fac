package dev.regimen.train;

import dev.regimen.data.Columns;
import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.text.Printable;
import dev.regimen.train.loop.RunFinding;
import dev.regimen.train.step.Blueprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What features and targets show that makes training fail quietly. Looks at some thousand samples
 * spread over each split, {@value #NUMBERS} numbers of it at most: a few milliseconds whatever the
 * size of the data, and no more than a hundred decoded images.
 */
final class FeatureWarnings {
  private static final int SAMPLES = 4096;
  private static final int NUMBERS = 1 << 22;

  /** Fewer say nothing about a split that has more. */
  private static final int FEW = 256;

  /** Weights are drawn for values about 1; pixels from 0 to 255 and prices are beyond this. */
  private static final double LARGE = 100;

  /** Rows of fewer numbers are equal by chance. */
  private static final int NARROW = 16;

  /** Some copies are in most collections; this many come from a split of copies. */
  private static final double COPIES = 0.1;

  private final Blueprint blueprint;
  private final Splits splits;
  private final Preprocessing preprocessing;

  FeatureWarnings(Blueprint blueprint, Splits splits, Preprocessing preprocessing) {
    this.blueprint = blueprint;
    this.splits = splits;
    this.preprocessing = preprocessing;
  }

  List<RunFinding> all() {
    List<RunFinding> findings = new ArrayList<>();
    featuresUnscaled().ifPresent(findings::add);
    targetsUnscaled().ifPresent(findings::add);
    splitsOverlap("validation", splits.validation()).ifPresent(findings::add);
    splitsOverlap("test", splits.test()).ifPresent(findings::add);
    return findings;
  }

  private static int looked(Dataset data) {
    return Math.min(Math.min(SAMPLES, data.size()), NUMBERS / data.features());
  }

  private static int spread(int i, int count, Dataset data) {
    return (int) ((long) i * data.size() / count);
  }

  /** A feature whose values are far from 1, and nothing standardizes it. */
  Optional<RunFinding> featuresUnscaled() {
    Dataset data = splits.train();
    if (blueprint.vocabulary() > 0 || data.intensities()) {
      return Optional.empty();
    }
    double[] squares = new double[data.features()];
    float[] row = new float[data.features()];
    int count = looked(data);
    for (int i = 0; i < count; i++) {
      data.features(spread(i, count, data), row, 0);
      preprocessing.apply(row, 0);
      for (int feature = 0; feature < row.length; feature++) {
        squares[feature] += (double) row[feature] * row[feature];
      }
    }
    int largest = largest(squares);
    double size = Math.sqrt(squares[largest] / count);
    if (!(size > LARGE)) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            "FeaturesUnscaled",
            String.format(
                Locale.ROOT,
                "values of %s are about %.0f (root mean square of %d samples)",
                name(data, largest),
                size,
                count),
            "weights are drawn for values about 1: the first steps are that much too large",
            "@Standardize"));
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }

  private static String name(Dataset data, int feature) {
    return data.columns()
        .map(Columns::features)
        .map(names -> Printable.of(names.get(feature)))
        .orElse("feature " + feature);
  }

  /** Numbers to be predicted that are far from what a network yields at first. */
  Optional<RunFinding> targetsUnscaled() {
    Dataset data = splits.train();
    int outputs = data.outputs();
    if (blueprint.task() != Blueprint.Task.REGRESSION || outputs != blueprint.targetWidth()) {
      return Optional.empty();
    }
    double[] squares = new double[outputs];
    float[] row = new float[outputs];
    int known = 0;
    int count = Math.min(SAMPLES, data.size());
    for (int i = 0; i < count; i++) {
      data.targets(spread(i, count, data), row, 0);
      preprocessing.applyTargets(row, 0);
      if (Float.isNaN(row[0])) {
        continue;
      }
      known++;
      for (int output = 0; output < outputs; output++) {
        squares[output] += (double) row[output] * row[output];
      }
    }
    double size = Math.sqrt(squares[largest(squares)] / Math.max(1, known));
    if (!(size > LARGE)) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            "TargetsUnscaled",
            String.format(
                Locale.ROOT,
                "targets are about %.0f (root mean square of %d samples)",
                size,
                known),
            "a network's first predictions are about 0 to 1, and gradients grow with the error",
            "@Standardize(targets = true)"));
  }

  /** Samples that are tested on and trained on: a score of memory. */
  Optional<RunFinding> splitsOverlap(String name, Dataset held) {
    Dataset train = splits.train();
    int count = looked(held);
    int trained = looked(train);
    boolean narrow = train.features() < NARROW;
    if (narrow || count == 0 || isFew(count, held) || isFew(trained, train)) {
      return Optional.empty();
    }
    Set<Long> seen = new HashSet<>();
    float[] row = new float[train.features()];
    for (int i = 0; i < trained; i++) {
      seen.add(mark(train, spread(i, trained, train), row));
    }
    int copies = 0;
    // At random: at the same places as above a shifted copy would never be met, another always.
    SplittableRandom random = new SplittableRandom(count);
    for (int i = 0; i < count; i++) {
      int sample = count == held.size() ? i : random.nextInt(held.size());
      copies += seen.contains(mark(held, sample, row)) ? 1 : 0;
    }
    // Of the copies of a sample, as many are found as the training samples that were looked at.
    double share = (double) copies / count * train.size() / trained;
    if (!(share > COPIES)) {
      return Optional.empty();
    }
    return Optional.of(
        finding(
            "SplitsOverlap",
            String.format(
                Locale.ROOT,
                "about %.0f %% of the %d %s samples are training samples too (%d found in %d by %d)",
                100 * Math.min(1, share),
                held.size(),
                name,
                copies,
                count,
                trained),
            "what was learned by heart is measured as if it were understood",
            "split first, and repeat or augment the training split only"));
  }

  private static boolean isFew(int looked, Dataset data) {
    return looked < Math.min(FEW, data.size());
  }

  /** 64 bits of a sample's features: two that differ share them by chance once in 10¹⁹. */
  private static long mark(Dataset data, int sample, float[] row) {
    data.features(sample, row, 0);
    long mark = 0;
    for (float value : row) {
      mark = (mark ^ Float.floatToIntBits(value)) * 0x9E3779B97F4A7C15L;
      mark ^= mark >>> 29;
    }
    return mark;
  }

  private RunFinding finding(String id, String problem, String why, String fix) {
    return new RunFinding(id, blueprint.network(), problem, why, fix);
  }
}
