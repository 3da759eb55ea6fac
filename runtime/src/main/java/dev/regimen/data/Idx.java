package dev.regimen.data;

import dev.regimen.text.PathText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads IDX files, the format of MNIST (LeCun, Cortes, Burges 1998) and its successors, packed with
 * gzip or not (the content tells, not the name).
 *
 * <p>Unsigned bytes are taken for intensities and divided by 255, to {@code [0, 1]}; the other
 * types (signed byte, short, int, float, double) are taken as they are. A file of images {@code [n,
 * 28, 28]} gives samples of shape {@code {28, 28, 1}}, {@code [n, 32, 32, 3]} samples of {@code
 * {32, 32, 3}}, {@code [n, 13]} vectors.
 *
 * <p>A file is read whole or refused: magic, dimensions and length must agree to the byte, and
 * memory grows with what is there, never with what a header claims. A file that would take more
 * than half of the heap is read where it lies, mapped by the operating system; it must not be
 * changed then for as long as the data set is used. A packed one is refused.
 */
public final class Idx {
  private Idx() {}

  /**
   * Reads {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte} and the {@code t10k-} or
   * {@code test-} files beside them, each possibly with {@code .gz}, and names the classes by their
   * numbers.
   *
   * @throws DataException if a file is absent, damaged, or does not fit the others
   */
  public static TrainTest load(Path folder) {
    IdxFolder files = IdxFolder.of(folder);
    int[] trainLabels = labels(files.trainLabels());
    int[] testLabels = labels(files.testLabels());
    int classes =
        Math.max(
            Labels.count(PathText.of(files.trainLabels()), trainLabels),
            Labels.count(PathText.of(files.testLabels()), testLabels));
    return load(files, trainLabels, testLabels, Labels.numbered(classes));
  }

  /**
   * As {@link #load(Path)}, with names for the classes in the order of their indices.
   *
   * @throws DataException if a file is absent, damaged, does not fit the others, or has a label
   *     without a name
   */
  public static TrainTest load(Path folder, List<String> classes) {
    IdxFolder files = IdxFolder.of(folder);
    return load(files, labels(files.trainLabels()), labels(files.testLabels()), classes);
  }

  /**
   * Reads one pair of files, the classes named by their numbers.
   *
   * @throws DataException if a file is absent or damaged, or their counts differ
   */
  public static Dataset read(Path images, Path labels) {
    int[] indices = labels(labels);
    return read(images, labels, indices, Labels.numbered(Labels.count(labels.toString(), indices)));
  }

  /**
   * Reads one pair of files, with names for the classes in the order of their indices.
   *
   * @throws DataException if a file is absent or damaged, their counts differ, or a label has no
   *     name
   */
  public static Dataset read(Path images, Path labels, List<String> classes) {
    return read(images, labels, labels(labels), classes);
  }

  private static TrainTest load(
      IdxFolder files, int[] trainLabels, int[] testLabels, List<String> classes) {
    return new TrainTest(
        read(files.trainImages(), files.trainLabels(), trainLabels, classes),
        read(files.testImages(), files.testLabels(), testLabels, classes));
  }

  /**
   * As {@link #read(Path, Path)}, the images where they lie in their file, which must not be
   * packed: none is on the heap, whatever there is room for.
   *
   * @throws DataException if a file is absent, damaged or packed, or their counts differ
   */
  public static Dataset map(Path images, Path labels) {
    try {
      if (ByteSource.isPacked(images)) {
        throw DataException.of(
            PathText.of(images), "a packed file cannot be read where it lies; unpack it");
      }
    } catch (IOException e) {
      throw ByteSource.unreadable(images, e);
    }
    int[] indices = labels(labels);
    List<String> classes = Labels.numbered(Labels.count(labels.toString(), indices));
    return read(images, labels, indices, classes, true);
  }

  private static Dataset read(Path images, Path labels, int[] indices, List<String> classes) {
    return read(images, labels, indices, classes, false);
  }

