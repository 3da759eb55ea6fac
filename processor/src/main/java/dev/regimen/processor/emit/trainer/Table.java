package dev.regimen.processor.emit.trainer;

import java.util.List;

/** Rows of cells in columns: words to the left, numbers to the right. */
final class Table {
  private Table() {}

  /**
   * One line a row.
   *
   * @param words how many of the columns hold words, the first ones
   */
  static String aligned(List<String[]> rows, int words) {
    int columns = rows.get(0).length;
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row[c].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String pad = " ".repeat(widths[c] - row[c].length());
        line.append(c == 0 ? "" : "  ").append(c < words ? row[c] + pad : pad + row[c]);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
