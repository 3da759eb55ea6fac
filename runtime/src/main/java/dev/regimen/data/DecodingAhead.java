package dev.regimen.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decodes images in the order of a pass, ahead of those who read it, on threads of its own. Who
 * needs an image that nobody has begun decodes it himself instead of waiting.
 *
 * <p>A window of positions is decoded and no more; it moves on as the pass says that it {@link
 * #advance advances}. Which thread decodes an image, and when, changes nothing about it.
 */
final class DecodingAhead implements Reading {
  /** What an image that somebody is decoding is. */
  private static final byte[] UNDER_WAY = {};

  private final OnDemand images;
  private final int[] rows;

  // Guarded by this: the window begins at first, and position p has the place p % window.
  private final byte @Nullable [][] decoded;
  private final @Nullable Throwable[] failures;
  private int first;
  private int next;
  private boolean closed;

  /**
   * Begins at once.
   *
   * @param rows the images by position
   * @param together how many positions are read before the next advance, at most
   */
  DecodingAhead(OnDemand images, int[] rows, int together) {
    this.images = images;
    this.rows = rows;
    int window = Math.max(1, Math.min(rows.length, images.ahead(together)));
    this.decoded = new byte[window][];
    this.failures = new Throwable[window];
    for (int i = 0; i < Math.min(images.threads(), window); i++) {
      Thread thread = new Thread(this::decodeAhead, "regimen-images");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public long features(int position, float[] into, int at) {
    byte[] image = ready(position);
    long waited = 0;
    if (image == null) {
      long start = System.nanoTime();
      image = claims(position) ? decode(position) : await(position);
      waited = System.nanoTime() - start;
    }
    ByteTable.intensities(image, 0, images.width(), into, at);
    return waited;
  }

  private synchronized byte @Nullable [] ready(int position) {
    if (position < first || position >= first + decoded.length) {
      throw new IllegalArgumentException(
          "position " + position + " is not in the window of " + decoded.length + " at " + first);
    }
    byte[] image = decoded[position % decoded.length];
    return image == UNDER_WAY ? null : image;
  }

  /** Whether the image is the caller's to decode; then it is under way. */
  private synchronized boolean claims(int position) {
    int place = position % decoded.length;
    if (decoded[place] != null || failures[place] != null) {
      return false;
    }
    decoded[place] = UNDER_WAY;
    return true;
  }

  private synchronized byte[] await(int position) {
    int place = position % decoded.length;
    boolean interrupted = false;
    while (decoded[place] == UNDER_WAY) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true; // The run ends after its step, as it does in memory.
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    rethrow(failures[place]);
    byte[] image = decoded[place];
    if (image == null) {
      throw new IllegalStateException("position " + position + " was let go");
    }
    return image;
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private byte[] decode(int position) {
    try {
      byte[] image = images.bytes(rows[position]);
      put(position, image, null);
      return image;
    } catch (RuntimeException | Error e) {
      put(position, null, e);
      throw e;
    }
  }

  private synchronized void put(
      int position, byte @Nullable [] image, @Nullable Throwable failure) {
    if (position >= first) {
      decoded[position % decoded.length] = image;
      failures[position % decoded.length] = failure;
    }
    notifyAll();
  }

  private void decodeAhead() {
    for (int position = claimNext(); position >= 0; position = claimNext()) {
      try {
        decode(position);
      } catch (RuntimeException | Error e) {
        // Whoever reads the position is told.
      }
    }
  }

  /** The next position that is nobody's; -1 when there is none any more. */
  private synchronized int claimNext() {
    while (!closed) {
      next = Math.max(next, first);
      if (next == rows.length) {
        return -1;
      }
      if (next < first + decoded.length) {
        if (claims(next)) {
          return next++;
        }
        next++;
      } else {
        try {
          wait();
        } catch (InterruptedException e) {
          return -1;
        }
      }
    }
    return -1;
  }

  @Override
  public synchronized void advance(int position) {
    if (position <= first) {
      return;
    }
    for (int p = first; p < Math.min(position, first + decoded.length); p++) {
      decoded[p % decoded.length] = null;
      failures[p % decoded.length] = null;
    }
    first = position;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(decoded, null);
    notifyAll();
  }
}
