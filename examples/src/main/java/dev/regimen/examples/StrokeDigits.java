package dev.regimen.examples;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.TrainTest;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Digits drawn by strokes: images of 28 x 28 intensities in [0, 1] that this class makes itself, so
 * that a network can be trained with nothing downloaded.
 *
 * <p>Every image has its own slant, size, place, stroke width, waviness and noise, and is a pure
 * function of the seed and its index.
 */
final class StrokeDigits {
  /** Pixels on a side. */
  static final int SIDE = 28;

  private static final int CLASSES = 10;
  private static final List<String> NAMES =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private StrokeDigits() {}

  /** A training and a test set, drawn independently; the classes are equally frequent. */
  static TrainTest draw(int train, int test, long seed) {
    return new TrainTest(draw(train, seed), draw(test, ~seed));
  }

  private static Dataset draw(int count, long seed) {
    float[][] images = new float[count][];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % CLASSES;
      images[i] = image(labels[i], random(seed, i));
    }
    return InMemory.classification(images, labels, NAMES).withShape(SIDE, SIDE, 1);
  }

  /** Digits that also say whether they are {@code odd}, and their {@code slant} in degrees. */
  static Dataset drawTasks(int count, long seed) {
    int[] odd = new int[count];
    float[][] slants = new float[count][];
    for (int i = 0; i < count; i++) {
      odd[i] = i % CLASSES % 2;
      slants[i] = new float[] {(float) new Distortion(random(seed, i)).slant()};
    }
    return draw(count, seed).withTask("odd", odd, List.of("even", "odd")).withTask("slant", slants);
  }

  /** What an image is drawn by, from its distortion on. */
  private static SplittableRandom random(long seed, int index) {
    return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * index);
  }

  /** One image of a digit, row by row. */
  static float[] image(int digit, SplittableRandom random) {
    List<double[]> strokes = new Distortion(random).apply(Glyphs.of(digit));
    double radius = random.nextDouble(0.8, 1.9);
    double noise = random.nextDouble(0, 0.15);
    float[] pixels = new float[SIDE * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double ink = radius + 0.5 - distance(strokes, x + 0.5, y + 0.5);
        double grain = noise * random.nextDouble(-1, 1);
        pixels[y * SIDE + x] = (float) clamp(clamp(ink) + grain);
      }
    }
    return pixels;
  }

  /** From a point to the nearest of all strokes. */
  private static double distance(List<double[]> strokes, double x, double y) {
    double nearest = Double.POSITIVE_INFINITY;
    for (double[] stroke : strokes) {
      for (int i = 0; i + 3 < stroke.length; i += 2) {
        double dx = stroke[i + 2] - stroke[i];
        double dy = stroke[i + 3] - stroke[i + 1];
        double length = dx * dx + dy * dy;
        double along = ((x - stroke[i]) * dx + (y - stroke[i + 1]) * dy) / Math.max(length, 1e-9);
        double at = clamp(along);
        double gapX = stroke[i] + at * dx - x;
        double gapY = stroke[i + 1] + at * dy - y;
        nearest = Math.min(nearest, gapX * gapX + gapY * gapY);
      }
    }
    return Math.sqrt(nearest);
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(1, value));
  }

  /** One hand's way of writing: an affine map of the unit square to pixels, and a wave in it. */
  private static final class Distortion {
    private final double[] map = new double[4];
    private final double left;
    private final double top;
    private final double wave;
    private final double phase;
    private final SplittableRandom random;

    Distortion(SplittableRandom random) {
      this.random = random;
      double angle = Math.toRadians(random.nextDouble(-20, 20));
      double shear = random.nextDouble(-0.3, 0.3);
      double width = random.nextDouble(13, 22);
      double height = random.nextDouble(16, 23);
      map[0] = width * Math.cos(angle);
      map[1] = height * (shear * Math.cos(angle) - Math.sin(angle));
      map[2] = width * Math.sin(angle);
      map[3] = height * (shear * Math.sin(angle) + Math.cos(angle));
      left = SIDE / 2.0 + random.nextDouble(-2.5, 2.5);
      top = SIDE / 2.0 + random.nextDouble(-2.5, 2.5);
      wave = random.nextDouble(0, 0.06);
      phase = random.nextDouble(0, 2 * Math.PI);
    }

    /** By how many degrees an upright stroke leans to the left, upwards. */
    double slant() {
      return Math.toDegrees(Math.atan2(map[1], map[3]));
    }

    List<double[]> apply(List<double[]> strokes) {
      return strokes.stream().map(this::apply).toList();
    }

    private double[] apply(double[] stroke) {
      double[] pixels = new double[stroke.length];
      for (int i = 0; i < stroke.length; i += 2) {
        double x = stroke[i] - 0.5 + wave * Math.sin(7 * stroke[i + 1] + phase) + jitter();
        double y = stroke[i + 1] - 0.5 + wave * Math.cos(7 * stroke[i] + phase) + jitter();
        pixels[i] = left + map[0] * x + map[1] * y;
        pixels[i + 1] = top + map[2] * x + map[3] * y;
      }
      return pixels;
    }

    private double jitter() {
      return random.nextDouble(-0.015, 0.015);
    }
  }
}
