package dev.regimen.data;

import java.util.Objects;

/** Numbers written as text. */
final class Numbers {
  private Numbers() {}

  /**
   * The finite number a cell holds.
   *
   * @throws DataException that names the cell if it holds none
   */
  static float parse(String cell, Notation notation, String source, long line, String column) {
    if (!isNumber(cell, notation)) {
      throw DataException.atCell(
          source, line, column, "expected a finite number, found \"" + cell + '"');
    }
    // Not by way of a double, which would round twice.
    return Float.parseFloat(Objects.requireNonNull(notation.plain(cell)));
  }

  /** The number as exactly as a double holds it; {@code NaN} if a float does not hold it at all. */
  static double parse(String cell, Notation notation) {
    String plain = notation.plain(cell);
    try {
      return plain != null && Float.isFinite(Float.parseFloat(plain))
          ? Double.parseDouble(plain)
          : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Whether {@link #parse} would take the cell in the notation of Java. */
  static boolean isNumber(String cell) {
    return isNumber(cell, Notation.PLAIN);
  }

  /** Whether {@link #parse} would take the cell. */
  static boolean isNumber(String cell, Notation notation) {
    return !Double.isNaN(parse(cell, notation));
  }
}
