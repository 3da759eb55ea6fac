package dev.regimen.data.image;

/**
 * How the pixels of one axis become fewer or more: pixel {@code o} of the result is the sum of
 * {@code weights(o)} times the pixels of the source from {@code first(o)} on, and the weights of a
 * pixel sum to 1.
 *
 * <p>Pixel {@code i} of the source covers {@code [i, i + 1)}. When the axis shrinks, a pixel of the
 * result is the mean over what it covers; else it is interpolated between the two nearest centres.
 */
final class Axis {
  private final int[] first;
  private final float[][] weights;

  private Axis(int target) {
    first = new int[target];
    weights = new float[target][];
  }

  /**
   * The pixels {@code [from, from + length)} of {@code source} pixels, made {@code target} pixels.
   */
  static Axis of(int source, double from, double length, int target) {
    Axis axis = new Axis(target);
    double scale = length / target;
    // A crop alone, by half a pixel at worst, must not blur.
    double start = scale == 1 ? Math.floor(from) : from;
    for (int o = 0; o < target; o++) {
      double begin = start + o * scale;
      if (scale > 1) {
        axis.average(o, source, begin, begin + scale);
      } else {
        axis.interpolate(o, source, begin + scale / 2 - 0.5);
      }
    }
    return axis;
  }

  private void average(int o, int source, double begin, double end) {
    int low = Math.max(0, Math.min(source - 1, (int) Math.floor(begin)));
    int high = Math.max(low + 1, Math.min(source, (int) Math.ceil(end)));
    double[] covered = new double[high - low];
    double sum = 0;
    for (int i = low; i < high; i++) {
      covered[i - low] = Math.max(0, Math.min(end, i + 1) - Math.max(begin, i));
      sum += covered[i - low];
    }
    first[o] = low;
    weights[o] = new float[covered.length];
    for (int i = 0; i < covered.length; i++) {
      weights[o][i] = (float) (covered[i] / sum);
    }
  }

  private void interpolate(int o, int source, double centre) {
    int low = (int) Math.floor(centre);
    float share = (float) (centre - low);
    if (low < 0 || low + 1 >= source || share == 0) {
      first[o] = Math.max(0, Math.min(source - 1, low < 0 ? 0 : low));
      weights[o] = new float[] {1};
    } else {
      first[o] = low;
      weights[o] = new float[] {1 - share, share};
    }
  }

  int size() {
    return first.length;
  }

  /** The first pixel of the source that pixel {@code o} needs; grows with {@code o}. */
  int first(int o) {
    return first[o];
  }

  /** One past the last pixel of the source that pixel {@code o} needs; grows with {@code o}. */
  int end(int o) {
    return first[o] + weights[o].length;
  }

  float weight(int o, int pixel) {
    return weights[o][pixel - first[o]];
  }

  /** Resamples one line of pixels of {@code channels} values each. */
  void apply(float[] line, float[] into, int channels) {
    for (int o = 0; o < first.length; o++) {
      for (int c = 0; c < channels; c++) {
        float sum = 0;
        int at = first[o] * channels + c;
        for (float weight : weights[o]) {
          sum += weight * line[at];
          at += channels;
        }
        into[o * channels + c] = sum;
      }
    }
  }
}
