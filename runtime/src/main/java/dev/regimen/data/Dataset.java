package dev.regimen.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Samples in memory, immutable and thread-safe: {@code float} features of one shape, each sample
 * with a class index (classification) or with real targets (regression).
 *
 * <p>Made by {@link Idx}, {@link Csv}, {@link InMemory}, {@link ImageSamples} and the image
 * readers. Features are raw: a missing value is {@code NaN} until {@link Preprocessing} fills it,
 * and nothing is standardized here.
 */
public final class Dataset {
  private final String source;
  private final int[] shape;
  private final Features features;
  private final int @Nullable [] labels;
  private final List<String> classes;
  private final @Nullable Table targets;
  private final @Nullable Columns columns;
  private final @Nullable Table conditions;
  private final int @Nullable [] rows;
  private final List<String> skipped;

  private Dataset(
      String source,
      int[] shape,
      Features features,
      int @Nullable [] labels,
      List<String> classes,
      @Nullable Table targets,
      @Nullable Columns columns,
      @Nullable Table conditions,
      int @Nullable [] rows,
      List<String> skipped) {
    this.source = source;
    this.shape = shape;
    this.features = features;
    this.labels = labels;
    this.classes = classes;
    this.targets = targets;
    this.columns = columns;
    this.conditions = conditions;
    this.rows = rows;
    this.skipped = skipped;
  }

  static Dataset classification(
      String source,
      int[] shape,
      Features features,
      int[] labels,
      List<String> classes,
      @Nullable Columns columns) {
    return new Dataset(
        source,
        shape,
        features,
        labels,
        List.copyOf(classes),
        null,
        columns,
        null,
        null,
        List.of());
  }

  static Dataset regression(
      String source, int[] shape, Features features, Table targets, @Nullable Columns columns) {
    return new Dataset(
        source, shape, features, null, List.of(), targets, columns, null, null, List.of());
  }

  /** The number of samples. */
  public int size() {
    return rows != null ? rows.length : features.size();
  }

  /** The shape of one sample, channels last: {@code {28, 28, 1}} or {@code {13}}. */
  public int[] shape() {
    return shape.clone();
  }

  /** The number of features of one sample: the product of the shape. */
  public int features() {
    return features.width();
  }

  /** Copies the features of sample {@code index} to {@code into[at ...]}. */
  public void features(int index, float[] into, int at) {
    features.copy(row(index), into, at);
  }

  /** Whether samples carry class indices; otherwise they carry real targets. */
  public boolean labelled() {
    return labels != null;
  }

  /** The class index of sample {@code index}, in {@code [0, classes().size())}. */
  public int label(int index) {
    if (labels == null) {
      throw new IllegalStateException(source + ": regression data has targets, not labels");
    }
    return labels[row(index)];
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
    return targets == null ? 0 : targets.width();
  }

  /** Copies the real targets of sample {@code index} to {@code into[at ...]}. */
  public void targets(int index, float[] into, int at) {
    if (targets == null) {
      throw new IllegalStateException(source + ": classification data has labels, not targets");
    }
    targets.copy(row(index), into, at);
  }

  /** Numbers that each sample comes with beside its features; 0 without conditions. */
  public int conditions() {
    return conditions == null ? 0 : conditions.width();
  }

  /** Copies what sample {@code index} comes with beside its features to {@code into[at ...]}. */
  public void condition(int index, float[] into, int at) {
    if (conditions == null) {
      throw new IllegalStateException(source + ": samples have no conditions");
    }
    conditions.copy(row(index), into, at);
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
    if (rows != null) {
      throw new IllegalStateException(source + ": conditions are given to the whole, not a part");
    }
    if (numbers.length != size()) {
      throw DataException.of(source, size() + " samples, but " + numbers.length + " conditions");
    }
    Table table = InMemory.table("condition", numbers);
    return new Dataset(
        source, shape, features, labels, classes, targets, columns, table, null, skipped);
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
    return new Dataset(
        source,
        shape,
        features,
        labels,
        classes,
        targets,
        columns,
        conditions,
        rows,
        List.copyOf(messages));
  }

  /** The samples at {@code indices}, in that order: a view that shares the features. */
  public Dataset select(int[] indices) {
    int[] chosen = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < 0 || indices[i] >= size()) {
        throw new IndexOutOfBoundsException(
            source + ": sample " + indices[i] + " of " + size() + " samples");
      }
      chosen[i] = row(indices[i]);
    }
    return new Dataset(
        source, shape, features, labels, classes, targets, columns, conditions, chosen, skipped);
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
    return new Dataset(
        source,
        shape.clone(),
        features,
        labels,
        classes,
        targets,
        columns,
        conditions,
        rows,
        skipped);
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
    return new Dataset(
        source,
        new int[] {shape[1], shape[2], shape[0]},
        features.channelsLast(shape[0]),
        labels,
        classes,
        targets,
        null,
        conditions,
        rows,
        skipped);
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
    return new Dataset(
        source,
        shape,
        features,
        labels,
        List.copyOf(names),
        targets,
        columns,
        conditions,
        rows,
        skipped);
  }

  @Override
  public String toString() {
    String what = labelled() ? classes.size() + " classes" : outputs() + " outputs";
    String left = skipped.isEmpty() ? "" : ", " + skipped.size() + " files skipped";
    return source + ": " + size() + " samples of " + Arrays.toString(shape) + ", " + what + left;
  }

  /** Refuses another data set whose samples are not of the same kind. */
  void requireAlike(Dataset other) {
    if (!Arrays.equals(shape, other.shape)) {
      throw DataException.of(
          other.source,
          "samples of shape "
              + Arrays.toString(other.shape)
              + " do not fit the training samples of shape "
              + Arrays.toString(shape)
              + " from "
              + source);
    }
    if (!featureNames().equals(other.featureNames())) {
      throw DataException.of(
          other.source,
          "features "
              + TextList.brief(other.featureNames())
              + " are not those of "
              + source
              + ": "
              + TextList.brief(featureNames())
              + "; read one table like(...) the other");
    }
    if (conditions() != other.conditions()) {
      throw DataException.of(
          other.source,
          other.conditions()
              + " numbers as condition are not the "
              + conditions()
              + " of "
              + source);
    }
    if (labelled() != other.labelled() || outputs() != other.outputs()) {
      throw DataException.of(other.source, "targets are not of the kind of those from " + source);
    }
    if (!classes.equals(other.classes)) {
      throw DataException.of(
          other.source,
          "classes "
              + TextList.brief(other.classes)
              + " are not those of "
              + source
              + ": "
              + TextList.brief(classes));
    }
  }

  private List<String> featureNames() {
    return columns == null ? List.of() : columns.features();
  }

  private int row(int index) {
    return rows != null ? rows[index] : index;
  }
}
