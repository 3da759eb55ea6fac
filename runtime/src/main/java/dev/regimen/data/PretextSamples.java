package dev.regimen.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples whose targets are those of a pretext task, whatever was known of them before: labels are
 * not looked at, and need not be there.
 */
public final class PretextSamples {
  /** What samples are of which nothing is known. */
  private static final List<String> ANY = List.of("sample");

  private PretextSamples() {}

  /** The same samples, of which nothing is known: none is without a label then. */
  public static Dataset plain(Dataset data) {
    Features features = data.samples().features();
    Targets nothing = Targets.classes("", new int[features.size()], ANY);
    return with(data, data.samples().with(List.of(nothing)));
  }

  /**
   * Each part as the task shows it; parts that are shown so already stay as they are. Where samples
   * are compared with each other there is nothing to test, and what is set aside for it stays so.
   */
  public static Splits of(Splits splits, Pretext pretext, int... shape) {
    Dataset validation = splits.validation();
    if (pretext.comparesSamples() && validation.size() > 0) {
      throw DataException.of(
          validation.source(),
          "samples are compared with each other in training alone, so that none of "
              + validation.size()
              + " can validate: @Split(validation = 0)");
    }
    Dataset test = pretext.comparesSamples() ? splits.test().select(new int[0]) : splits.test();
    return new Splits(
        of(splits.train(), pretext, shape),
        of(validation, pretext, shape),
        of(test, pretext, shape));
  }

  /**
   * {@link #of(Dataset, Pretext, int...)} of data to measure a network on.
   *
   * @throws DataException if there is nothing to measure: samples are compared in training alone
   */
  public static Dataset toMeasure(Dataset data, Pretext pretext, int... shape) {
    if (pretext.comparesSamples()) {
      throw DataException.of(
          data.source(),
          "samples are compared with each other in training alone: measure what has learned from"
              + " labels behind it, such as a linear probe");
    }
    return of(data, pretext, shape);
  }

  /**
   * Every version of every sample, with its target; where samples are compared with each other none
   * has one.
   *
   * @param shape the network's input
   * @throws DataException if a sample is to be predicted that may lack a feature
   */
  public static Dataset of(Dataset data, Pretext pretext, int... shape) {
    Samples samples = data.samples();
    Features originals = samples.features();
    if (originals instanceof ShownFeatures) {
      return data;
    }
    if (pretext.comparesSamples()) {
      return plain(data);
    }
    if (pretext.ofTokens() && (Texts.are(data) || Texts.tokenizer(data).isPresent())) {
      return with(data, samples.with(List.of(Texts.own(data))));
    }
    ShownFeatures shown = new ShownFeatures(originals, pretext, shape.clone());
    int versions = pretext.versions();
    int[] rows =
        IntStream.range(0, data.size() * versions)
            .map(i -> samples.row(i / versions) * versions + i % versions)
            .toArray();
    return with(
        data,
        new Samples(shown, List.of(targets(data, pretext)), samples.conditions(), null, rows));
  }

  private static Targets targets(Dataset data, Pretext pretext) {
    Features originals = data.samples().features();
    if (pretext.classes().isEmpty()) {
      if (data.columns().filter(columns -> columns.missing().fills()).isPresent()) {
        throw DataException.of(
            data.source(),
            "samples are to be predicted as they are, but may lack features: read the table"
                + " without filling gaps");
      }
      return Targets.values("", originals, List.of());
    }
    int versions = pretext.versions();
    int[] labels = new int[Math.multiplyExact(originals.size(), versions)];
    Arrays.setAll(labels, row -> row % versions);
    return Targets.classes("", labels, pretext.classes());
  }

  /** Whether samples state their targets themselves, so that none lacks one. */
  public static boolean are(Dataset data) {
    return data.samples().features() instanceof ShownFeatures;
  }

  /** Whether targets of samples are their own features, before anything was done to these. */
  static boolean areOwn(Dataset data) {
    return data.samples().features() instanceof ShownFeatures shown
        && shown.pretext().classes().isEmpty();
  }

  private static Dataset with(Dataset data, Samples others) {
    return new Dataset(
        data.source(), data.shape(), others, data.columns().orElse(null), data.skipped());
  }
}
