package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Data sets from what a program holds already: arrays, ND4J arrays, or any things with an {@link
 * Encoder}. Everything is copied, so that later changes to the arrays change nothing.
 *
 * <p>Every method throws a {@link DataException} that names the sample if rows differ in length,
 * lengths of features and targets differ, a number is not finite, a label is out of range, or there
 * is no sample at all.
 */
public final class InMemory {
  private static final String SOURCE = "data in memory";

  private InMemory() {}

  /** Rows of features with class indices from 0; the classes are named by their numbers. */
  public static Dataset classification(float[][] features, int[] labels) {
    return classification(features, labels, Labels.numbered(Labels.count(SOURCE, labels)));
  }

  /** Rows of features with class indices into {@code classes}. */
  public static Dataset classification(float[][] features, int[] labels, List<String> classes) {
    requireSameLength(features.length, "labels", labels.length);
    Labels.requireDistinct(SOURCE, classes);
    for (int i = 0; i < labels.length; i++) {
      Labels.requireInRange(SOURCE, i, labels[i], classes.size());
    }
    Table table = table("feature", features);
    return whole(table, Samples.labelled(table, labels.clone(), classes));
  }

  /**
   * Rows of features with a distribution over classes each: shares of at least 0 that sum to 1,
   * such as what several people said. A sample's label is the class with the largest share, the
   * first of several.
   */
  public static Dataset distributions(float[][] features, float[][] shares, List<String> classes) {
    requireSameLength(features.length, "distributions", shares.length);
    Labels.requireDistinct(SOURCE, classes);
    Table table = table("feature", features);
    Table values = table("share", shares);
    return whole(
        table,
        Samples.distributions(table, Shares.largest(SOURCE, shares, classes), values, classes));
  }

  /** Rows of features with a set of labels each, which may be empty; labels are ordered by name. */
  public static Dataset labelSets(
      float[][] features, List<? extends Collection<String>> labelSets) {
    return labelSets(features, labelSets, LabelSets.found(labelSets));
  }

  /** Rows of features with a set each of the labels named. */
  public static Dataset labelSets(
      float[][] features, List<? extends Collection<String>> labelSets, List<String> names) {
    requireSameLength(features.length, "sets of labels", labelSets.size());
    LabelSets sets = new LabelSets(SOURCE, names);
    labelSets.forEach(sets::add);
    Table table = table("feature", features);
    return whole(table, Samples.sets(table, sets.build(), names));
  }

  /** Rows of features with, for each of the labels named, whether a sample has it. */
  public static Dataset labelSets(float[][] features, boolean[][] has, List<String> names) {
    List<List<String>> sets = new ArrayList<>(has.length);
    for (int i = 0; i < has.length; i++) {
      if (has[i].length != names.size()) {
        throw DataException.atIndex(
            SOURCE, i, "expected " + names.size() + " labels, found " + has[i].length);
      }
      List<String> set = new ArrayList<>();
      for (int label = 0; label < has[i].length; label++) {
        if (has[i][label]) {
          set.add(names.get(label));
        }
      }
      sets.add(set);
    }
    return labelSets(features, sets, names);
  }

  /** Rows of features with rows of real targets. */
  public static Dataset regression(float[][] features, float[][] targets) {
    requireSameLength(features.length, "targets", targets.length);
    Table table = table("feature", features);
    return whole(table, Samples.valued(table, table("target", targets), List.of()));
  }

  private static Dataset whole(Table features, Samples samples) {
    return new Dataset(SOURCE, new int[] {features.width()}, samples, null, List.of());
  }

  /** Rows of features with one real target each. */
  public static Dataset regression(float[][] features, float[] targets) {
    float[][] rows = new float[targets.length][];
    for (int i = 0; i < targets.length; i++) {
      rows[i] = new float[] {targets[i]};
    }
    return regression(features, rows);
  }

