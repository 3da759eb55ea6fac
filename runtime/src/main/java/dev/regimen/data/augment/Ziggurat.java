package dev.regimen.data.augment;

/**
 * Draws from N(0, 1) by a stack of horizontal boxes under the density's half (Marsaglia and Tsang
 * 2000, with separate bits for box and place): in 99 of 100 draws one multiplication and one
 * comparison.
 */
final class Ziggurat {
  private static final int BOXES = 256;
  private static final int BOX_BITS = 8;

  /** Where the tail begins, and the area of each box and of the tail with its base. */
  private static final double TAIL = 3.6541528853610088;

  private static final double AREA = 0.00492867323399;

  /** Right ends of the boxes, falling from the base to 0. */
  private static final double[] RIGHT = new double[BOXES + 1];

  /** exp(−x²/2) at those. */
  private static final double[] HEIGHT = new double[BOXES + 1];

  static {
    RIGHT[0] = AREA / density(TAIL);
    RIGHT[1] = TAIL;
    for (int i = 2; i < BOXES; i++) {
      RIGHT[i] = Math.sqrt(-2 * Math.log(AREA / RIGHT[i - 1] + density(RIGHT[i - 1])));
    }
    RIGHT[BOXES] = 0;
    for (int i = 0; i <= BOXES; i++) {
      HEIGHT[i] = density(RIGHT[i]);
    }
  }

  private Ziggurat() {}

  private static double density(double x) {
    return Math.exp(-0.5 * x * x);
  }

  static double draw(Chance chance) {
    while (true) {
      long bits = chance.bits();
      int box = (int) (bits & BOXES - 1);
      double sign = (bits >> BOX_BITS & 1) == 0 ? 1 : -1;
      double x = (bits >>> 11) * 0x1p-53 * RIGHT[box];
      if (x < RIGHT[box + 1]) {
        return sign * x;
      }
      if (box == 0) {
        return sign * tail(chance);
      }
      double height = HEIGHT[box] + (HEIGHT[box + 1] - HEIGHT[box]) * chance.uniform();
      if (height < density(x)) {
        return sign * x;
      }
    }
  }

  /** Beyond the last box (Marsaglia 1964). */
  private static double tail(Chance chance) {
    while (true) {
      double x = -Math.log(1 - chance.uniform()) / TAIL;
      double y = -Math.log(1 - chance.uniform());
      if (y + y > x * x) {
        return TAIL + x;
      }
    }
  }
}
