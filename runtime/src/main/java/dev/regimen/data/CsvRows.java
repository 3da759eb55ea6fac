package dev.regimen.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes names and rows of equal width of the cells that a text holds. */
final class CsvRows {
  private final String source;
  private final CsvFile.Format format;
  private final CsvFile.Visitor visitor;
  private @Nullable List<String> names;
  private boolean any;

  CsvRows(String source, CsvFile.Format format, CsvFile.Visitor visitor) {
    this.source = source;
    this.format = format;
    this.visitor = visitor;
  }

  /** The next row of the text, which may be the header. */
  void row(long line, String[] cells) {
    if (names == null) {
      boolean header = format.header() != null ? format.header() : format.names().isEmpty();
      names = header ? headed(line, cells) : Labels.numbered(cells.length);
      if (!format.names().isEmpty()) {
        names = format.names();
        requireWidth(line, cells);
      }
      visitor.names(names);
      if (header) {
        return;
      }
    }
    requireWidth(line, cells);
    any = true;
    visitor.row(line, cells);
  }

  /**
   * After the last row.
   *
   * @throws DataException if there was none
   */
  void end() {
    if (names == null) {
      throw DataException.of(source, "the file is empty");
    }
    if (!any) {
      throw DataException.of(source, "there are no rows below the header");
    }
  }

  private void requireWidth(long line, String[] cells) {
    if (names != null && cells.length != names.size()) {
      throw DataException.atLine(
          source, line, "expected " + names.size() + " cells, found " + cells.length);
    }
  }

  private List<String> headed(long line, String[] cells) {
    List<String> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int numbers = 0;
    for (int c = 0; c < cells.length; c++) {
      numbers += Numbers.isNumber(cells[c], format.notation()) ? 1 : 0;
      String name = cells[c].isEmpty() ? Integer.toString(c) : cells[c];
      if (!seen.add(name) && format.names().isEmpty()) {
        throw DataException.atCell(
            source,
            line,
            name,
            "the header names two columns so, "
                + found.indexOf(name)
                + " and "
                + c
                + " counted from 0; say header(true).names(...) to name them yourself");
      }
      found.add(name);
    }
    if (format.header() == null && numbers == cells.length) {
      throw DataException.atLine(
          source,
          line,
          "expected a header with the columns' names, found numbers only; say header(false) if"
              + " the file has none, header(true) if these are names");
    }
    return found;
  }
}
