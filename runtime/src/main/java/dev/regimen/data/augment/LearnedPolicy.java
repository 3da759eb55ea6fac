package dev.regimen.data.augment;

import dev.regimen.annotation.Policy;
import java.util.Arrays;
import java.util.Locale;

/** Pairs of operations that were found by search (Cubuk et al. 2019, tables 7 to 9). */
final class LearnedPolicy {
  /** The strongest of the ten levels, 0 to 9. */
  private static final double STRONGEST = 9;

  private static final String CIFAR10 =
      """
      Invert 0.1, Contrast 0.2 6
      Rotate 0.7 2, Translate_X 0.3 9
      Sharpness 0.8 1, Sharpness 0.9 3
      Shear_Y 0.5 8, Translate_Y 0.7 9
      Auto_Contrast 0.5, Equalize 0.9
      Shear_Y 0.2 7, Posterize 0.3 7
      Color 0.4 3, Brightness 0.6 7
      Sharpness 0.3 9, Brightness 0.7 9
      Equalize 0.6, Equalize 0.5
      Contrast 0.6 7, Sharpness 0.6 5
      Color 0.7 7, Translate_X 0.5 8
      Equalize 0.3, Auto_Contrast 0.4
      Translate_Y 0.4 3, Sharpness 0.2 6
      Brightness 0.9 6, Color 0.2 8
      Solarize 0.5 2, Invert 0.0
      Equalize 0.2, Auto_Contrast 0.6
      Equalize 0.2, Equalize 0.6
      Color 0.9 9, Equalize 0.6
      Auto_Contrast 0.8, Solarize 0.2 8
      Brightness 0.1 3, Color 0.7 0
      Solarize 0.4 5, Auto_Contrast 0.9
      Translate_Y 0.9 9, Translate_Y 0.7 9
      Auto_Contrast 0.9, Solarize 0.8 3
      Equalize 0.8, Invert 0.1
      Translate_Y 0.7 9, Auto_Contrast 0.9
      """;

  private static final String IMAGENET =
      """
      Posterize 0.4 8, Rotate 0.6 9
      Solarize 0.6 5, Auto_Contrast 0.6
      Equalize 0.8, Equalize 0.6
      Posterize 0.6 7, Posterize 0.6 6
      Equalize 0.4, Solarize 0.2 4
      Equalize 0.4, Rotate 0.8 8
      Solarize 0.6 3, Equalize 0.6
      Posterize 0.8 5, Equalize 1.0
      Rotate 0.2 3, Solarize 0.6 8
      Equalize 0.6, Posterize 0.4 6
      Rotate 0.8 8, Color 0.4 0
      Rotate 0.4 9, Equalize 0.6
      Equalize 0.0, Equalize 0.8
      Invert 0.6, Equalize 1.0
      Color 0.6 4, Contrast 1.0 8
      Rotate 0.8 8, Color 1.0 2
      Color 0.8 8, Solarize 0.8 7
      Sharpness 0.4 7, Invert 0.6
      Shear_X 0.6 5, Equalize 1.0
      Color 0.4 0, Equalize 0.6
      Equalize 0.4, Solarize 0.2 4
      Solarize 0.6 5, Auto_Contrast 0.6
      Invert 0.6, Equalize 1.0
      Color 0.6 4, Contrast 1.0 8
      Equalize 0.8, Equalize 0.6
      """;

  private static final String SVHN =
      """
      Shear_X 0.9 4, Invert 0.2
      Shear_Y 0.9 8, Invert 0.7
      Equalize 0.6, Solarize 0.6 6
      Invert 0.9, Equalize 0.6
      Equalize 0.6, Rotate 0.9 3
      Shear_X 0.9 4, Auto_Contrast 0.8
      Shear_Y 0.9 8, Invert 0.4
      Shear_Y 0.9 5, Solarize 0.2 6
      Invert 0.9, Auto_Contrast 0.8
      Equalize 0.6, Rotate 0.9 3
      Shear_X 0.9 4, Solarize 0.3 3
      Shear_Y 0.8 8, Invert 0.7
      Equalize 0.9, Translate_Y 0.6 6
      Invert 0.9, Equalize 0.6
      Contrast 0.3 3, Rotate 0.8 4
      Invert 0.8, Translate_Y 0.0 2
      Shear_Y 0.7 6, Solarize 0.4 8
      Invert 0.6, Rotate 0.8 4
      Shear_Y 0.3 7, Translate_X 0.9 3
      Shear_X 0.1 6, Invert 0.6
      Solarize 0.7 2, Translate_Y 0.6 7
      Shear_Y 0.8 4, Invert 0.8
      Shear_X 0.7 9, Translate_Y 0.8 3
      Shear_Y 0.8 5, Auto_Contrast 0.7
      Shear_X 0.7 2, Invert 0.1
      """;

  private final Part[][] pairs;

  /**
   * One operation of a pair.
   *
   * @param operation what it does
   * @param probability how often
   * @param strength how much, in [0, 1]
   */
  record Part(PolicyOperation operation, double probability, double strength) {}

  private LearnedPolicy(Part[][] pairs) {
    this.pairs = pairs;
  }

  static LearnedPolicy of(Policy policy) {
    String table =
        switch (policy) {
          case CIFAR10 -> CIFAR10;
          case IMAGENET -> IMAGENET;
          case SVHN -> SVHN;
        };
    return new LearnedPolicy(table.lines().map(LearnedPolicy::parts).toArray(Part[][]::new));
  }

  private static Part[] parts(String line) {
    return Arrays.stream(line.split(", ")).map(LearnedPolicy::part).toArray(Part[]::new);
  }

  /** An operation, its probability and, where it has a strength, its level of ten. */
  private static Part part(String text) {
    String[] words = text.split(" ");
    double level = words.length > 2 ? Integer.parseInt(words[2]) : 0;
    return new Part(
        PolicyOperation.valueOf(words[0].toUpperCase(Locale.ROOT)),
        Double.parseDouble(words[1]),
        level / STRONGEST);
  }

  int pairs() {
    return pairs.length;
  }

  Part[] pair(int index) {
    return pairs[index];
  }
}
