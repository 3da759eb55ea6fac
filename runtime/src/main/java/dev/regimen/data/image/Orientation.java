package dev.regimen.data.image;

import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

/**
 * How a camera held the picture: the Orientation tag of EXIF 2.3 (JEITA CP-3451C, tag 0x0112), 1 to
 * 8, named by where the first stored row and the first stored column belong.
 */
enum Orientation {
  TOP_LEFT(false, false, false),
  TOP_RIGHT(false, false, true),
  BOTTOM_RIGHT(false, true, true),
  BOTTOM_LEFT(false, true, false),
  LEFT_TOP(true, false, false),
  RIGHT_TOP(true, true, false),
  RIGHT_BOTTOM(true, true, true),
  LEFT_BOTTOM(true, false, true);

  private final boolean transposes;
  private final boolean flipsRows;
  private final boolean flipsColumns;

  /**
   * An image upright at (y, x) is stored at (y, x), or (x, y) if it {@code transposes}, with the
   * stored row and column then counted from the other end.
   */
  Orientation(boolean transposes, boolean flipsRows, boolean flipsColumns) {
    this.transposes = transposes;
    this.flipsRows = flipsRows;
    this.flipsColumns = flipsColumns;
  }

  /**
   * The orientation that EXIF data states; upright if it states none or one that does not exist.
   */
  static Orientation of(RandomAccessReader exif, int offset) {
    Metadata metadata = new Metadata();
    new ExifReader().extract(exif, metadata, offset);
    for (ExifIFD0Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
      Integer value = directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      if (value != null && value >= 1 && value <= values().length) {
        return values()[value - 1];
      }
    }
    return TOP_LEFT;
  }

  /** Whether rows become columns. */
  boolean transposes() {
    return transposes;
  }

  /**
   * The upright picture.
   *
   * @param stored the picture as stored
   */
  Picture upright(Picture stored) {
    if (this == TOP_LEFT) {
      return stored;
    }
    int height = transposes ? stored.width() : stored.height();
    int width = transposes ? stored.height() : stored.width();
    int channels = stored.channels();
    byte[] pixels = new byte[stored.pixels().length];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int row = transposes ? x : y;
        int column = transposes ? y : x;
        row = flipsRows ? stored.height() - 1 - row : row;
        column = flipsColumns ? stored.width() - 1 - column : column;
        int from = (row * stored.width() + column) * channels;
        System.arraycopy(stored.pixels(), from, pixels, at, channels);
        at += channels;
      }
    }
    return new Picture(height, width, channels, pixels);
  }
}
