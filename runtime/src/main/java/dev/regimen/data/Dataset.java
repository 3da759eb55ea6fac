package dev.regimen.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Samples, immutable and thread-safe: {@code float} features of one shape, each sample with a class
 * index (classification) or with real targets (regression).
 *
 * <p>Made by {@link Idx}, {@link Csv}, {@link InMemory}, {@link ImageSamples} and the image
 * readers. Samples lie in memory, in a mapped file, or are decoded when they are read; whoever goes
 * through many of them opens a {@link #reading}. Features are raw: a missing value is {@code NaN}
 * until {@link Preprocessing} fills it, and nothing is standardized here.
 */
public final class Dataset {
  private final String source;
  private final int[] shape;
  private final Samples samples;
  private final List<String> classes;
  private final @Nullable Columns columns;
  private final List<String> skipped;

  private Dataset(
      String source,
      int[] shape,
      Samples samples,
      List<String> classes,
      @Nullable Columns columns,
      List<String> skipped) {
    this.source = source;
    this.shape = shape;
    this.samples = samples;
    this.classes = classes;
    this.columns = columns;
    this.skipped = skipped;
  }

  static Dataset classification(
      String source,
      int[] shape,
      Features features,
      int[] labels,
      List<String> classes,
      @Nullable Columns columns) {
    Samples samples = new Samples(features, labels, null, null, null);
    return new Dataset(source, shape, samples, List.copyOf(classes), columns, List.of());
  }

  static Dataset regression(
      String source, int[] shape, Features features, Table targets, @Nullable Columns columns) {
    Samples samples = new Samples(features, null, targets, null, null);
    return new Dataset(source, shape, samples, List.of(), columns, List.of());
  }

  /** The number of samples. */
  public int size() {
    return samples.size();
  }

  /** The shape of one sample, channels last: {@code {28, 28, 1}} or {@code {13}}. */
  public int[] shape() {
    return shape.clone();
  }

  /** The number of features of one sample: the product of the shape. */
  public int features() {
    return samples.features().width();
  }

  /** Copies the features of sample {@code index} to {@code into[at ...]}. */
  public void features(int index, float[] into, int at) {
    samples.features().copy(samples.row(index), into, at);
  }

  /** Whether samples carry class indices; otherwise they carry real targets. */
  public boolean labelled() {
    return samples.labels() != null;
  }

  /** The class index of sample {@code index}, in {@code [0, classes().size())}. */
  public int label(int index) {
    int[] labels = samples.labels();
    if (labels == null) {
      throw new IllegalStateException(source + ": regression data has targets, not labels");
    }
    return labels[samples.row(index)];
  }

  /** The names of the classes, in the order of their indices; empty for regression. */
  public List<String> classes() {
    return classes;
  }

  /** How many samples each class has. */
  public int[] classCounts() {
    int[] counts = new int[classes.size()];
    for (int i = 0; i < size(); i++) {
      counts[label(i)]++;
    }
    return counts;
  }

  /** The number of real targets of one sample; 0 for classification. */
  public int outputs() {
    return samples.targets() == null ? 0 : samples.targets().width();
  }

  /** Copies the real targets of sample {@code index} to {@code into[at ...]}. */
  public void targets(int index, float[] into, int at) {
    Table targets = samples.targets();
    if (targets == null) {
      throw new IllegalStateException(source + ": classification data has labels, not targets");
    }
    targets.copy(samples.row(index), into, at);
  }

  /** Numbers that each sample comes with beside its features; 0 without conditions. */
  public int conditions() {
    return samples.conditions() == null ? 0 : samples.conditions().width();
  }

  /** Copies what sample {@code index} comes with beside its features to {@code into[at ...]}. */
  public void condition(int index, float[] into, int at) {
    Table conditions = samples.conditions();
    if (conditions == null) {
      throw new IllegalStateException(source + ": samples have no conditions");
    }
    conditions.copy(samples.row(index), into, at);
  }

  /**
   * The same samples, each with numbers beside its features, such as {@code {3}} for its style:
   * what a network with a condition is trained under.
   *
   * @throws DataException if there is not one row for each sample, rows differ in length or a
   *     number is not finite
   * @throws IllegalStateException if this is a part of a data set: conditions come before splits
   */
  public Dataset withConditions(float[][] numbers) {
    if (samples.rows() != null) {
      throw new IllegalStateException(source + ": conditions are given to the whole, not a part");
    }
    if (numbers.length != size()) {
      throw DataException.of(source, size() + " samples, but " + numbers.length + " conditions");
    }
    Table table = InMemory.table("condition", numbers);
    return with(shape, samples.withConditions(table));
  }

  /** How raw rows of a table became these features; empty if they did not come from a table. */
  public Optional<Columns> columns() {
    return Optional.ofNullable(columns);
  }

  /** Where the data came from, for messages. */
  public String source() {
    return source;
  }

  /**
   * What a reader left out of the source because it was told to skip what is damaged: a message for
   * each file, which begins with its name. Empty for data that is whole.
   */
  public List<String> skipped() {
    return skipped;
  }

  Dataset withSkipped(List<String> messages) {
    return new Dataset(source, shape, samples, classes, columns, List.copyOf(messages));
  }

  /** The samples at {@code indices}, in that order: a view that shares the features. */
  public Dataset select(int[] indices) {
    return with(shape, samples.select(source, indices));
  }

  /**
   * The same samples seen in another shape, such as {@code {8, 8, 1}} for 64 columns.
   *
   * @throws DataException if the shape's product is not the number of features
   */
  public Dataset withShape(int... shape) {
    long product = 1;
    for (int side : shape) {
      if (side < 1) {
        throw DataException.of(source, "a shape has sides of at least 1, not " + side);
      }
      product = Math.min(product * side, Integer.MAX_VALUE + 1L);
    }
    if (shape.length == 0 || product != features()) {
      throw DataException.of(
          source,
          "the shape " + Arrays.toString(shape) + " does not hold " + features() + " features");
    }
    return with(shape.clone(), samples);
  }

  /**
   * The same samples with their channels last, {@code [height, width, channels]}, as networks take
   * them, in place of the {@code [channels, height, width]} that PyTorch and ND4J write.
   *
   * @throws DataException if samples have not three sides, or are rows of a table
   */
  public Dataset channelsLast() {
    if (shape.length != 3 || columns != null) {
      throw DataException.of(
          source,
          "expected images [channels, height, width], found "
              + (columns != null ? "rows of a table" : "samples " + Arrays.toString(shape)));
    }
    int[] turned = {shape[1], shape[2], shape[0]};
    return with(turned, samples.with(samples.features().channelsLast(shape[0])));
  }

  /**
   * The same samples with other names for their classes, in the order of the class indices.
   *
   * @throws DataException if a sample's class index has no name, or two classes have the same one
   */
  public Dataset withClasses(List<String> names) {
    Labels.requireDistinct(source, names);
    for (int i = 0; i < size(); i++) {
      Labels.requireInRange(source, i, label(i), names.size());
    }
    return new Dataset(source, shape, samples, List.copyOf(names), columns, skipped);
  }

  /**
   * One pass over the samples {@code order[0 … count)}, so that what must be decoded is decoded
   * ahead. What is in memory is copied where it lies, and the order is read at each call.
   *
   * @param together how many positions are read before the next {@link Reading#advance}, at most:
   *     the rows of a batch
   */
  public Reading reading(int[] order, int count, int together) {
    return samples.features() instanceof OnDemand images
        ? new DecodingAhead(images, samples.rows(order, count), together)
        : new DirectReading(this, order);
  }

  /** Single samples of an order, read or decoded as they are asked for. */
  public Reading reading(int[] order) {
    return new DirectReading(this, order);
  }

  /** One pass over all samples. */
  public void forEach(Visitor visitor) {
    int[] all = IntStream.range(0, size()).toArray();
    float[] features = new float[features()];
    try (Reading reading = reading(all, all.length, 1)) {
      for (int n = 0; n < all.length; n++) {
        reading.advance(n);
        reading.features(n, features, 0);
        visitor.sample(n, features);
      }
    }
  }

  /** What looks at one sample after the other. */
  @FunctionalInterface
  public interface Visitor {
    /** Sees the features of a sample, in an array that the next one is written to. */
    void sample(int index, float[] features);
  }

  /** Whether every feature is one of the 256 intensities {@code byte / 255}. */
  public boolean intensities() {
    return samples.features().intensities();
  }

  /**
   * The bytes of the heap that hold the samples, shared by all parts of one data set: a byte or
   * four for each feature in memory, none where samples are mapped or decoded on demand, though it
   * takes some to know where they are.
   */
  public long heldBytes() {
    return samples.heldBytes();
  }

  Samples samples() {
    return samples;
  }

  @Override
  public String toString() {
    String what = labelled() ? classes.size() + " classes" : outputs() + " outputs";
    String left = skipped.isEmpty() ? "" : ", " + skipped.size() + " files skipped";
    return Escaping.of(source)
        + ": "
        + size()
        + " samples of "
        + Arrays.toString(shape)
        + ", "
        + what
        + left;
  }

  private Dataset with(int[] sides, Samples others) {
    return new Dataset(source, sides, others, classes, columns, skipped);
  }
}
