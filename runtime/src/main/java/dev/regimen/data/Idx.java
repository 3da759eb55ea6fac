package dev.regimen.data;

import java.io.DataInputStream;
import java.io.EOFException;
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
 * memory grows with what is there, never with what a header claims.
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
            Labels.count(files.trainLabels().toString(), trainLabels),
            Labels.count(files.testLabels().toString(), testLabels));
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

  private static Dataset read(Path images, Path labels, int[] indices, List<String> classes) {
    Labels.requireDistinct(labels.toString(), classes);
    for (int i = 0; i < indices.length; i++) {
      Labels.requireInRange(labels.toString(), i, indices[i], classes.size());
    }
    Opened opened = new Opened(images);
    try (DataInputStream in = opened.in) {
      IdxHeader header = opened.header;
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
      Features features = features(images.toString(), header, in);
      return Dataset.classification(
          images.toString(), header.sampleShape(), features, indices, classes, null);
    } catch (IOException e) {
      throw ByteSource.unreadable(images, e);
    }
  }

  private static Features features(String source, IdxHeader header, DataInputStream in)
      throws IOException {
    Features features =
        header.type() == IdxType.UBYTE
            ? intensities(source, header, in)
            : numbers(source, header, in);
    requireEnd(source, header, in);
    return features;
  }

  private static Features intensities(String source, IdxHeader header, DataInputStream in)
      throws IOException {
    byte[] row = new byte[(int) header.width()];
    ByteTable.Builder table = new ByteTable.Builder(row.length);
    for (int n = 0; n < header.samples(); n++) {
      readSample(source, header, n, in, row);
      table.add(row);
    }
    return table.build();
  }

  private static Features numbers(String source, IdxHeader header, DataInputStream in)
      throws IOException {
    int width = (int) header.width();
    byte[] bytes = new byte[width * header.type().bytes()];
    float[] row = new float[width];
    Table.Builder table = new Table.Builder(width);
    for (int n = 0; n < header.samples(); n++) {
      readSample(source, header, n, in, bytes);
      convert(source, header.type(), n, ByteBuffer.wrap(bytes), row);
      table.add(row);
    }
    return table.build();
  }

  private static void convert(
      String source, IdxType type, int sample, ByteBuffer values, float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) type.get(values, i);
      if (!Float.isFinite(row[i])) {
        throw DataException.atIndex(
            source, sample, "value " + i + " is not a finite number: " + row[i]);
      }
    }
  }

  private static int[] labels(Path file) {
    Opened opened = new Opened(file);
    try (DataInputStream in = opened.in) {
      IdxHeader header = opened.header;
      String source = file.toString();
      if (header.rank() != 1) {
        throw DataException.of(source, "expected labels, a file of one dimension, found " + header);
      }
      byte[] bytes = new byte[header.type().bytes()];
      ByteBuffer value = ByteBuffer.wrap(bytes);
      IntList labels = new IntList();
      for (int n = 0; n < header.samples(); n++) {
        readSample(source, header, n, in, bytes);
        double label = header.type().get(value, 0);
        if (label != (int) label) {
          throw DataException.atIndex(source, n, "expected a class index, found " + label);
        }
        labels.add((int) label);
      }
      requireEnd(source, header, in);
      return labels.toArray();
    } catch (IOException e) {
      throw ByteSource.unreadable(file, e);
    }
  }

  private static void readSample(
      String source, IdxHeader header, int index, DataInputStream in, byte[] into)
      throws IOException {
    try {
      in.readFully(into);
    } catch (EOFException e) {
      throw DataException.of(
          source,
          "the file is truncated: the header claims "
              + header
              + ", but the data ends in sample "
              + index,
          e);
    }
  }

  private static void requireEnd(String source, IdxHeader header, DataInputStream in)
      throws IOException {
    if (in.read() >= 0) {
      throw DataException.of(
          source, "there is more data than the " + header + " that the header claims");
    }
  }

  /** A file whose header has been read and found possible for the file's size. */
  private static final class Opened {
    private final DataInputStream in;
    private final IdxHeader header;

    Opened(Path file) {
      try {
        in = new DataInputStream(ByteSource.open(file));
      } catch (IOException e) {
        throw ByteSource.unreadable(file, e);
      }
      try {
        header = header(file, in);
      } catch (DataException e) {
        close(e);
        throw e;
      }
    }

    private static IdxHeader header(Path file, DataInputStream in) {
      String source = file.toString();
      try {
        IdxHeader header = IdxHeader.read(source, in);
        long most = ByteSource.mostBytes(file);
        if (header.bytes() > most) {
          throw DataException.of(
              source,
              "the header claims "
                  + header
                  + ", "
                  + header.bytes()
                  + " bytes, but the file can hold at most "
                  + most);
        }
        return header;
      } catch (EOFException e) {
        throw DataException.of(source, "the file is truncated: it ends in the header", e);
      } catch (IOException e) {
        throw ByteSource.unreadable(file, e);
      }
    }

    private void close(DataException reason) {
      try {
        in.close();
      } catch (IOException e) {
        reason.addSuppressed(e);
      }
    }
  }
}
