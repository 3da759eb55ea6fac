package dev.regimen.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;

/**
 * Rows of numbers that lie in a file, which the operating system brings into memory where they are
 * read and lets go where memory is short. Nothing of them is on the heap.
 */
final class MappedFeatures implements Features {
  /** A buffer is addressed by an int. */
  private static final long CHUNK = 1L << 30;

  private final int size;
  private final int width;
  private final IdxType type;
  private final int rowsOfChunk;
  private final ByteBuffer[] chunks;

  private MappedFeatures(int size, int width, IdxType type, int rowsOfChunk, ByteBuffer[] chunks) {
    this.size = size;
    this.width = width;
    this.type = type;
    this.rowsOfChunk = rowsOfChunk;
    this.chunks = chunks;
  }

  /**
   * The rows of a file from a place on; it must be as long as that.
   *
   * @throws IOException if it cannot be mapped
   */
  static MappedFeatures of(Path file, long from, int size, int width, IdxType type)
      throws IOException {
    long bytes = (long) width * type.bytes();
    int rows = (int) Math.max(1, Math.min(size, CHUNK / bytes));
    ByteBuffer[] chunks = new ByteBuffer[(size + rows - 1) / rows];
    try (FileChannel channel = FileChannel.open(file)) {
      for (int c = 0; c < chunks.length; c++) {
        long first = (long) c * rows;
        long length = Math.min(rows, size - first) * bytes;
        chunks[c] = channel.map(MapMode.READ_ONLY, from + first * bytes, length);
      }
    }
    return new MappedFeatures(size, width, type, rows, chunks);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void copy(int row, float[] into, int at) {
    ByteBuffer chunk = chunks[row / rowsOfChunk];
    int from = row % rowsOfChunk * width;
    for (int i = 0; i < width; i++) {
      into[at + i] =
          type == IdxType.UBYTE
              ? ByteTable.intensity(chunk.get(from + i) & 0xff)
              : (float) type.get(chunk, from + i);
    }
  }

  /** A number as the file has it. */
  double value(int row, int column) {
    return type.get(chunks[row / rowsOfChunk], row % rowsOfChunk * width + column);
  }

  /** Numbers that are taken apart are held: this is asked for arrays, which fit into memory. */
  @Override
  public Features channelsLast(int channels) {
    Table.Builder table = new Table.Builder(width);
    float[] row = new float[width];
    for (int n = 0; n < size; n++) {
      copy(n, row, 0);
      table.add(row);
    }
    return table.build().channelsLast(channels);
  }

  @Override
  public boolean intensities() {
    return type == IdxType.UBYTE;
  }

  @Override
  public long heldBytes() {
    return 0;
  }
}
