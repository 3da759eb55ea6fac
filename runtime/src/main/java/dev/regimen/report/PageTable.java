package dev.regimen.report;

import java.util.ArrayList;
import java.util.List;

/** A table that readers can sort by any column; the first one names the row. */
final class PageTable {
  private final String caption;
  private final List<String> columns;
  private final List<String> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param columns their headings
   */
  PageTable(String caption, List<String> columns) {
    this.caption = caption;
    this.columns = columns;
  }

  /** A cell as it is shown, and what it is sorted by. */
  record Cell(String shown, String order, boolean number) {
    static Cell text(String text) {
      return new Cell(text, text, false);
    }

    static Cell number(double value) {
      return new Cell(PageNumbers.of(value), Double.toString(value), true);
    }

    static Cell count(long value) {
      return new Cell(PageNumbers.count(value), Long.toString(value), true);
    }
  }

  PageTable row(List<Cell> cells) {
    StringBuilder row = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String tag = i == 0 ? "th scope=\"row\"" : "td";
      row.append('<').append(tag).append(cell.number() ? " class=\"number\"" : "");
      row.append(" data-order=\"").append(Html.escape(cell.order())).append("\">");
      row.append(Html.escape(cell.shown())).append(i == 0 ? "</th>" : "</td>");
    }
    rows.add(row.append("</tr>\n").toString());
    return this;
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\"");
    table.append(" aria-label=\"").append(Html.escape(caption)).append("\">\n");
    table.append("<table class=\"sortable\">\n<caption>").append(Html.escape(caption));
    table.append("</caption>\n<thead><tr>");
    columns.forEach(
        column -> table.append("<th scope=\"col\">").append(Html.escape(column)).append("</th>"));
    table.append("</tr></thead>\n<tbody>\n");
    rows.forEach(table::append);
    return table.append("</tbody>\n</table>\n</div>\n").toString();
  }
}
