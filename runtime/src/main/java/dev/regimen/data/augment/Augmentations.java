package dev.regimen.data.augment;

import dev.regimen.annotation.Border;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The augmentation of one run: all techniques of its regime, for images of one shape. Immutable;
 * every worker has an {@link Augmenter} of its own.
 */
public final class Augmentations {
  private final List<Augmentation> all;
  private final int[] shape;
  private final Resolution resolution;
  final TextEdit[] edits;
  final Geometry[] geometry;
  final Border border;
  final Pixels[] intensities;
  final Pixels[] features;
  final Relabeling[] labels;
  final Mixing[] mixing;
  final Viewing[] viewing;
  final Masking[] masking;
  final int times;

  private Augmentations(List<Augmentation> all, int[] shape, Resolution resolution) {
    this.all = List.copyOf(all);
    this.shape = shape.clone();
    this.resolution = resolution;
    edits = kind(TextEdit.class).toArray(TextEdit[]::new);
    geometry = kind(Geometry.class).toArray(Geometry[]::new);
    border =
        Arrays.stream(geometry)
            .map(Geometry::border)
            .filter(own -> own != Border.ZERO)
            .findFirst()
            .orElse(Border.ZERO);
    List<Pixels> pixels = kind(Pixels.class);
    intensities = pixels.stream().filter(each -> !each.standardized()).toArray(Pixels[]::new);
    features = pixels.stream().filter(Pixels::standardized).toArray(Pixels[]::new);
    labels = kind(Relabeling.class).toArray(Relabeling[]::new);
    // The one that takes all batches that are left must be asked last.
    mixing =
        kind(Mixing.class).stream()
            .sorted(Comparator.comparing(Mixing::share))
            .toArray(Mixing[]::new);
    viewing = kind(Viewing.class).toArray(Viewing[]::new);
    masking = kind(Masking.class).toArray(Masking[]::new);
    times = kind(Repeating.class).stream().mapToInt(Repeating::times).max().orElse(1);
  }

  private <T> List<T> kind(Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /**
   * The techniques given.
   *
   * @param all in the order in which they are applied among their kind
   * @param shape of a sample: rows, columns, channels, or any where no technique is of images
   * @throws IllegalArgumentException if one is, and the shape is not that of an image
   */
  public static Augmentations of(List<Augmentation> all, int... shape) {
    if (shape.length != 3 && all.stream().noneMatch(Augmentation::ofImages)) {
      return new Augmentations(
          all, new int[] {1, 1, IntStream.of(shape).reduce(1, (a, b) -> a * b)}, Resolution.OWN);
    }
    if (shape.length != 3) {
      throw new IllegalArgumentException(
          "augmentation needs images of rows, columns and channels, not samples of the shape "
              + Arrays.toString(shape));
    }
    return new Augmentations(all, shape, Resolution.OWN);
  }

  /** The same on images that are shown at other sizes than they have. */
  public Augmentations shownAt(Resolution sides) {
    return new Augmentations(all, shape, sides);
  }

  /** These without what changes samples strongly. */
  public Augmentations weak() {
    return new Augmentations(
        all.stream().filter(each -> !each.strong()).toList(), shape, resolution);
  }

  /** No technique: samples of so many features are shown as they are. */
  public static Augmentations none(int features) {
    return of(List.of(), features);
  }

  /**
   * These, with what they learn from the training split and from nothing else.
   *
   * @throws DataException if a technique works on intensities and a sample has others
   */
  public Augmentations fitted(Dataset train) {
    if (intensities.length > 0) {
      requireIntensities(train);
    }
    return new Augmentations(
        all.stream().map(each -> each.fitted(train, shape)).toList(), shape, resolution);
  }

  private void requireIntensities(Dataset train) {
    if (!train.intensities()) {
      train.forEach((n, features) -> requireIntensities(train, n, features));
    }
  }

  private void requireIntensities(Dataset train, int sample, float[] pixels) {
    for (int i = 0; i < pixels.length; i++) {
      if (!(pixels[i] >= 0 && pixels[i] <= 1)) {
        throw DataException.atIndex(
            train.source(),
            sample,
            String.format(
                Locale.ROOT,
                "%s needs intensities in [0, 1], but feature %d is %s",
                intensities[0].getClass().getSimpleName(),
                i,
                pixels[i]));
      }
    }
  }

  /** What techniques have read from files, by their names. */
  public Map<String, String> contents() {
    Map<String, String> contents = new TreeMap<>();
    for (Augmentation each : all) {
      if (!each.contents().isEmpty()) {
        contents.put(each.getClass().getSimpleName(), each.contents());
      }
    }
    return contents;
  }

  /** How often a sample stands in a training batch. */
  public int times() {
    return times;
  }

  /** How many views of an image validation, test and prediction take the mean over. */
  public int views() {
    return 1 + Arrays.stream(viewing).mapToInt(Viewing::views).max().orElse(0);
  }

  /** What one worker shows samples with in training. */
  public Augmenter training(long seed) {
    return new Augmenter(this, seed, true);
  }

  /** What one worker shows samples with in validation, test and prediction. */
  public Augmenter evaluation(long seed) {
    return new Augmenter(this, seed, false);
  }

  int height() {
    return shape[0];
  }

  int width() {
    return shape[1];
  }

  int channels() {
    return shape[2];
  }

  int shownHeight(boolean training) {
    return resolution.side(training, shape[0]);
  }

  int shownWidth(boolean training) {
    return resolution.side(training, shape[1]);
  }

  int shownFeatures(boolean training) {
    return shownHeight(training) * shownWidth(training) * shape[2];
  }

  boolean resizes(boolean training) {
    return shownHeight(training) != shape[0] || shownWidth(training) != shape[1];
  }
}
