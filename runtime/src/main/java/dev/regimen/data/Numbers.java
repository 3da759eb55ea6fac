package dev.regimen.data;

/** Numbers written as text. */
final class Numbers {
  private Numbers() {}

  /**
   * The finite number a cell holds.
   *
   * @throws DataException that names the cell if it holds none
   */
  static float parse(String cell, String source, long line, String column) {
    float value;
    try {
      value = isNumeral(cell) ? Float.parseFloat(cell) : Float.NaN;
    } catch (NumberFormatException e) {
      value = Float.NaN;
    }
    if (!Float.isFinite(value)) {
      throw DataException.atCell(
          source, line, column, "expected a finite number, found \"" + cell + '"');
    }
    return value;
  }

  /** Whether {@link #parse} would take the cell. */
  static boolean isNumber(String cell) {
    try {
      return isNumeral(cell) && Float.isFinite(Float.parseFloat(cell));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * Java's own numerals allow more than data does ({@code 1f}, hexadecimal floats), and control
   * characters around them.
   */
  private static boolean isNumeral(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      if ("0123456789+-.eE".indexOf(cell.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
