package dev.regimen.kernel;

import java.util.Objects;

/**
 * Sines and cosines of a row's place: added to the row, or as rotations of pairs of its columns.
 *
 * <p>The angle of place l and number i of w columns is l·10000^(−2i/w). Samples are [length,
 * width]. An instance belongs to one worker and one geometry; it keeps its tables.
 */
public final class Waves {
  private static final double BASE = 10_000;

  private final int most;
  private int length;
  private final int width;
  private final int heads;
  private final int size;
  private final int half;

  private float[] floatPlaces = {};
  private float[] floatSample = {};
  private float[] floatSine = {};
  private float[] floatCosine = {};
  private float[] floatRow = {};
  private float[] floatTurned = {};

  /**
   * Of rows that are cut into heads.
   *
   * @param length most rows of a sample
   * @param heads which divide the width, and are turned each by itself
   */
  public Waves(int length, int width, int heads) {
    this.length = length;
    most = length;
    this.width = width;
    this.heads = heads;
    size = width / heads;
    half = size / 2;
  }

  /** Says how many rows the samples of a batch have; at most what this was made for. */
  public void length(int rows) {
    length = rows;
  }

  /** {@code y[l, 2i] = x[l, 2i] + sin, y[l, 2i+1] = x[l, 2i+1] + cos}, of all columns of a row. */
  public void add(int from, int to, Floats x, Floats y) {
    add(from, to, 0, length, x, y);
  }

  /** {@link #add} of samples of which there is one row, at a place from 0. */
  public void addAt(int from, int to, long place, Floats x, Floats y) {
    add(from, to, checked(place), 1, x, y);
  }

  private void add(int from, int to, int place, int rows, Floats x, Floats y) {
    if (floatPlaces.length == 0) {
      floatSample = new float[most * width];
      floatPlaces = new float[most * width];
      for (int i = 0; i < most * width; i++) {
        double angle = angle(i / width, i % width / 2, width);
        floatPlaces[i] = (float) (i % width % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
      }
    }
    int all = rows * width;
    for (int sample = from; sample < to; sample++) {
      x.read((long) sample * all, floatSample, all);
      sum(all, floatSample, floatPlaces, place * width);
      y.write((long) sample * all, floatSample, all);
    }
  }

  private int checked(long place) {
    return (int) Objects.checkIndex(place, (long) most);
  }

  private static double angle(int place, int i, int width) {
    return place * Math.pow(BASE, -2.0 * i / width);
  }

  private static void sum(int count, float[] row, float[] more, int at) {
    for (int i = 0; i < count; i++) {
      row[i] += more[at + i];
    }
  }

  /** Columns i and i + w/2 of each head's w, turned by their angle. */
  public void turn(int from, int to, Floats x, Floats y) {
    turn(from, to, 1, 0, length, x, y);
  }

  /** {@link #turn} of samples of which there is one row, at a place from 0. */
  public void turnAt(int from, int to, long place, Floats x, Floats y) {
    turn(from, to, 1, checked(place), 1, x, y);
  }

  /** The inverse, which is the gradient too. */
  public void turnBack(int from, int to, Floats x, Floats y) {
    turn(from, to, -1, 0, length, x, y);
  }

  private void turn(int from, int to, int direction, int first, int rows, Floats x, Floats y) {
    prepareFloat();
    for (long row = (long) from * rows; row < (long) to * rows; row++) {
      x.read(row * width, floatRow, width);
      int place = (first + (int) (row % rows)) * half;
      System.arraycopy(floatRow, 0, floatTurned, 0, width);
      for (int head = 0; head < heads; head++) {
        turn(half, head * size, place, direction, floatRow, floatSine, floatCosine, floatTurned);
      }
      y.write(row * width, floatTurned, width);
    }
  }

  private static void turn(
      int half,
      int at,
      int place,
      int direction,
      float[] x,
      float[] sine,
      float[] cosine,
      float[] y) {
    for (int i = 0; i < half; i++) {
      float s = direction * sine[place + i];
      y[at + i] = x[at + i] * cosine[place + i] - x[at + half + i] * s;
      y[at + half + i] = x[at + half + i] * cosine[place + i] + x[at + i] * s;
    }
  }

  private void prepareFloat() {
    if (floatTurned.length > 0) {
      return;
    }
    floatRow = new float[width];
    floatTurned = new float[width];
    floatSine = new float[most * half];
    floatCosine = new float[most * half];
    for (int i = 0; i < floatSine.length; i++) {
      double angle = angle(i / half, i % half, size);
      floatSine[i] = (float) Math.sin(angle);
      floatCosine[i] = (float) Math.cos(angle);
    }
  }
}
