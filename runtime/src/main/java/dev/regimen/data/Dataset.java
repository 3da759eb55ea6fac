package dev.regimen.data;

import dev.regimen.text.Escaping;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Samples, immutable and thread-safe: {@code float} features of one shape, each sample with a class
 * index (classification), a set of labels or real targets (regression); of several tasks each by
 * its name, see {@link #withTask(String, int[], List)}.
 *
 * <p>Made by {@link Idx}, {@link Csv}, {@link InMemory}, {@link ImageSamples} and the image
 * readers. Samples lie in memory, in a mapped file, or are decoded when they are read; whoever goes
 * through many of them opens a {@link #reading}. Features are raw: a missing value is {@code NaN}
 * until {@link Preprocessing} fills it, and nothing is standardized here.
 */
public final class Dataset {
  /** The label of a sample whose class for a task is unknown. */
  public static final int MISSING = -1;

  private final String source;
  private final int[] shape;
  private final Samples samples;
  private final @Nullable Columns columns;
  private final List<String> skipped;

  Dataset(
      String source,
      int[] shape,
      Samples samples,
      @Nullable Columns columns,
      List<String> skipped) {
    this.source = source;
    this.shape = shape;
    this.samples = samples;
    this.columns = columns;
    this.skipped = skipped;
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
    return labelled(0);
  }

  /** The class index of sample {@code index}, in {@code [0, classes().size())}. */
  public int label(int index) {
    return label(0, index);
  }

  /** The names of the classes, in the order of their indices; empty for regression. */
  public List<String> classes() {
    return classes(0);
  }

  /** How many samples each class has. */
  public int[] classCounts() {
    return samples.classCounts(source);
  }

  /** The number of real targets of one sample; 0 for classification. */
  public int outputs() {
    return outputs(0);
  }

  /** Copies the real targets of sample {@code index} to {@code into[at ...]}. */
  public void targets(int index, float[] into, int at) {
    targets(0, index, into, at);
  }

  /** The tasks of the targets; the first has the empty name, and is meant where none is told. */
  public List<String> tasks() {
    return samples.tasks().stream().map(Targets::task).toList();
  }

  /** {@link #labelled()} for the task of this number in {@link #tasks()}. */
  public boolean labelled(int task) {
    return samples.tasks().get(task).labelled();
  }

  /** {@link #label(int)} for a task; {@link #MISSING} where the sample has none. */
  public int label(int task, int index) {
    return samples.tasks().get(task).label(samples.row(index), source);
  }

  /** {@link #classes()} for a task. */
  public List<String> classes(int task) {
    return samples.tasks().get(task).classes();
  }

  /** {@link #outputs()} for a task. */
  public int outputs(int task) {
    return samples.tasks().get(task).outputs();
  }

  /** The names of the columns of real targets; their numbers where they have none. */
  public List<String> outputNames(int task) {
    return samples.tasks().get(task).outputs(outputs(task));
  }

  /** {@link #targets(int, float[], int)} for a task; all NaN where the sample has none. */
  public void targets(int task, int index, float[] into, int at) {
    samples.tasks().get(task).copy(samples.row(index), into, at, source);
  }

  /**
   * The same samples with a class each, or {@link #MISSING}, for one more of a network's tasks.
   *
   * @throws DataException if there is not one label in range for each sample, or the name is taken
   * @throws IllegalStateException if this is a part of a data set: targets come before splits
   */
  public Dataset withTask(String task, int[] labels, List<String> classes) {
    return with(shape, new Additions(source, samples).task(task, labels, classes));
  }

  /** The same with rows of one length of finite real targets; all NaN where they are unknown. */
  public Dataset withTask(String task, float[][] values) {
    return with(shape, new Additions(source, samples).task(task, values));
  }

  /** The same with what other data was made with, such as another file: its targets, in order. */
  public Dataset withTask(String task, Dataset other) {
    return with(shape, new Additions(source, samples).task(task, other.source, other.samples));
  }

  /** Numbers that each sample comes with beside its features; 0 without conditions. */
  public int conditions() {
    return samples.conditions() == null ? 0 : samples.conditions().width();
  }

  /** Copies what sample {@code index} comes with beside its features to {@code into[at ...]}. */
  public void condition(int index, float[] into, int at) {
    samples.condition(source, index, into, at);
  }

  /**
   * The same samples, each with what a condition asks for: numbers such as {@code {3}} of a style.
   *
   * @throws DataException if there is not one row of one length of finite numbers for each sample
   * @throws IllegalStateException if this is a part of a data set: conditions come before splits
   */
  public Dataset withConditions(float[][] numbers) {
    return with(shape, new Additions(source, samples).conditions(numbers));
  }

  /** Whether {@link #targets} of a task are shares of classes, of which labels are the largest. */
  public boolean distributions(int task) {
    return samples.tasks().get(task).distributions();
  }

  /** Whether {@link #targets} of a task are 1 for each of {@link #classes} that a sample has. */
  public boolean labelSets(int task) {
    return samples.tasks().get(task).sets();
  }

  /** Whether samples have weights of their own; else all count the same. */
  public boolean weighted() {
    return samples.weights() != null;
  }

  /** What sample {@code index} counts in the training loss of a network with sample weights. */
  public float weight(int index) {
    return samples.weight(source, index);
  }

  /**
   * The same samples, each with a weight in the training loss; 0 leaves one out of it.
   *
   * @throws DataException if there is not one for each sample, at least 0 and finite
   * @throws IllegalStateException if this is a part of a data set: weights come before splits
   */
  public Dataset withWeights(float[] weights) {
    return with(shape, new Additions(source, samples).weights(weights));
  }

  /** How raw rows of a table became these features; empty if they did not come from a table. */
  public Optional<Columns> columns() {
    return Optional.ofNullable(columns);
  }

  /** Where the data came from, for messages. */
  public String source() {
    return source;
  }

  /** A message for each damaged file that a reader was told to skip; begins with its name. */
  public List<String> skipped() {
    return skipped;
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
    Extents.requireProduct(source, shape, features());
    return with(shape.clone(), samples);
  }

  /**
   * The same samples with their channels last, {@code [height, width, channels]}, as networks take
   * them, in place of the {@code [channels, height, width]} that PyTorch and ND4J write.
   *
   * @throws DataException if samples have not three sides, or are rows of a table
   */
  public Dataset channelsLast() {
    int[] turned = Extents.channelsLast(source, shape, columns != null);
    return with(turned, samples.with(samples.features().channelsLast(shape[0])));
  }

  /**
   * The same samples with other names for their classes, in the order of the class indices.
   *
   * @throws DataException if a sample's class index has no name, or two classes have the same one
   */
  public Dataset withClasses(List<String> names) {
    return with(shape, samples.named(source, names));
  }

  /**
   * One pass over the samples {@code order[0 … count)}, so that what must be decoded is decoded
   * ahead. What is in memory is copied where it lies, and the order is read at each call.
   *
   * @param together the most positions between two {@link Reading#advance}: the rows of a batch
   */
  public Reading reading(int[] order, int count, int together) {
    return DirectReading.orAhead(this, order, count, together);
  }

  /** Single samples of an order, read or decoded as they are asked for. */
  public Reading reading(int[] order) {
    return new DirectReading(this, order);
  }

  /** One pass over all samples. */
  public void forEach(Visitor visitor) {
    DirectReading.everySample(this, visitor);
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

  /** The bytes of the heap that hold the samples or say where they lie, shared by all parts. */
  public long heldBytes() {
    return samples.heldBytes();
  }

  Samples samples() {
    return samples;
  }

  @Override
  public String toString() {
    String left = skipped.isEmpty() ? "" : ", " + skipped.size() + " files skipped";
    return Escaping.of(source) + ": " + samples.seenAs(shape) + left;
  }

  private Dataset with(int[] sides, Samples others) {
    return new Dataset(source, sides, others, columns, skipped);
  }
}
