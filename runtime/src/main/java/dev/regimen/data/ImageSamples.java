package dev.regimen.data;

import java.util.Arrays;
import java.util.List;

/**
 * Collects images of unsigned bytes, one by one, as a {@link Dataset} that holds them as bytes and
 * gives them as intensities {@code byte / 255}; for readers of formats that Regimen does not know.
 *
 * <p>The bytes of an image are its rows from the top, each pixel with its channels: {@code (y *
 * width + x) * channels + c}. Not safe for use by several threads at once.
 */
public final class ImageSamples {
  private final String source;
  private final int[] shape;
  private final int width;
  private final ByteTable.Builder pixels;
  private final IntList labels = new IntList();

  /**
   * Images of one shape.
   *
   * @param source where they come from, for messages
   * @throws IllegalArgumentException if a side is below 1 or an image has more than 2^30 values
   */
  public ImageSamples(String source, int height, int width, int channels) {
    this.source = source;
    this.shape = new int[] {height, width, channels};
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "an image has sides of at least 1, not " + Arrays.toString(shape));
    }
    if ((double) height * width * channels > 1 << 30) {
      throw new IllegalArgumentException("an image is too large: " + Arrays.toString(shape));
    }
    this.width = height * width * channels;
    this.pixels = new ByteTable.Builder(this.width);
  }

  /** How many images have been added. */
  public int size() {
    return pixels.size();
  }

  /**
   * Adds a copy of one image.
   *
   * @param label its class index, or {@link Dataset#MISSING}
   * @throws IllegalArgumentException if its length is not the product of the shape
   */
  public void add(byte[] image, int label) {
    if (image.length != width) {
      throw new IllegalArgumentException(
          "expected " + width + " bytes for " + Arrays.toString(shape) + ", found " + image.length);
    }
    pixels.add(image);
    labels.add(label);
  }

  /**
   * The images added so far.
   *
   * @param classes the names of the classes, in the order of the labels
   * @throws DataException if there are no images, a label has no name, or two names are the same
   */
  public Dataset dataset(List<String> classes) {
    return dataset(classes, List.of());
  }

  /**
   * As {@link #dataset(List)}, with what was left out of the source: see {@link Dataset#skipped()}.
   */
  public Dataset dataset(List<String> classes, List<String> skipped) {
    return dataset(source, shape, pixels.build(), labels.toArray(), classes, skipped);
  }

  /**
   * Images that are decoded when they are read, in training ahead of the step; none is held. A
   * {@link Reading} holds at most 64 MiB of them or a sixteenth of the heap, but two batches in any
   * case.
   *
   * @param source where they come from, for messages
   * @param shape rows, columns, channels of an image
   * @param labels the class index of each image, or {@link Dataset#MISSING}; not copied
   * @param classes the names of the classes
   * @param skipped what was left out of the source; see {@link Dataset#skipped()}
   * @param images gives the image of each label
   * @param threads how many decode ahead
   * @throws DataException if there are no images, a label has no name, or two names are the same
   */
  public static Dataset onDemand(
      String source,
      int[] shape,
      int[] labels,
      List<String> classes,
      List<String> skipped,
      ImageSource images,
      int threads) {
    int width = new ImageSamples(source, shape[0], shape[1], shape[2]).width;
    OnDemand features = new OnDemand(labels.length, width, threads, images);
    return dataset(source, shape.clone(), features, labels, classes, skipped);
  }

  private static Dataset dataset(
      String source,
      int[] shape,
      Features features,
      int[] labels,
      List<String> classes,
      List<String> skipped) {
    if (labels.length == 0) {
      throw DataException.of(source, "there are no images");
    }
    Labels.requireDistinct(source, classes);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != Dataset.MISSING) {
        Labels.requireInRange(source, i, labels[i], classes.size());
      }
    }
    Samples samples = Samples.labelled(features, labels, classes);
    return new Dataset(source, shape, samples, null, List.copyOf(skipped));
  }
}