  /**
   * Samples along the first axis of {@code features}, whose other axes are the shape of one sample,
   * with class indices {@code [n]} or {@code [n, 1]} of whole numbers from 0.
   */
  public static Dataset classification(INDArray features, INDArray labels) {
    float[][] rows = rows(labels, "label");
    int[] indices = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != 1 || rows[i][0] != (int) rows[i][0]) {
        throw DataException.atIndex(
            SOURCE, i, "expected one class index, found " + Arrays.toString(rows[i]));
      }
      indices[i] = (int) rows[i][0];
    }
    return classification(rows(features, "feature"), indices).withShape(sampleShape(features));
  }

  /**
   * Samples along the first axis of {@code features}, whose other axes are the shape of one sample,
   * with real targets {@code [n]} or {@code [n, outputs]}.
   */
  public static Dataset regression(INDArray features, INDArray targets) {
    return regression(rows(features, "feature"), rows(targets, "target"))
        .withShape(sampleShape(features));
  }

  /**
   * Things with a name of their class each; classes are ordered by name.
   *
   * @param <T> the things
   */
  public static <T> Dataset classification(
      Iterable<? extends T> samples, Encoder<T> encoder, Function<? super T, String> label) {
    List<float[]> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    TreeMap<String, Integer> classes = new TreeMap<>();
    for (T sample : samples) {
      rows.add(encode(sample, encoder));
      String name = label.apply(sample);
      if (name == null) {
        throw DataException.atIndex(
            SOURCE, names.size(), "expected the name of a class, found null");
      }
      names.add(name);
      classes.put(name, 0);
    }
    List<String> ordered = List.copyOf(classes.keySet());
    for (int c = 0; c < ordered.size(); c++) {
      classes.put(ordered.get(c), c);
    }
    int[] labels = new int[names.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = classes.get(names.get(i));
    }
    return classification(rows.toArray(new float[0][]), labels, ordered).withShape(encoder.shape());
  }

  /**
   * Things with one real target each.
   *
   * @param <T> the things
   */
  public static <T> Dataset regression(
      Iterable<? extends T> samples, Encoder<T> encoder, ToDoubleFunction<? super T> target) {
    List<float[]> rows = new ArrayList<>();
    List<float[]> targets = new ArrayList<>();
    RowCheck check = new RowCheck(SOURCE, "target", 1);
    for (T sample : samples) {
      rows.add(encode(sample, encoder));
      double value = target.applyAsDouble(sample);
      targets.add(new float[] {check.rounded(targets.size(), 0, value)});
    }
    check.requireKept();
    return regression(rows.toArray(new float[0][]), targets.toArray(new float[0][]))
        .withShape(encoder.shape());
  }

  private static <T> float[] encode(T sample, Encoder<T> encoder) {
    int width = 1;
    for (int side : encoder.shape()) {
      width = Math.multiplyExact(width, side);
    }
    float[] row = new float[width];
    encoder.encode(sample, row);
    return row;
  }

  static Table table(String what, float[][] rows) {
    return table(what, rows, false);
  }

  /** Rows that may be NaN as a whole. */
  static Table gaps(String what, float[][] rows) {
    return table(what, rows, true);
  }

  private static Table table(String what, float[][] rows, boolean gaps) {
    if (rows.length == 0) {
      throw DataException.of(SOURCE, "there are no samples");
    }
    requireRow(what, 0, rows[0]);
    int width = rows[0].length;
    if (width == 0) {
      throw DataException.atIndex(SOURCE, 0, "expected at least one " + what + ", found none");
    }
    Table.Builder table = new Table.Builder(width);
    for (int i = 0; i < rows.length; i++) {
      requireRow(what, i, rows[i]);
      if (rows[i].length != width) {
        throw DataException.atIndex(
            SOURCE,
            i,
            "expected " + width + " " + what + "s as at index 0, found " + rows[i].length);
      }
      boolean gap = gaps && isGap(rows[i]);
      for (int j = 0; j < width && !gap; j++) {
        if (!Float.isFinite(rows[i][j])) {
          throw DataException.atIndex(
              SOURCE, i, what + " " + j + " is not a finite number: " + rows[i][j]);
        }
      }
      table.add(rows[i]);
    }
    return table.build();
  }

  private static void requireRow(String what, int index, float @Nullable [] row) {
    if (row == null) {
      throw DataException.atIndex(SOURCE, index, "expected a row of " + what + "s, found null");
    }
  }

  private static boolean isGap(float[] row) {
    for (float value : row) {
      if (!Float.isNaN(value)) {
        return false;
      }
    }
    return true;
  }

  private static void requireSameLength(int samples, String what, int count) {
    if (samples != count) {
      throw DataException.of(SOURCE, "there are " + samples + " samples but " + count + " " + what);
    }
  }

  private static float[][] rows(INDArray array, String what) {
    if (array.rank() == 0 || array.isEmpty()) {
      throw DataException.of(SOURCE, "expected an array of samples, found one without any");
    }
    long size = array.size(0);
    INDArray rows = array.reshape('c', size, array.length() / size);
    return switch (array.dataType()) {
      case DOUBLE, LONG, UINT64, INT, UINT32 -> rounded(rows.toDoubleMatrix(), what);
      default -> rows.toFloatMatrix();
    };
  }

  /** Numbers that a float may not tell apart. */
  private static float[][] rounded(double[][] rows, String what) {
    RowCheck check = new RowCheck(SOURCE, what, rows[0].length);
    float[][] floats = new float[rows.length][rows[0].length];
    for (int n = 0; n < rows.length; n++) {
      for (int i = 0; i < rows[n].length; i++) {
        floats[n][i] = check.rounded(n, i, rows[n][i]);
      }
    }
    check.requireKept();
    return floats;
  }

  private static int[] sampleShape(INDArray array) {
    if (array.rank() == 1) {
      return new int[] {1};
    }
    int[] shape = new int[array.rank() - 1];
    for (int axis = 1; axis < array.rank(); axis++) {
      shape[axis - 1] = Math.toIntExact(array.size(axis));
    }
    return shape;
  }
}
