package dev.regimen.processor.ir;

/**
 * What a convolution or a pooling sees at a time, and how it moves: output {@code (oy, ox)} covers
 * the inputs {@code (oy·strideHeight − top + ky·dilationHeight, ox·strideWidth − left +
 * kx·dilationWidth)}.
 *
 * @param kernelHeight rows of the kernel
 * @param kernelWidth columns of the kernel
 * @param strideHeight rows from one output to the next
 * @param strideWidth columns from one output to the next
 * @param dilationHeight rows from one tap of the kernel to the next
 * @param dilationWidth columns from one tap to the next
 * @param top rows of padding above
 * @param bottom rows of padding below
 * @param left columns of padding before
 * @param right columns of padding behind
 */
public record Window(
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int dilationHeight,
    int dilationWidth,
    int top,
    int bottom,
    int left,
    int right) {

  /** Rows of the output over an input of so many rows; below 1 where the kernel does not fit. */
  public int outHeight(int height) {
    return out((long) height + top + bottom, kernelHeight, dilationHeight, strideHeight);
  }

  /** Columns of the output over an input of so many columns. */
  public int outWidth(int width) {
    return out((long) width + left + right, kernelWidth, dilationWidth, strideWidth);
  }

  private static int out(long padded, int kernel, int dilation, int stride) {
    return Math.toIntExact(Math.floorDiv(padded - dilation * (kernel - 1L) - 1, stride) + 1);
  }

  /** The output's shape over maps of the given shape, with so many channels. */
  Shape over(Shape maps, int channels) {
    if (maps.rank() != 4 || !maps.isBatched()) {
      throw new IllegalArgumentException("a window goes over maps [B, h, w, c], not " + maps);
    }
    return Shape.batch(outHeight(maps.dim(1)), outWidth(maps.dim(2)), channels);
  }

  /** One tap of the kernel over one output, where it lies inside the input. */
  interface Tap {
    void at(int oy, int ox, int ky, int kx, int y, int x);
  }

  /** Every tap that lies inside an input of the given extents, outputs in order. */
  void taps(int height, int width, Tap tap) {
    for (int oy = 0; oy < outHeight(height); oy++) {
      for (int ox = 0; ox < outWidth(width); ox++) {
        for (int ky = 0; ky < kernelHeight; ky++) {
          for (int kx = 0; kx < kernelWidth; kx++) {
            int y = oy * strideHeight - top + ky * dilationHeight;
            int x = ox * strideWidth - left + kx * dilationWidth;
            if (y >= 0 && y < height && x >= 0 && x < width) {
              tap.at(oy, ox, ky, kx, y, x);
            }
          }
        }
      }
    }
  }

  /** As printed programs show it: {@code 3x3/2}. */
  String word() {
    String text = kernelHeight + "x" + kernelWidth;
    if (strideHeight != 1 || strideWidth != 1) {
      text += "/" + strideHeight + (strideHeight == strideWidth ? "" : "," + strideWidth);
    }
    if (dilationHeight != 1 || dilationWidth != 1) {
      text += "~" + dilationHeight + "," + dilationWidth;
    }
    return text + "+" + top + "," + bottom + "," + left + "," + right;
  }
}
