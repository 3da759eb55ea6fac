package dev.regimen.examples;

import java.util.ArrayList;
import java.util.List;

/**
 * How the digits 0 to 9 are written: each a few strokes in the unit square, x to the right and y
 * down.
 */
final class Glyphs {
  private static final int ARC_PIECES = 10;

  private Glyphs() {}

  /** One digit's strokes, each a chain of points {@code x0, y0, x1, y1, ...}. */
  static List<double[]> of(int digit) {
    return switch (digit) {
      case 0 -> List.of(arc(0.5, 0.5, 0.28, 0.42, 0, 360));
      case 1 -> List.of(chain(0.34, 0.24, 0.54, 0.08, 0.54, 0.92));
      case 2 ->
          List.of(
              join(arc(0.5, 0.3, 0.27, 0.22, 190, 400), chain(0.71, 0.44, 0.22, 0.92, 0.8, 0.92)));
      case 3 ->
          List.of(
              join(arc(0.46, 0.29, 0.27, 0.21, 200, 450), arc(0.46, 0.71, 0.3, 0.21, 270, 520)));
      case 4 -> List.of(chain(0.6, 0.08, 0.18, 0.64, 0.84, 0.64), chain(0.64, 0.36, 0.64, 0.94));
      case 5 ->
          List.of(
              join(chain(0.76, 0.1, 0.32, 0.1, 0.28, 0.46), arc(0.47, 0.66, 0.3, 0.26, 240, 500)));
      case 6 -> List.of(join(chain(0.66, 0.08, 0.38, 0.36), arc(0.5, 0.68, 0.25, 0.24, 200, 560)));
      case 7 -> List.of(chain(0.2, 0.1, 0.8, 0.1, 0.42, 0.92));
      case 8 -> List.of(arc(0.5, 0.29, 0.22, 0.2, 0, 360), arc(0.5, 0.71, 0.27, 0.22, 0, 360));
      case 9 -> List.of(join(arc(0.5, 0.32, 0.25, 0.23, 0, 360), chain(0.75, 0.32, 0.68, 0.92)));
      default -> throw new IllegalArgumentException("expected a digit 0 to 9, found " + digit);
    };
  }

  private static double[] chain(double... points) {
    return points;
  }

  /** Part of an ellipse, by angles in degrees clockwise from three o'clock. */
  private static double[] arc(
      double x, double y, double width, double height, double from, double to) {
    double[] points = new double[2 * (ARC_PIECES + 1)];
    for (int i = 0; i <= ARC_PIECES; i++) {
      double angle = Math.toRadians(from + (to - from) * i / ARC_PIECES);
      points[2 * i] = x + width * Math.cos(angle);
      points[2 * i + 1] = y + height * Math.sin(angle);
    }
    return points;
  }

  private static double[] join(double[]... strokes) {
    List<Double> all = new ArrayList<>();
    for (double[] stroke : strokes) {
      for (double coordinate : stroke) {
        all.add(coordinate);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
