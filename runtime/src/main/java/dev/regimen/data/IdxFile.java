package dev.regimen.data;

import dev.regimen.text.PathText;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An IDX file whose header has been read and found possible for the file's size; its samples are
 * read one after the other, to the last byte of the file.
 */
final class IdxFile implements Closeable {
  /** Bytes that pass the buffer of a packed file by. */
  private static final int BLOCK = 1 << 16;

  private final Path path;
  private final DataInputStream in;
  private final IdxHeader header;

  private IdxFile(Path path, DataInputStream in, IdxHeader header) {
    this.path = path;
    this.in = in;
    this.header = header;
  }

  /**
   * Opens a file.
   *
   * @throws DataException if it is no IDX file, or claims more than it can hold
   */
  static IdxFile open(Path path) {
    try {
      DataInputStream in = new DataInputStream(ByteSource.open(path));
      try {
        return new IdxFile(path, in, header(path, in));
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (EOFException e) {
      throw DataException.of(PathText.of(path), "the file is truncated: it ends in the header", e);
    } catch (IOException e) {
      throw ByteSource.unreadable(path, e);
    }
  }

  private static IdxHeader header(Path path, DataInputStream in) throws IOException {
    IdxHeader header = IdxHeader.read(path, in);
    long most = ByteSource.mostBytes(path);
    if (header.bytes() > most) {
      throw DataException.of(
          PathText.of(path),
          "the header claims "
              + header
              + ", "
              + header.bytes()
              + " bytes, but the file can hold at most "
              + most);
    }
    return header;
  }

  String source() {
    return PathText.of(path);
  }

  IdxHeader header() {
    return header;
  }

  /** Whether its samples, each number in {@code bytes} of the heap, take half of it or less. */
  boolean fits(int bytes) {
    // Beside the samples there is one as it is in the file, and one as numbers.
    long one = header.width() * (header.type().bytes() + Float.BYTES);
    return header.samples() * header.width() * bytes + one <= Heap.room();
  }

  /**
   * Refuses a packed file whose samples do not fit into memory.
   *
   * @throws DataException that says what it would take
   */
  void requireRoom(int bytes) {
    if (!fits(bytes)) {
      throw DataException.of(
          source(),
          "the header claims "
              + header
              + ", which takes more than half of the heap, "
              + Heap.room()
              + " bytes; unpack the file, so that it is read where it lies, or give Java more"
              + " memory (-Xmx)");
    }
  }

  /** Whether the file is packed, so that it cannot be read where it lies. */
  boolean packed() throws IOException {
    return ByteSource.isPacked(path);
  }

  /**
   * The samples where they lie in the file.
   *
   * @throws DataException if it is not as long as its header says
   */
  MappedFeatures map() throws IOException {
    long length = Files.size(path) - header.length();
    if (length < header.bytes()) {
      throw truncated(length / (header.width() * header.type().bytes()));
    }
    if (length > header.bytes()) {
      throw tooLong();
    }
    return MappedFeatures.of(
        path, header.length(), header.samples(), (int) header.width(), header.type());
  }

  /** Reads the next sample, of this index. */
  void read(int index, byte[] into) throws IOException {
    read(index, 1, into);
  }

  /** Reads the next samples, of which the first has this index. */
  void read(int index, int samples, byte[] into) throws IOException {
    int bytes = (int) header.width() * header.type().bytes();
    int read = in.readNBytes(into, 0, samples * bytes);
    if (read < samples * bytes) {
      throw truncated(index + read / bytes);
    }
  }

  /** How many samples are worth a call to read them. */
  int samplesAtOnce() {
    int bytes = Math.max(1, (int) header.width() * header.type().bytes());
    return (int) Math.max(1, Math.min(header.samples(), (BLOCK + bytes - 1) / bytes));
  }

  /** Refuses what follows the last sample. */
  void requireEnd() throws IOException {
    if (in.read() >= 0) {
      throw tooLong();
    }
  }

  private DataException truncated(long index) {
    return DataException.of(
        source(),
        "the file is truncated: the header claims "
            + header
            + ", but the data ends in sample "
            + index);
  }

  private DataException tooLong() {
    return DataException.of(
        source(), "there is more data than the " + header + " that the header claims");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
