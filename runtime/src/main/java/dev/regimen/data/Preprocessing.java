package dev.regimen.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is learned from the training split before the network sees it, in this order: fill values
 * for missing features, then mean and standard deviation of the (filled) features, and of the
 * targets of a regression. Applied to every sample that is copied out, in training and in {@code
 * predict}; immutable, thread-safe, stored with the model as text.
 *
 * <p>Features of a vector are standardized one by one, features of an image (two sides or more) by
 * channel, the last side of the shape.
 */
public final class Preprocessing {
  private final @Nullable Columns columns;
  private final @Nullable Tokenizer tokenizer;
  private final float @Nullable [] fill;
  private final @Nullable Standardizer features;
  private final TargetStandardizers targets;

  Preprocessing(
      @Nullable Columns columns,
      @Nullable Tokenizer tokenizer,
      float @Nullable [] fill,
      @Nullable Standardizer features,
      TargetStandardizers targets) {
    this.columns = columns;
    this.tokenizer = tokenizer;
    this.fill = fill;
    this.features = features;
    this.targets = targets;
  }

  /** Changes nothing. */
  public static Preprocessing none() {
    return new Preprocessing(null, null, null, null, TargetStandardizers.none(1));
  }

  /**
   * Standardizes the features by known numbers.
   *
   * @param mean of each channel
   * @param std of each channel, above 0
   * @param width features of a sample
   */
  public static Preprocessing standardizing(double[] mean, double[] std, int width) {
    return new Preprocessing(
        null, null, null, new Standardizer(mean, std, width), TargetStandardizers.none(1));
  }

  /**
   * Learns from the training split, and from nothing else.
   *
   * @param train the training split
   * @param standardizeFeatures whether features get zero mean and unit variance
   * @param standardizeTargets whether the targets of a regression do; of no effect for labels
   * @throws DataException if the split is empty, or a feature to be filled has no value in it
   */
  public static Preprocessing fit(
      Dataset train, boolean standardizeFeatures, boolean standardizeTargets) {
    return fit(train, standardizeFeatures, standardizeTargets, new int[1]);
  }

  /**
   * Learns from the training split for a network of several tasks.
   *
   * @param tasks the numbers of the network's tasks in the data, in the network's order
   */
  public static Preprocessing fit(
      Dataset train, boolean standardizeFeatures, boolean standardizeTargets, int[] tasks) {
    if (train.size() == 0) {
      throw DataException.of(train.source(), "the training split is empty");
    }
    Columns columns = train.columns().orElse(null);
    float[] fill = columns == null || !columns.missing().fills() ? null : Fills.fit(train, columns);
    Standardizer features = standardizeFeatures ? standardizer(train, fill) : null;
    TargetStandardizers targets =
        standardizeTargets
            ? TargetStandardizers.fit(train, tasks)
            : TargetStandardizers.none(tasks.length);
    Tokenizer tokenizer = Texts.tokenizer(train).orElse(null);
    return new Preprocessing(columns, tokenizer, fill, features, targets);
  }

  private static Standardizer standardizer(Dataset train, float @Nullable [] fill) {
    int[] shape = train.shape();
    int width = train.features();
    int channels = shape.length > 1 ? shape[shape.length - 1] : width;
    if (train.intensities() && channels <= Levels.MOST_CHANNELS) {
      return Standardizer.fit(Levels.of(train, channels), width);
    }
    return Standardizer.fit(
        train.size(),
        width,
        channels,
        (n, row) -> {
          train.features(n, row, 0);
          fill(fill, row, 0);
        });
  }

  /** The same, but with what is known elsewhere in place of what was learned here. */
  public Preprocessing replacedBy(Preprocessing known) {
    return new Preprocessing(
        columns,
        tokenizer,
        known.fill == null ? fill : known.fill,
        known.features == null ? features : known.features,
        known.targets().isPresent() ? known.targets : targets);
  }

  /** The same where targets of the main task may be the features: they have one unit then. */
  public Preprocessing ofTargets(Dataset train) {
    return PretextSamples.areOwn(train)
        ? new Preprocessing(columns, tokenizer, fill, features, TargetStandardizers.of(features))
        : this;
  }

  /** The same for images of another size, with so many features. */
  public Preprocessing ofImages(int width) {
    Standardizer sized = features == null ? null : features.ofWidth(width);
    return new Preprocessing(null, tokenizer, null, sized, targets);
  }

