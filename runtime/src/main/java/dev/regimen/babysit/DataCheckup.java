package dev.regimen.babysit;

import dev.regimen.data.Dataset;
import dev.regimen.text.Printable;
import dev.regimen.train.step.Blueprint.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What the training samples alone show: columns that never change, classes that are rare. */
final class DataCheckup {
  private static final int SAMPLES = 4096;

  /** The rarest class over the most frequent one. */
  private static final double RARE = 0.05;

  /** In a table of so many columns a 0 everywhere is a word, a level or a pixel that is not met. */
  private static final int WIDE = 32;

  private final Subject subject;
  private final Findings findings;
  private final Dataset train;

  DataCheckup(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
    train = subject.splits.train();
  }

  void run() {
    constant();
    if (subject.blueprint.classes() > 0 && subject.blueprint.task() != Task.LABELS) {
      balance();
    }
  }

  /** Of tables: the border of an image is constant, too. */
  private void constant() {
    if (train.shape().length > 1 || train.intensities() || subject.blueprint.vocabulary() > 0) {
      return;
    }
    int[] looked = Subject.spread(train, SAMPLES);
    float[] row = new float[train.features()];
    float[] first = row.clone();
    boolean[] varies = new boolean[row.length];
    train.features(looked[0], first, 0);
    for (int sample : looked) {
      train.features(sample, row, 0);
      for (int i = 0; i < row.length; i++) {
        varies[i] |= Float.compare(row[i], first[i]) != 0;
      }
    }
    boolean wide = row.length >= WIDE;
    int[] constant =
        IntStream.range(0, varies.length)
            .filter(i -> !varies[i] && !(wide && first[i] == 0))
            .toArray();
    if (constant.length > 0 && looked.length > 1) {
      findings.finding(
          "ConstantFeature",
          String.format(
              Locale.ROOT,
              "%s %s in all of %d samples",
              Arrays.stream(constant).limit(5).mapToObj(this::name).toList(),
              constant.length == 1 ? "is the same" : "and others are the same",
              looked.length),
          "what never changes tells nothing, and a sample in which it does is beyond what was seen",
          "leave the column out, or see whether the right one was read");
    }
  }

  private String name(int feature) {
    return train
        .columns()
        .map(columns -> Printable.of(columns.features().get(feature)))
        .orElse("feature " + feature);
  }

  private void balance() {
    int place = subject.place();
    List<String> names = train.classes(place);
    long[] counts = new long[names.size()];
    if (!train.labelled(place) || train.distributions(place)) {
      return;
    }
    for (int i = 0; i < train.size(); i++) {
      int label = train.label(place, i);
      if (label != Dataset.MISSING) {
        counts[label]++;
      }
    }
    int rarest = 0;
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      rarest = counts[i] < counts[rarest] ? i : rarest;
      most = counts[i] > counts[most] ? i : most;
    }
    findings.measured(
        "rarest class",
        (double) counts[rarest] / Math.max(1, Arrays.stream(counts).sum()),
        1.0 / counts.length,
        String.format(Locale.ROOT, "the share of %s", Printable.of(names.get(rarest))));
    boolean weighted = subject.blueprint.weighting().any();
    if (counts[rarest] > 0 && counts[rarest] < RARE * counts[most] && !weighted) {
      findings.finding(
          "ClassImbalance",
          String.format(
              Locale.ROOT,
              "%d samples are of the class %s, %d of %s",
              counts[rarest],
              Printable.of(names.get(rarest)),
              counts[most],
              Printable.of(names.get(most))),
          "a network that never says the rare class is right almost always",
          "@ClassWeights, and a metric that counts classes alike, such as"
              + " VALIDATION_BALANCED_ACCURACY");
    }
  }
}
