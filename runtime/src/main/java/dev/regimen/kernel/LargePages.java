package dev.regimen.kernel;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages of 2 MiB for large vectors, where Linux has them for whoever asks.
 *
 * <p>A step on a table looks some thousand rows up, each in a page of its own: with pages of 4 KiB
 * the processor then waits as long for where a row lies as for the row.
 */
final class LargePages {
  /**
   * Bytes of a vector from which on they are asked for: smaller ones the processor keeps up with.
   */
  static final long WORTH = 64L << 20;

  /** As {@code madvise} knows it: {@code MADV_HUGEPAGE}. */
  private static final int HUGE = 14;

  private static final long PAGE = 4096;
  private static final Logger LOG = LoggerFactory.getLogger(LargePages.class);
  private static final boolean BOUND = bind();

  private LargePages() {}

  private static boolean bind() {
    try {
      boolean known = Platform.isLinux() && Platform.is64Bit();
      if (known) {
        Native.register(LargePages.class, NativeLibrary.getInstance(Platform.C_LIBRARY_NAME));
      }
      return known;
    } catch (LinkageError e) {
      LOG.debug("No large pages are asked for", e);
      return false;
    }
  }

  /** Whether a vector of so many bytes should have them. */
  static boolean suit(long bytes) {
    return bytes >= WORTH && BOUND;
  }

  /** Asks for them, for memory that nothing was written to; a system may have none to give. */
  static void advise(long address, long bytes) {
    long first = (address + PAGE - 1) / PAGE * PAGE;
    int status = madvise(first, address + bytes - first, HUGE);
    if (status != 0) {
      LOG.debug("The system has no large pages for {} bytes", bytes);
    }
  }

  private static native int madvise(long address, long bytes, int advice);
}
