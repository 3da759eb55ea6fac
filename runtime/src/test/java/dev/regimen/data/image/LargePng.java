package dev.regimen.data.image;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A PNG of one colour that is far larger than its file. */
final class LargePng {
  private LargePng() {}

  static byte[] of(int side, int red, int green, int blue) throws IOException {
    byte[] row = new byte[1 + 3 * side];
    for (int x = 0; x < side; x++) {
      row[1 + 3 * x] = (byte) red;
      row[2 + 3 * x] = (byte) green;
      row[3 + 3 * x] = (byte) blue;
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, fast, 1 << 16)) {
      for (int y = 0; y < side; y++) {
        out.write(row);
      }
    } finally {
      fast.end();
    }
    ByteBuffer header = ByteBuffer.allocate(13).putInt(side).putInt(side);
    header.put((byte) 8).put((byte) 2);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    file.write(Made.chunk("IHDR", header.array()));
    file.write(Made.chunk("IDAT", packed.toByteArray()));
    file.write(Made.chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  /** What this thread has allocated so far. */
  static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
