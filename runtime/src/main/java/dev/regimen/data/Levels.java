package dev.regimen.data;

import org.jspecify.annotations.Nullable;

/**
 * How often each channel of images has each of the 256 intensities: all that means and deviations
 * depend on, gathered in one pass, exactly, in whatever order the images come.
 */
final class Levels {
  /** Of so many channels the counts take 8 MB; vectors of more are standardized as numbers are. */
  static final int MOST_CHANNELS = 4096;

  static final int COUNT = 256;

  private static final float GREATEST = COUNT - 1;

  private final long[][] counts;

  Levels(long[][] counts) {
    this.counts = counts;
  }

  /**
   * The levels of samples that are {@link Dataset#intensities()}: value {@code i} of one is of
   * channel {@code i % channels}.
   */
  static Levels of(Dataset data, int channels) {
    LevelsFile file = LevelsFile.of(data);
    Levels kept = file == null ? null : file.read(channels, data.size(), data.features());
    return kept != null ? kept : counted(data, channels, file);
  }

  private static Levels counted(Dataset data, int channels, @Nullable LevelsFile file) {
    long[][] counts = new long[channels][COUNT];
    data.forEach(
        (n, features) -> {
          for (int i = 0; i < features.length; i++) {
            counts[i % channels][(int) (GREATEST * features[i] + 0.5f)]++;
          }
        });
    Levels levels = new Levels(counts);
    if (file != null) {
      file.write(levels);
    }
    return levels;
  }

  int channels() {
    return counts.length;
  }

  long count(int channel, int level) {
    return counts[channel][level];
  }

  /** How many values a channel has. */
  long values(int channel) {
    long values = 0;
    for (long count : counts[channel]) {
      values += count;
    }
    return values;
  }

  double mean(int channel) {
    double sum = 0;
    for (int level = 0; level < COUNT; level++) {
      sum += counts[channel][level] * (double) ByteTable.intensity(level);
    }
    return sum / values(channel);
  }

  /** The population's variance. */
  double variance(int channel) {
    double mean = mean(channel);
    double sum = 0;
    for (int level = 0; level < COUNT; level++) {
      double deviation = ByteTable.intensity(level) - mean;
      sum += counts[channel][level] * (deviation * deviation);
    }
    return sum / values(channel);
  }
}
