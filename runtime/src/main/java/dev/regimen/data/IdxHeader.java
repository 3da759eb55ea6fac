package dev.regimen.data;

import dev.regimen.text.PathText;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * The head of an IDX file: two zero bytes, a type, the number of dimensions, and each dimension as
 * a big-endian 32-bit number.
 */
final class IdxHeader {
  /** More values than this in one sample are taken for a damaged header. */
  private static final long MOST_VALUES = 1 << 26;

  private final IdxType type;
  private final int[] sizes;

  private IdxHeader(IdxType type, int[] sizes) {
    this.type = type;
    this.sizes = sizes;
  }

  /**
   * Reads the head of a file.
   *
   * @throws DataException if it is none, or claims what cannot be
   */
  static IdxHeader read(Path path, DataInputStream in) throws IOException {
    String source = PathText.of(path);
    int magic = in.readInt();
    IdxType type = IdxType.of((magic >>> 8) & 0xff);
    int rank = magic & 0xff;
    if (magic >>> 16 != 0 || type == null || rank == 0) {
      String kind = ByteSource.kind(path);
      throw DataException.of(
          source,
          String.format(
              Locale.ROOT,
              "expected an IDX file, which begins with 00 00, a type (08 09 0b 0c 0d 0e) and the"
                  + " number of dimensions; found %02x %02x %02x %02x%s",
              magic >>> 24,
              (magic >>> 16) & 0xff,
              (magic >>> 8) & 0xff,
              rank,
              kind == null ? "" : ": " + kind));
    }
    int[] sizes = new int[rank];
    for (int d = 0; d < rank; d++) {
      sizes[d] = in.readInt();
      if (sizes[d] < 1) {
        throw DataException.of(
            source,
            "the header claims "
                + Integer.toUnsignedString(sizes[d])
                + " for dimension "
                + (d + 1)
                + " of "
                + rank
                + "; expected 1 to 2147483647");
      }
    }
    IdxHeader header = new IdxHeader(type, sizes);
    if (header.width() > MOST_VALUES) {
      throw DataException.of(
          source,
          "the header claims samples of "
              + Arrays.toString(header.sampleShape())
              + ", more than "
              + MOST_VALUES
              + " values each");
    }
    return header;
  }

  IdxType type() {
    return type;
  }

  int rank() {
    return sizes.length;
  }

  /** The number of samples: the first dimension. */
  int samples() {
    return sizes[0];
  }

  /** The values of one sample; one more than the cap if there are too many to count. */
  long width() {
    long width = 1;
    for (int d = 1; d < sizes.length; d++) {
      width = Math.min(width * sizes[d], MOST_VALUES + 1);
    }
    return width;
  }

  /** The bytes before the first sample. */
  int length() {
    return Integer.BYTES * (1 + sizes.length);
  }

  /** The bytes of all samples. */
  long bytes() {
    return samples() * width() * type.bytes();
  }

  /** The other dimensions; an image of one channel gets it as last side. */
  int[] sampleShape() {
    if (sizes.length == 1) {
      return new int[] {1};
    }
    int[] shape = Arrays.copyOfRange(sizes, 1, sizes.length);
    if (shape.length == 2) {
      shape = Arrays.copyOf(shape, 3);
      shape[2] = 1;
    }
    return shape;
  }

  @Override
  public String toString() {
    return Arrays.toString(sizes) + " of " + type;
  }
}
