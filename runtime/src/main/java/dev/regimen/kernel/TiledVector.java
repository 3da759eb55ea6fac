package dev.regimen.kernel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A vector on the heap, in tiles that a fused loop works on in place: for what no native kernel
 * reads, such as an optimizer's moments. Copying it in and out took a third of such a loop.
 *
 * <p>It has its tiles from when a step first asks for them; that step says how long they are.
 */
public final class TiledVector implements Reals {
  private final long length;
  private final @Nullable Reals initial;
  private int tile;
  private float @Nullable [][] floats;
  private double @Nullable [][] doubles;

  /**
   * A vector.
   *
   * @param initial what it is filled with when it is made; zeros if null
   */
  public TiledVector(long length, @Nullable Reals initial) {
    this.length = length;
    this.initial = initial;
  }

  /**
   * The tiles, the last as long as the others; the same arrays for every worker that asks.
   *
   * @throws IllegalStateException if they have another length or precision
   */
  public synchronized float[][] floats(int elements) {
    if (tile == 0) {
      tile = elements;
      floats = new float[tiles()][elements];
      fill();
    }
    if (floats == null || tile != elements) {
      throw other(elements);
    }
    return floats;
  }

  /** {@link #floats(int)} in double. */
  public synchronized double[][] doubles(int elements) {
    if (tile == 0) {
      tile = elements;
      doubles = new double[tiles()][elements];
      fill();
    }
    if (doubles == null || tile != elements) {
      throw other(elements);
    }
    return doubles;
  }

  private int tiles() {
    return Math.toIntExact((length + tile - 1) / tile);
  }

  private IllegalStateException other(int elements) {
    return new IllegalStateException(
        String.format(
            Locale.ROOT,
            "tiles of %d elements were made in another precision than tiles of %d are asked for, or"
                + " another length",
            tile,
            elements));
  }

  private void fill() {
    if (initial != null) {
      copyFrom(initial);
    }
  }

  /** Copies a vector of the same length and precision. */
  public void copyFrom(Reals values) {
    for (int t = 0; t < tiles(); t++) {
      long at = (long) t * tile;
      int count = (int) Math.min(tile, length - at);
      if (floats != null) {
        values.read(at, floats[t], 0, count);
      } else {
        ((Doubles) values).read(at, made(doubles)[t], 0, count);
      }
    }
  }

  /** Copies everything to a place of a vector of the same precision. */
  public void copyTo(Reals into, long to) {
    for (int t = 0; t < tiles(); t++) {
      long at = (long) t * tile;
      int count = (int) Math.min(tile, length - at);
      if (floats != null) {
        into.write(to + at, floats[t], 0, count);
      } else {
        ((Doubles) into).write(to + at, made(doubles)[t], 0, count);
      }
    }
  }

  /** A part of it, which shares its elements. */
  public Reals slice(long offset, long count) {
    return new Slice(this, offset, count);
  }

  /** The elements {@code [offset, offset + length)} of a vector. */
  private record Slice(TiledVector of, long offset, long length) implements Reals {
    @Override
    public double get(long index) {
      return of.get(offset + index);
    }

    @Override
    public void set(long index, double value) {
      of.set(offset + index, value);
    }

    @Override
    public void read(long at, float[] tile, int from, int count) {
      of.read(offset + at, tile, from, count);
    }

    @Override
    public void write(long at, float[] tile, int from, int count) {
      of.write(offset + at, tile, from, count);
    }
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public double get(long index) {
    int t = (int) (index / tile());
    int i = (int) (index % tile);
    return floats != null ? floats[t][i] : made(doubles)[t][i];
  }

  @Override
  public void set(long index, double value) {
    int t = (int) (index / tile());
    int i = (int) (index % tile);
    if (floats != null) {
      floats[t][i] = (float) value;
    } else {
      made(doubles)[t][i] = value;
    }
  }

  private int tile() {
    if (tile == 0) {
      throw new IllegalStateException("no step has been made that asks for these tiles");
    }
    return tile;
  }

  private static double[][] made(double @Nullable [][] tiles) {
    if (tiles == null) {
      throw new IllegalStateException("no step has been made that asks for these tiles");
    }
    return tiles;
  }

  @Override
  public void read(long at, float[] into, int from, int count) {
    if (floats == null) {
      Reals.super.read(at, into, from, count);
      return;
    }
    for (int done = 0; done < count; ) {
      int begin = (int) ((at + done) % tile);
      int piece = Math.min(tile - begin, count - done);
      System.arraycopy(floats[(int) ((at + done) / tile)], begin, into, from + done, piece);
      done += piece;
    }
  }

  @Override
  public void write(long at, float[] from, int first, int count) {
    for (int i = 0; i < count; i++) {
      set(at + i, from[first + i]);
    }
  }
}
