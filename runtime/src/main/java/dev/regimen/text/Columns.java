package dev.regimen.text;

import java.util.List;

/** Rows of cells as lines, in columns as wide as their widest cell. */
public final class Columns {
  private Columns() {}

  /**
   * The lines.
   *
   * @param words how many columns hold words, which begin together; the others' numbers end so
   */
  public static List<String> of(List<List<String>> rows, int words) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths, words)).toList();
  }

  private static String line(List<String> row, int[] widths, int words) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String space = " ".repeat(widths[i] - row.get(i).length());
      line.append(i < words ? row.get(i) + space : space + row.get(i)).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
