package dev.regimen.data;

import java.util.Arrays;

/**
 * Looks at rows of doubles that become floats: each must be finite as one, and the numbers of a
 * column must stay as different as they are.
 */
final class RowCheck {
  /** Of rows that are wider, such as images in doubles, the first columns are compared. */
  private static final int MOST_COLUMNS = 1024;

  private final String source;
  private final String what;
  private final RoundingLoss[] columns;

  /**
   * Looks at rows.
   *
   * @param what one number of a row, for messages
   */
  RowCheck(String source, String what, int width) {
    this.source = source;
    this.what = what;
    this.columns = new RoundingLoss[Math.min(width, MOST_COLUMNS)];
    Arrays.setAll(columns, column -> new RoundingLoss());
  }

  /**
   * The float that a number becomes.
   *
   * @throws DataException that names row and column if that is not finite
   */
  float rounded(int row, int column, double value) {
    float rounded = (float) value;
    if (!Float.isFinite(rounded)) {
      throw DataException.atIndex(
          source, row, what + ' ' + column + " is not a finite number: " + rounded);
    }
    if (column < columns.length) {
      columns[column].add(value);
    }
    return rounded;
  }

  /**
   * Refuses columns whose numbers only a double tells apart; to be asked after the last row.
   *
   * @throws DataException that names the first
   */
  void requireKept() {
    for (int column = 0; column < columns.length; column++) {
      columns[column].requireKept(source, what + ' ' + column, "");
    }
  }
}