  /** Fills and standardizes one raw sample, {@code tile[at ...]}, in place. */
  public void apply(float[] tile, int at) {
    fill(fill, tile, at);
    if (features != null) {
      features.apply(tile, at);
    }
  }

  /** Standardizes the targets of one sample, {@code tile[at ...]}, in place. */
  public void applyTargets(float[] tile, int at) {
    applyTargets(0, tile, at);
  }

  /** {@link #applyTargets(float[], int)} for one of the network's tasks. */
  public void applyTargets(int task, float[] tile, int at) {
    targets.apply(task, tile, at);
  }

  /** A value of output {@code output} in the targets' own unit. */
  public double restoreTarget(int output, double value) {
    return restoreTarget(0, output, value);
  }

  /** {@link #restoreTarget(int, double)} for one of the network's tasks. */
  public double restoreTarget(int task, int output, double value) {
    return targets.restore(task, output, value);
  }

  /** How many of the targets' own unit make one unit of the network's output. */
  public double targetScale(int output) {
    return targetScale(0, output);
  }

  /** {@link #targetScale(int)} for one of the network's tasks. */
  public double targetScale(int task, int output) {
    Standardizer standardizer = targets.of(task);
    return standardizer == null ? 1 : standardizer.std(output);
  }

  /**
   * Whether a missing feature ({@code NaN}) is filled; otherwise it is an error of the caller's.
   */
  public boolean fillsMissing() {
    return fill != null;
  }

  /** Whether features get zero mean and unit variance. */
  public boolean standardizes() {
    return features != null;
  }

  /** The raw columns of the table the model was trained on, to encode rows for {@code predict}. */
  public Optional<Columns> columns() {
    return Optional.ofNullable(columns);
  }

  /** What made ids of the texts the model was trained on, to encode texts for {@code predict}. */
  public Optional<Tokenizer> tokenizer() {
    return Optional.ofNullable(tokenizer);
  }

  /**
   * Where each field of a sample begins, and behind the last one where it ends: a table's column of
   * categories is one, with an indicator for each; elsewhere every feature is.
   *
   * @param width features of a sample
   */
  public int[] fields(int width) {
    return columns == null ? IntStream.rangeClosed(0, width).toArray() : columns.begins();
  }

  /** The standardization of the features. */
  public Optional<Standardizer> features() {
    return Optional.ofNullable(features);
  }

  /** The standardization of the targets. */
  public Optional<Standardizer> targets() {
    return Optional.ofNullable(targets.of(0));
  }

  /** What {@link #fromMetadata} needs, as text for a model file. */
  public Map<String, String> toMetadata() {
    return toMetadata(List.of(""));
  }

  /**
   * {@link #toMetadata()} of a network of several tasks.
   *
   * @param tasks their names, of which the first one's enters no key
   */
  public Map<String, String> toMetadata(List<String> tasks) {
    return PreprocessingMetadata.of(columns, tokenizer, fill, features, targets, tasks);
  }

  /**
   * The preprocessing that {@link #toMetadata} described; other keys are not looked at.
   *
   * @param features the number of features of the network
   * @param outputs the number of real targets; 0 for classification
   * @throws DataException if the metadata is damaged or does not fit the numbers
   */
  public static Preprocessing fromMetadata(
      Map<String, String> metadata, int features, int outputs) {
    return fromMetadata(metadata, features, List.of(""), outputs);
  }

  /**
   * The preprocessing of a network of several tasks.
   *
   * @param tasks their names, as {@link #toMetadata(List)} was told them
   * @param outputs the number of real targets of each; 0 for classes
   */
  public static Preprocessing fromMetadata(
      Map<String, String> metadata, int features, List<String> tasks, int... outputs) {
    return PreprocessingMetadata.parse(metadata, features, tasks, outputs);
  }

  private static void fill(float @Nullable [] fill, float[] tile, int at) {
    if (fill == null) {
      return;
    }
    for (int i = 0; i < fill.length; i++) {
      float value = tile[at + i];
      tile[at + i] = Float.isNaN(value) ? fill[i] : value;
    }
  }

  @Override
  public String toString() {
    return "fill " + Arrays.toString(fill) + ", features " + features + ", targets " + targets;
  }
}
