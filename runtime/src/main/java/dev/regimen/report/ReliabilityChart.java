package dev.regimen.report;

import java.util.List;
import java.util.Locale;

/**
 * A reliability diagram: a bar for each bin of confidence, as high as the share that is right
 * there, beside the diagonal on which both are the same.
 */
final class ReliabilityChart {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 300;
  private static final int LEFT = 58;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 30;
  private static final double MARK = 0.2;

  private final Reliability reliability;

  ReliabilityChart(Reliability reliability) {
    this.reliability = reliability;
  }

  @Override
  public String toString() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<div class=\"charts\">\n<figure class=\"chart\">\n<svg class=\"effect\""
                + " viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"The share that is right by"
                + " confidence; the table has the same numbers\">\n",
            WIDTH,
            HEIGHT));
    for (int i = 0; i * MARK <= 1; i++) {
      double mark = i * MARK;
      svg.append(Svg.line("grid", LEFT, y(mark), WIDTH - RIGHT, y(mark)));
      svg.append(Svg.text("end", LEFT - 6, y(mark) + 4, PageNumbers.mark(mark, MARK)));
      svg.append(Svg.text("middle", x(mark), HEIGHT - BOTTOM + 18, PageNumbers.mark(mark, MARK)));
    }
    for (int bin = 0; bin < Reliability.BINS; bin++) {
      if (reliability.samples(bin) > 0) {
        svg.append(bar(bin));
      }
    }
    return svg.append(Svg.line("diagonal", x(0), y(0), x(1), y(1)))
        .append("</svg>\n<figcaption><span class=\"title\">Right, by confidence</span>")
        .append(" Bars below the line: surer than right.</figcaption>\n</figure>\n</div>\n")
        .toString();
  }

  private String bar(int bin) {
    double low = (double) bin / Reliability.BINS;
    double high = (bin + 1.0) / Reliability.BINS;
    double top = y(reliability.accuracy(bin));
    return String.format(
        Locale.ROOT,
        "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
        x(low) + 1,
        top,
        x(high) - x(low) - 2,
        y(0) - top);
  }

  /** The bars in numbers. */
  PageTable table() {
    PageTable table =
        new PageTable("Calibration by bins", List.of("up to", "confidence", "right", "samples"));
    for (int bin = 0; bin < Reliability.BINS; bin++) {
      table.row(
          List.of(
              PageTable.Cell.number((bin + 1.0) / Reliability.BINS),
              PageTable.Cell.number(reliability.confidence(bin)),
              PageTable.Cell.number(reliability.accuracy(bin)),
              PageTable.Cell.count(reliability.samples(bin))));
    }
    return table;
  }

  private static double x(double share) {
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double share) {
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }
}
