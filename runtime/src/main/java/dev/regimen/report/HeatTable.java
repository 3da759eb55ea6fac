package dev.regimen.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The mean objective for each pair of values of two parameters; the darker, the better. */
final class HeatTable {
  private final String rows;
  private final String columns;
  private final Map<List<String>, Sample> cells;
  private final boolean maximized;

  /**
   * A table.
   *
   * @param rows the name of the parameter whose values are rows
   * @param columns the name of the other
   * @param cells by the values of both
   */
  HeatTable(String rows, String columns, Map<List<String>, Sample> cells, boolean maximized) {
    this.rows = rows;
    this.columns = columns;
    this.cells = cells;
    this.maximized = maximized;
  }

  @Override
  public String toString() {
    List<String> down = values(0);
    List<String> across = values(1);
    StringBuilder table = new StringBuilder();
    String caption = rows + " (rows), " + columns + " (columns)";
    table.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    table.append(Html.escape(caption)).append("\">\n<table class=\"confusion\">\n<caption>");
    table.append(Html.escape(caption)).append("</caption>\n<thead><tr><td></td>");
    across.forEach(
        value -> table.append("<th scope=\"col\">").append(Html.escape(value)).append("</th>"));
    table.append("</tr></thead>\n<tbody>\n");
    for (String row : down) {
      table.append("<tr><th scope=\"row\">").append(Html.escape(row)).append("</th>");
      across.forEach(column -> table.append(cell(cells.get(List.of(row, column)))));
      table.append("</tr>\n");
    }
    return table.append("</tbody>\n</table>\n</div>\n").toString();
  }

  private List<String> values(int which) {
    return ParameterScale.sorted(cells.keySet().stream().map(pair -> pair.get(which)).toList());
  }

  private String cell(@Nullable Sample sample) {
    if (sample == null || sample.count() == 0) {
      return "<td class=\"none\">\u2013</td>";
    }
    return String.format(
        Locale.ROOT,
        "<td class=\"right\" style=\"--share:%.3f\">%s</td>",
        share(sample.mean()),
        PageNumbers.of(sample.mean()));
  }

  /** From 0 for the worst to 1 for the best. */
  private double share(double mean) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Sample each : cells.values()) {
      least = each.count() == 0 ? least : Math.min(least, each.mean());
      most = each.count() == 0 ? most : Math.max(most, each.mean());
    }
    double share = most > least ? (mean - least) / (most - least) : 1;
    return maximized ? share : 1 - share;
  }
}