  private static Dataset read(
      Path images, Path labels, int[] indices, List<String> classes, boolean mapped) {
    Labels.requireDistinct(labels.toString(), classes);
    for (int i = 0; i < indices.length; i++) {
      Labels.requireInRange(labels.toString(), i, indices[i], classes.size());
    }
    try (IdxFile file = IdxFile.open(images)) {
      IdxHeader header = file.header();
      if (header.samples() != indices.length) {
        throw DataException.of(
            images.toString(),
            "the file holds "
                + header.samples()
                + " samples but "
                + labels
                + " holds "
                + indices.length
                + " labels");
      }
      Samples samples = Samples.labelled(features(file, mapped), indices, classes);
      return new Dataset(images.toString(), header.sampleShape(), samples, null, List.of());
    } catch (IOException e) {
      throw ByteSource.unreadable(images, e);
    }
  }

  private static Features features(IdxFile file, boolean mapped) throws IOException {
    int bytes = file.header().type() == IdxType.UBYTE ? 1 : Float.BYTES;
    if (file.packed()) {
      file.requireRoom(bytes);
    } else if (mapped || !file.fits(bytes)) {
      return checked(file, file.map());
    }
    Features features = file.header().type() == IdxType.UBYTE ? intensities(file) : numbers(file);
    file.requireEnd();
    return features;
  }

  private static Features intensities(IdxFile file) throws IOException {
    int width = (int) file.header().width();
    int samples = (int) file.header().samples();
    int atOnce = file.samplesAtOnce();
    byte[] rows = new byte[atOnce * width];
    ByteTable.Builder table = new ByteTable.Builder(width);
    for (int n = 0; n < samples; n += atOnce) {
      int count = Math.min(atOnce, samples - n);
      file.read(n, count, rows);
      for (int i = 0; i < count; i++) {
        table.add(rows, i * width);
      }
    }
    return table.build();
  }

  private static Features numbers(IdxFile file) throws IOException {
    int width = (int) file.header().width();
    IdxType type = file.header().type();
    byte[] bytes = new byte[width * type.bytes()];
    ByteBuffer values = ByteBuffer.wrap(bytes);
    float[] row = new float[width];
    Table.Builder table = new Table.Builder(width);
    RowCheck check = new RowCheck(file.source(), "value", width);
    for (int n = 0; n < file.header().samples(); n++) {
      file.read(n, bytes);
      for (int i = 0; i < width; i++) {
        row[i] = check.rounded(n, i, type.get(values, i));
      }
      table.add(row);
    }
    check.requireKept();
    return table.build();
  }

  private static MappedFeatures checked(IdxFile file, MappedFeatures features) {
    if (!features.intensities()) {
      RowCheck check = new RowCheck(file.source(), "value", features.width());
      for (int n = 0; n < features.size(); n++) {
        for (int i = 0; i < features.width(); i++) {
          check.rounded(n, i, features.value(n, i));
        }
      }
      check.requireKept();
    }
    return features;
  }

  private static int label(IdxFile file, int index, double label) {
    if (label != (int) label) {
      throw DataException.atIndex(file.source(), index, "expected a class index, found " + label);
    }
    return (int) label;
  }

  private static int[] labels(Path path) {
    try (IdxFile file = IdxFile.open(path)) {
      IdxHeader header = file.header();
      if (header.rank() != 1) {
        throw DataException.of(
            file.source(), "expected labels, a file of one dimension, found " + header);
      }
      file.requireRoom(Integer.BYTES);
      int samples = (int) header.samples();
      int atOnce = file.samplesAtOnce();
      byte[] bytes = new byte[atOnce * header.type().bytes()];
      ByteBuffer values = ByteBuffer.wrap(bytes);
      IntList labels = new IntList();
      for (int n = 0; n < samples; n += atOnce) {
        int count = Math.min(atOnce, samples - n);
        file.read(n, count, bytes);
        for (int i = 0; i < count; i++) {
          labels.add(label(file, n + i, header.type().get(values, i)));
        }
      }
      file.requireEnd();
      return labels.toArray();
    } catch (IOException e) {
      throw ByteSource.unreadable(path, e);
    }
  }
}
