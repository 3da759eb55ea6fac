package dev.regimen.data.augment;

import dev.regimen.data.Preprocessing;
import java.util.List;
import java.util.Random;

/** Images for tests. */
final class Pictures {
  private Pictures() {}

  /** Random intensities, the same for the same size and seed. */
  static Image random(int height, int width, int channels, long seed) {
    Image image = new Image(height, width, channels);
    Random random = new Random(seed);
    for (int i = 0; i < image.pixels().length; i++) {
      image.pixels()[i] = random.nextFloat();
    }
    return image;
  }

  static Image of(int height, int width, int channels, double... pixels) {
    Image image = new Image(height, width, channels);
    for (int i = 0; i < pixels.length; i++) {
      image.pixels()[i] = (float) pixels[i];
    }
    return image;
  }

  static double sum(Image image) {
    double sum = 0;
    for (float pixel : image.pixels()) {
      sum += pixel;
    }
    return sum;
  }

  /** What training makes of an image in one view. */
  static float[] shown(Image image, long view, Augmentation... techniques) {
    Augmenter augmenter =
        Augmentations.of(List.of(techniques), image.height(), image.width(), image.channels())
            .training(5);
    Image copy = augmenter.image();
    System.arraycopy(image.pixels(), 0, copy.pixels(), 0, copy.pixels().length);
    augmenter.show(copy, Preprocessing.none(), view, 3);
    return copy.pixels().clone();
  }
}
