package dev.regimen.data.image;

/**
 * A decoded image of 8 bits a channel.
 *
 * @param pixels rows from the top, channels last
 */
record Picture(int height, int width, int channels, byte[] pixels) {
  /** This picture in the middle of a larger one of {@code background}. */
  Picture padded(int toHeight, int toWidth, byte[] background) {
    if (height == toHeight && width == toWidth) {
      return this;
    }
    byte[] all = new byte[toHeight * toWidth * channels];
    for (int i = 0; i < all.length; i++) {
      all[i] = background[i % channels];
    }
    int top = (toHeight - height) / 2;
    int left = (toWidth - width) / 2;
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          pixels,
          y * width * channels,
          all,
          ((top + y) * toWidth + left) * channels,
          width * channels);
    }
    return new Picture(toHeight, toWidth, channels, all);
  }
}
