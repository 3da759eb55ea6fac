package dev.regimen.report;

import java.util.Arrays;
import java.util.Locale;

/** A histogram as bars; another one, behind an earlier epoch, as an outline. */
final class HistogramChart {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 150;
  private static final int SIDE = 12;
  private static final int TOP = 8;
  private static final int BOTTOM = 24;

  private final String title;
  private final TensorHistogram bars;
  private final TensorHistogram outline;
  private final double low;
  private final double high;
  private final double most;

  /**
   * A chart.
   *
   * @param outline the same as the bars where there is none
   */
  HistogramChart(String title, TensorHistogram bars, TensorHistogram outline) {
    this.title = title;
    this.bars = bars;
    this.outline = outline;
    low = Math.min(bars.low(), outline.low());
    double end = Math.max(bars.high(), outline.high());
    high = end > low ? end : low + 1;
    most = Math.max(densest(bars), densest(outline));
  }

  private static double densest(TensorHistogram histogram) {
    return Arrays.stream(histogram.counts())
        .mapToDouble(n -> density(histogram, n))
        .max()
        .orElse(1);
  }

  /** So that bins of other widths can be drawn over each other. */
  private static double density(TensorHistogram histogram, double count) {
    double range = histogram.high() - histogram.low();
    return range > 0 ? count / histogram.values() / range : 1;
  }

  @Override
  public String toString() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<figure class=\"chart\">\n<svg class=\"effect\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " aria-label=\"%s from %s to %s, deviation %s\">\n",
            WIDTH,
            HEIGHT,
            Html.escape(title),
            PageNumbers.of(bars.low()),
            PageNumbers.of(bars.high()),
            PageNumbers.of(bars.deviation())));
    svg.append("<path class=\"bar\" d=\"").append(path(bars)).append("\"/>\n");
    if (outline != bars) {
      svg.append("<path class=\"outline\" d=\"").append(path(outline)).append("\"/>\n");
    }
    svg.append(Svg.line("axis", SIDE, HEIGHT - BOTTOM, WIDTH - SIDE, HEIGHT - BOTTOM));
    svg.append(Svg.text("start", SIDE, HEIGHT - BOTTOM + 16, PageNumbers.of(low)));
    svg.append(Svg.text("end", WIDTH - SIDE, HEIGHT - BOTTOM + 16, PageNumbers.of(high)));
    return svg.append("</svg>\n<figcaption><span class=\"title\">")
        .append(Html.escape(title))
        .append("</span></figcaption>\n</figure>\n")
        .toString();
  }

  private String path(TensorHistogram histogram) {
    StringBuilder path = new StringBuilder();
    path.append(String.format(Locale.ROOT, "M%.1f %d", x(histogram.low()), HEIGHT - BOTTOM));
    double left = histogram.low();
    for (int bin = 0; bin < histogram.counts().length; bin++) {
      double y = y(density(histogram, histogram.counts()[bin]));
      path.append(
          String.format(Locale.ROOT, "L%.1f %.1fL%.1f %.1f", x(left), y, x(histogram.end(bin)), y));
      left = histogram.end(bin);
    }
    return path.append(String.format(Locale.ROOT, "L%.1f %dZ", x(left), HEIGHT - BOTTOM))
        .toString();
  }

  private double x(double value) {
    return SIDE + (value - low) / (high - low) * (WIDTH - 2 * SIDE);
  }

  private double y(double density) {
    return HEIGHT - BOTTOM - density / most * (HEIGHT - TOP - BOTTOM);
  }
}
