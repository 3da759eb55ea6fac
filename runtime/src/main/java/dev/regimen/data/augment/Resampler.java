package dev.regimen.data.augment;

import dev.regimen.annotation.Border;
import java.util.Arrays;

/**
 * Applies an {@link Affine} map to images of one size, which leaves images of one size: by copying
 * where pixels come from pixels, else bilinearly.
 *
 * <p>An image covers its pixels whole, half a pixel beyond their outermost centres; in that margin
 * the nearest centre counts, so that edges are not mixed with what lies outside.
 */
final class Resampler {
  private final int height;
  private final int width;
  private final int toHeight;
  private final int toWidth;
  private final int channels;

  /** Where the pixels of each column and of each row come from; they add up to an index. */
  private final int[] ofColumn;

  private final int[] ofRow;

  Resampler(int height, int width, int toHeight, int toWidth, int channels) {
    this.height = height;
    this.width = width;
    this.toHeight = toHeight;
    this.toWidth = toWidth;
    this.channels = channels;
    ofColumn = new int[toWidth];
    ofRow = new int[toHeight];
  }

  void resample(float[] from, float[] to, Affine map, Border border) {
    if (map.isExact()) {
      copy(from, to, map, border);
    } else {
      interpolate(from, to, map, border);
    }
  }

  private void copy(float[] from, float[] to, Affine map, Border border) {
    boolean turned = map.a == 0;
    for (int x = 0; x < toWidth; x++) {
      ofColumn[x] =
          turned
              ? offset(map.d * x + map.f, height, width * channels, border)
              : offset(map.a * x + map.c, width, channels, border);
    }
    for (int y = 0; y < toHeight; y++) {
      ofRow[y] =
          turned
              ? offset(map.b * y + map.c, width, channels, border)
              : offset(map.e * y + map.f, height, width * channels, border);
    }
    // Columns that lie beside each other in both images move as one piece.
    boolean beside = map.a == 1;
    int first = beside ? (int) Math.min(toWidth, Math.max(0, -map.c)) : 0;
    int last = beside ? (int) Math.max(first, Math.min(toWidth, width - map.c)) : 0;
    for (int y = 0; y < toHeight; y++) {
      int at = y * toWidth * channels;
      if (ofRow[y] < 0) {
        Arrays.fill(to, at, at + toWidth * channels, 0);
      } else {
        copyColumns(from, to, at, ofRow[y], 0, first);
        int in = ofRow[y] + (last > first ? ofColumn[first] : 0);
        System.arraycopy(from, in, to, at + first * channels, (last - first) * channels);
        copyColumns(from, to, at, ofRow[y], last, toWidth);
      }
    }
  }

  /** Where a coordinate lies in memory; negative outside the image. */
  private static int offset(double coordinate, int size, int stride, Border border) {
    int index = (int) coordinate;
    if (border == Border.ZERO) {
      return index < 0 || index >= size ? -1 : index * stride;
    }
    return inside(index, size, border) * stride;
  }

  private void copyColumns(float[] from, float[] to, int at, int row, int start, int end) {
    int out = at + start * channels;
    for (int x = start; x < end; x++) {
      int in = ofColumn[x] < 0 ? -1 : row + ofColumn[x];
      for (int k = 0; k < channels; k++) {
        to[out + k] = in < 0 ? 0 : from[in + k];
      }
      out += channels;
    }
  }

  private void interpolate(float[] from, float[] to, Affine map, Border border) {
    float a = (float) map.a;
    float d = (float) map.d;
    boolean zero = border == Border.ZERO;
    int out = 0;
    for (int y = 0; y < toHeight; y++) {
      float startX = (float) (map.b * y + map.c);
      float startY = (float) (map.e * y + map.f);
      for (int x = 0; x < toWidth; x++) {
        float sx = a * x + startX;
        float sy = d * x + startY;
        if (!zero) {
          blend(from, to, out, inside(sx, width, border), inside(sy, height, border));
        } else if (sx < -0.5f || sy < -0.5f || sx > width - 0.5f || sy > height - 0.5f) {
          for (int k = 0; k < channels; k++) {
            to[out + k] = 0;
          }
        } else {
          blend(from, to, out, sx, sy);
        }
        out += channels;
      }
    }
  }

  /** The mean of the four pixels about a place, each weighted by its nearness. */
  private void blend(float[] from, float[] to, int out, float atX, float atY) {
    float px = Math.min(width - 1, Math.max(0, atX));
    float py = Math.min(height - 1, Math.max(0, atY));
    int left = (int) px;
    int top = (int) py;
    float u = px - left;
    float v = py - top;
    int right = left + 1 < width ? channels : 0;
    int below = top + 1 < height ? width * channels : 0;
    int in = (top * width + left) * channels;
    for (int k = 0; k < channels; k++) {
      float upper = from[in + k] + u * (from[in + right + k] - from[in + k]);
      float lower =
          from[in + below + k] + u * (from[in + below + right + k] - from[in + below + k]);
      to[out + k] = upper + v * (lower - upper);
    }
  }

  private static int inside(int index, int size, Border border) {
    return (int) inside((float) index, size, border);
  }

  /**
   * The place inside that a border shows at a place outside; of several mirrors, the first ones.
   */
  private static float inside(float place, int size, Border border) {
    float last = size - 1;
    if (border == Border.REFLECT && last > 0) {
      float period = 2 * last;
      float folded = Math.abs(place) % period;
      return folded > last ? period - folded : folded;
    }
    return Math.min(last, Math.max(0, place));
  }
}
