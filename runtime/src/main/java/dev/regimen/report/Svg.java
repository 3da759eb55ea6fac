package dev.regimen.report;

import java.util.Locale;

/** What charts are drawn of. */
final class Svg {
  private Svg() {}

  /** A straight line. */
  static String line(String style, double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
        style,
        x1,
        y1,
        x2,
        y2);
  }

  /**
   * A text.
   *
   * @param anchor which part of it is at the point: start, middle or end
   */
  static String text(String anchor, double x, double y, String content) {
    return String.format(
        Locale.ROOT,
        "<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
        anchor,
        x,
        y,
        Html.escape(content));
  }

  /** A point. */
  static String circle(String style, double x, double y, double radius) {
    return String.format(
        Locale.ROOT,
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>\n",
        style,
        x,
        y,
        radius);
  }
}
