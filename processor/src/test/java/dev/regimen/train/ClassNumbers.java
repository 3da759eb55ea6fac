package dev.regimen.train;

import java.util.Arrays;

/** Rows of which one number is 1 as memory keeps them: by the place of the 1. */
final class ClassNumbers {
  private ClassNumbers() {}

  /** The class of each row; -1 where it has none. */
  static double[] of(double[] oneHot, int width) {
    double[] classes = new double[oneHot.length / width];
    Arrays.fill(classes, -1);
    for (int i = 0; i < oneHot.length; i++) {
      if (oneHot[i] == 1) {
        classes[i / width] = i % width;
      }
    }
    return classes;
  }
}
