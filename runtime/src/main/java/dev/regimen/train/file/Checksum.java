package dev.regimen.train.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The checksum (CRC-32C, RFC 3720) in the last eight bytes of a file, of all bytes before them: a
 * bit that was flipped anywhere, or an end that is missing, is noticed before anything is believed.
 */
public final class Checksum {
  /** The tensor that holds it, the last of its file. */
  public static final String TENSOR = "checksum.crc32c";

  private static final int PIECE = 1 << 16;

  private Checksum() {}

  /** Whether a file ends with the checksum of what stands before. */
  public static boolean holds(RandomAccessFile in) throws IOException {
    long left = in.length() - Long.BYTES;
    if (left < 0) {
      return false;
    }
    CRC32C sum = new CRC32C();
    byte[] piece = new byte[PIECE];
    in.seek(0);
    while (left > 0) {
      int count = (int) Math.min(PIECE, left);
      in.readFully(piece, 0, count);
      sum.update(piece, 0, count);
      left -= count;
    }
    in.readFully(piece, 0, Long.BYTES);
    return ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN).getLong() == sum.getValue();
  }
}
