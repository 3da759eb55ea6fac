package dev.regimen.data.image;

/**
 * How an image of any size becomes one of the size wanted.
 *
 * <p>Every rule resamples each axis on its own: a pixel that covers several pixels of the source is
 * the mean over the area it covers, so that nothing aliases; one that covers less than one is
 * interpolated linearly between the two nearest centres, the edge continuing outside. Values are
 * taken as they are stored (no gamma is undone) and rounded to 8 bits at the end.
 */
public enum Resize {
  /**
   * Keeps the proportions: the image is scaled until it just covers the size wanted, and what
   * stands over on the longer side is cut off equally on both ends. The default.
   */
  SHORTER_SIDE_THEN_CENTRE_CROP {
    @Override
    Window window(int height, int width, int toHeight, int toWidth) {
      double scale = Math.min((double) height / toHeight, (double) width / toWidth);
      return new Window(
          (height - scale * toHeight) / 2,
          (width - scale * toWidth) / 2,
          scale * toHeight,
          scale * toWidth,
          toHeight,
          toWidth);
    }
  },

  /** Each side is scaled on its own: nothing is lost, proportions change. */
  STRETCH {
    @Override
    Window window(int height, int width, int toHeight, int toWidth) {
      return new Window(0, 0, height, width, toHeight, toWidth);
    }
  },

  /**
   * Keeps the proportions and the whole image: it is scaled until it just fits into the size
   * wanted, and what is missing on the other side is filled with the background, equally on both
   * ends (of an odd number of rows or columns the greater half below or on the right).
   */
  PAD {
    @Override
    Window window(int height, int width, int toHeight, int toWidth) {
      double scale = Math.max((double) height / toHeight, (double) width / toWidth);
      return new Window(
          0, 0, height, width, within(height / scale, toHeight), within(width / scale, toWidth));
    }
  };

  /** What is taken of an image of {@code height x width}, and how large it becomes. */
  abstract Window window(int height, int width, int toHeight, int toWidth);

  private static int within(double side, int most) {
    return (int) Math.max(1, Math.min(most, Math.round(side)));
  }

  /**
   * A rectangle of the source, in pixels and parts of them, and the size it is given; smaller than
   * the size wanted where the rest is background.
   */
  record Window(double top, double left, double height, double width, int toHeight, int toWidth) {
    /** Whether no axis is enlarged. */
    boolean shrinks() {
      return height >= toHeight && width >= toWidth;
    }
  }
}
