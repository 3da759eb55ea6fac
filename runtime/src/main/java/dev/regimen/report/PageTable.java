package dev.regimen.report;

import dev.regimen.text.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

  /**
   * A cell.
   *
   * @param content as HTML
   * @param order what it is sorted by
   */
  record Cell(String content, String order, boolean number) {
    static Cell text(String text) {
      return new Cell(Html.escape(text), text, false);
    }

    static Cell number(double value) {
      return new Cell(PageNumbers.of(value), Double.toString(value), true);
    }

    static Cell count(long value) {
      return new Cell(PageNumbers.count(value), Long.toString(value), true);
    }

    static Cell duration(double seconds) {
      return new Cell(Numbers.duration(seconds), Double.toString(seconds), true);
    }

    static Cell time(Instant time) {
      return new Cell("<time>" + Html.escape(time.toString()) + "</time>", time.toString(), false);
    }

    /** A text as a number where it is one. */
    static Cell value(String text) {
      try {
        return new Cell(Html.escape(text), Double.toString(Double.parseDouble(text)), true);
      } catch (NumberFormatException e) {
        return text(text);
      }
    }

    /** A text that leads to a page beside this one, or below it. */
    static Cell link(String text, String page) {
      return new Cell(
          "<a href=\"" + Html.escape(page) + "\">" + Html.escape(text) + "</a>", text, false);
    }

    /** A box to be ticked in a form. */
    static Cell choice(String field, String value, String label) {
      return new Cell(
          String.format(
              Locale.ROOT,
              "<input type=\"checkbox\" name=\"%s\" value=\"%s\" aria-label=\"%s\">",
              field,
              Html.escape(value),
              Html.escape(label)),
          "",
          false);
    }
  }

  PageTable row(List<Cell> cells) {
    StringBuilder row = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      String tag = i == 0 ? "th scope=\"row\"" : "td";
      row.append('<').append(tag).append(cell.number() ? " class=\"number\"" : "");
      row.append(" data-order=\"").append(Html.escape(cell.order())).append("\">");
      row.append(cell.content()).append(i == 0 ? "</th>" : "</td>");
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
