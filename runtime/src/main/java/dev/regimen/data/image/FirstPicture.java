package dev.regimen.data.image;

import dev.regimen.data.DataException;
import java.nio.file.Path;

/** What the first picture of a folder is like, as all others have to be. */
record FirstPicture(Path file, int height, int width, int channels) {
  FirstPicture(Path file, Picture picture) {
    this(file, picture.height(), picture.width(), picture.channels());
  }

  int[] shape() {
    return new int[] {height, width, channels};
  }

  /**
   * Refuses another kind of picture.
   *
   * @throws DataException that names both files and what to set
   */
  void requireAlike(Path other, Picture picture) {
    if (picture.channels() != channels) {
      throw DataException.of(
          other.toString(),
          "the image is "
              + colour(picture.channels())
              + " but "
              + file
              + " is "
              + colour(channels)
              + ": set grey() or colour()");
    }
    if (picture.height() != height || picture.width() != width) {
      throw DataException.of(
          other.toString(),
          "the image is "
              + size(picture.width(), picture.height())
              + " but "
              + file
              + " is "
              + size(width, height)
              + ": set size(height, width)");
    }
  }

  private static String colour(int channels) {
    return channels == 1 ? "grey" : "in colour";
  }

  private static String size(int width, int height) {
    return width + " x " + height;
  }
}
