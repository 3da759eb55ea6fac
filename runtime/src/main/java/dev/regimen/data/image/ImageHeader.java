package dev.regimen.data.image;

import dev.regimen.data.DataException;

/**
 * What a file says about its image before anything is decoded.
 *
 * @param width the width as stored, before {@code orientation} turns it
 * @param height the height as stored
 * @param channels 1 for grey, 3 for colour; transparency does not count
 * @param orientation how the stored image is to be turned
 * @param progressive whether a decoder must hold all coefficients at once
 * @param inks whether colours are stored as cyan, magenta, yellow and black
 * @param transparentGrey the stored grey of less than 8 bits that is transparent; -1 for none
 */
record ImageHeader(
    ImageFormat format,
    int width,
    int height,
    int channels,
    Orientation orientation,
    boolean progressive,
    boolean inks,
    int transparentGrey) {

  static ImageHeader read(String source, byte[] bytes) {
    if (bytes.length == 0) {
      throw DataException.of(source, "the file is empty");
    }
    ImageFormat format = ImageFormat.of(bytes);
    if (format == null) {
      throw DataException.of(source, "expected a JPEG or PNG, found " + ImageFormat.other(bytes));
    }
    return switch (format) {
      case JPEG -> JpegHeader.read(source, bytes);
      case PNG -> PngHeader.read(source, bytes);
    };
  }

  long pixels() {
    return (long) width * height;
  }

  /** The size as a message states it: width first, as image programs do. */
  String size() {
    return width + " x " + height;
  }
}
