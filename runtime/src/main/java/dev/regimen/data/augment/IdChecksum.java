package dev.regimen.data.augment;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32C;

/** A number that tells rows of ids from others. */
final class IdChecksum {
  private final CRC32C sum = new CRC32C();

  /** Adds a row and its length, so that rows are not told apart by their ids alone. */
  void add(int... ids) {
    ByteBuffer bytes = ByteBuffer.allocate((1 + ids.length) * Integer.BYTES).putInt(ids.length);
    bytes.asIntBuffer().put(ids);
    sum.update(bytes.rewind());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
