package dev.regimen.data.image;

/**
 * Makes an image of another size, row by row of the source, so that beside the decoded image only
 * the result is held.
 */
final class Resampler {
  private Resampler() {}

  static Picture resample(PixelRows source, Resize.Window window) {
    Axis rows = Axis.of(source.height(), window.top(), window.height(), window.toHeight());
    Axis columns = Axis.of(source.width(), window.left(), window.width(), window.toWidth());
    int channels = source.channels();
    int width = columns.size() * channels;
    float[] line = new float[source.width() * channels];
    float[] narrow = new float[width];
    float[] sums = new float[rows.size() * width];
    int low = 0;
    for (int y = rows.first(0); y < rows.end(rows.size() - 1); y++) {
      source.read(y, line);
      columns.apply(line, narrow, channels);
      while (rows.end(low) <= y) {
        low++;
      }
      for (int o = low; o < rows.size() && rows.first(o) <= y; o++) {
        add(rows.weight(o, y), narrow, sums, o * width);
      }
    }
    return new Picture(rows.size(), columns.size(), channels, bytes(sums));
  }

  private static void add(float weight, float[] line, float[] sums, int at) {
    for (int i = 0; i < line.length; i++) {
      sums[at + i] += weight * line[i];
    }
  }

  private static byte[] bytes(float[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(values[i])));
    }
    return bytes;
  }
}
