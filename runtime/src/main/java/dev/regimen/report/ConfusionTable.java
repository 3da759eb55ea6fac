package dev.regimen.report;

import dev.regimen.train.Confusion;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** True classes as rows, predicted ones as columns; the darker, the larger a row's share. */
final class ConfusionTable {
  private final String split;
  private final Confusion confusion;
  private final List<String> classes;

  /**
   * A table.
   *
   * @param split whose samples are counted
   */
  ConfusionTable(String split, Confusion confusion) {
    this.split = split;
    this.confusion = confusion;
    this.classes = confusion.classes();
  }

  /** The mistake that was made most often, in words; empty if none was made. */
  String worst() {
    int truth = -1;
    int predicted = -1;
    long most = 0;
    for (int row = 0; row < classes.size(); row++) {
      for (int column = 0; column < classes.size(); column++) {
        if (row != column && confusion.count(row, column) > most) {
          most = confusion.count(row, column);
          truth = row;
          predicted = column;
        }
      }
    }
    return most == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "Most often %s was taken for %s: %,d of %,d.",
            classes.get(truth),
            classes.get(predicted),
            most,
            total(truth));
  }

  private long total(int truth) {
    return IntStream.range(0, classes.size()).mapToLong(c -> confusion.count(truth, c)).sum();
  }

  @Override
  public String toString() {
    StringBuilder table =
        new StringBuilder(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Confusion matrix of the "
                + Html.escape(split)
                + "\">\n<table class=\"confusion\">\n<caption>True class (rows), predicted class"
                + " (columns)</caption>\n<thead><tr><td></td>");
    classes.forEach(
        name -> table.append("<th scope=\"col\">").append(Html.escape(name)).append("</th>"));
    table.append("</tr></thead>\n<tbody>\n");
    for (int row = 0; row < classes.size(); row++) {
      table.append("<tr><th scope=\"row\">").append(Html.escape(classes.get(row))).append("</th>");
      for (int column = 0; column < classes.size(); column++) {
        table.append(cell(row, column));
      }
      table.append("</tr>\n");
    }
    return table.append("</tbody>\n</table>\n</div>\n").toString();
  }

  private String cell(int row, int column) {
    long count = confusion.count(row, column);
    double share = total(row) == 0 ? 0 : (double) count / total(row);
    return String.format(
        Locale.ROOT,
        "<td class=\"%s%s\" style=\"--share:%.3f\">%,d</td>",
        row == column ? "right" : "wrong",
        count == 0 ? " none" : "",
        share,
        count);
  }
}
