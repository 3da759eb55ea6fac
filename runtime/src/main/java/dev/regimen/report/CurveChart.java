package dev.regimen.report;

import dev.regimen.text.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Curves over the epochs, or over what else is counted from 1, as SVG within a figure. They differ
 * by colour and by dashes; the page's script lets a pointer or the arrow keys read their values.
 */
final class CurveChart {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 260;
  private static final int LEFT = 58;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 30;

  /** At most so many marks below the chart. */
  private static final int EPOCH_MARKS = 8;

  private final String title;
  private final String unit;
  private final List<Curve> curves;
  private final List<Curve> others;
  private final int bestEpoch;
  private final int epochs;
  private final Axis axis;

  /**
   * One of the curves.
   *
   * @param name in the legend
   * @param style its class in the page's style sheet
   * @param values one an epoch; what is not finite leaves a gap
   */
  record Curve(String name, String style, double[] values) {}

  /**
   * A chart over the epochs.
   *
   * @param bestEpoch is marked; 0 for none
   */
  CurveChart(String title, List<Curve> curves, int bestEpoch) {
    this(title, "epoch", curves, bestEpoch);
  }

  /**
   * A chart.
   *
   * @param unit what is counted
   * @param best is marked; 0 for none
   */
  CurveChart(String title, String unit, List<Curve> curves, int best) {
    this(title, unit, List.of(), curves, best);
  }

  /**
   * A chart of very many curves, of which some can be read.
   *
   * @param others drawn thin behind those, without a place in the legend
   */
  CurveChart(String title, String unit, List<Curve> others, List<Curve> curves) {
    this(title, unit, others, curves, 0);
  }

  private CurveChart(String title, String unit, List<Curve> others, List<Curve> curves, int best) {
    this.title = title;
    this.unit = unit;
    this.others = others;
    this.curves = curves;
    this.bestEpoch = best;
    this.epochs = all().mapToInt(curve -> curve.values().length).max().orElse(0);
    this.axis =
        Axis.around(
            DoubleStream.concat(Arrays.stream(usual(values(others))), Arrays.stream(values(curves)))
                .toArray());
  }

  private static double[] values(List<Curve> curves) {
    return curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.values())).toArray();
  }

  /**
   * Values that are not far out (Tukey 1977): at most three times as far from the quartiles as
   * these are from each other. One of a hundred curves may leave the chart, not flatten the rest.
   */
  private static double[] usual(double[] values) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return sorted;
    }
    double low = sorted[sorted.length / 4];
    double high = sorted[3 * sorted.length / 4];
    double most = 3 * (high - low);
    return Arrays.stream(sorted).filter(v -> v >= low - most && v <= high + most).toArray();
  }

  private Stream<Curve> all() {
    return Stream.concat(others.stream(), curves.stream());
  }

  @Override
  public String toString() {
    return "<figure class=\"chart\">\n"
        + svg()
        + "<figcaption><span class=\"title\">"
        + Html.escape(title)
        + (axis.logarithmic() ? " (logarithmic)" : "")
        + "</span> "
        + legend()
        + "<output></output></figcaption>\n</figure>\n";
  }

  private String legend() {
    return curves.stream()
        .map(
            curve ->
                String.format(
                    Locale.ROOT,
                    "<span class=\"key\"><svg class=\"%s\" viewBox=\"0 0 28 8\""
                        + " aria-hidden=\"true\"><line x1=\"1\" y1=\"4\" x2=\"27\""
                        + " y2=\"4\"/></svg>%s</span> ",
                    curve.style(),
                    Html.escape(curve.name())))
        .collect(Collectors.joining());
  }

  private String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" tabindex=\"0\""
                + " aria-label=\"%s\" data-unit=\"%s\" data-left=\"%d\" data-right=\"%d\">\n",
            WIDTH,
            HEIGHT,
            Html.escape(described()),
            Html.escape(unit),
            LEFT,
            WIDTH - RIGHT));
    for (double mark : axis.marks()) {
      double y = y(mark);
      svg.append(Svg.line("grid", LEFT, y, WIDTH - RIGHT, y));
      svg.append(Svg.text("end", LEFT - 6, y + 4, axis.text(mark)));
    }
    int step = Math.max(1, (epochs + EPOCH_MARKS - 1) / EPOCH_MARKS);
    for (int epoch = 1; epoch <= epochs; epoch += step) {
      svg.append(Svg.text("middle", x(epoch), HEIGHT - BOTTOM + 18, Integer.toString(epoch)));
    }
    if (bestEpoch > 0) {
      svg.append(Svg.line("best", x(bestEpoch), TOP, x(bestEpoch), HEIGHT - BOTTOM));
    }
    others.forEach(curve -> svg.append(thin(curve)));
    curves.forEach(curve -> svg.append(drawn(curve)));
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"cursor\" y1=\"%d\" y2=\"%d\" x1=\"-9\" x2=\"-9\"/>\n</svg>\n",
            TOP,
            HEIGHT - BOTTOM));
    return svg.toString();
  }

  /** For those who do not see it: where each curve begins, where it ends, and its best value. */
  private String described() {
    return curves.stream()
        .map(
            curve ->
                String.format(
                    Locale.ROOT,
                    "%s from %s in %s 1 to %s in %s %d",
                    curve.name(),
                    PageNumbers.of(curve.values()[0]),
                    unit,
                    PageNumbers.of(curve.values()[curve.values().length - 1]),
                    unit,
                    curve.values().length))
        .collect(
            Collectors.joining(
                "; ",
                title + " over the " + unit + "s: ",
                others.isEmpty() ? "" : "; and " + Numbers.counted(others.size(), "other")));
  }

  /** Not to be read by a pointer or by keys; its name shows where one rests on it. */
  private String thin(Curve curve) {
    return String.format(
        Locale.ROOT,
        "<path class=\"thin %s\" d=\"%s\"><title>%s</title></path>\n",
        curve.style(),
        path(curve),
        Html.escape(curve.name()));
  }

  private String path(Curve curve) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < curve.values().length; i++) {
      double value = curve.values()[i];
      if (shown(value)) {
        path.append(String.format(Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", x(i + 1), y(value)));
        pen = true;
      } else {
        pen = false;
      }
    }
    return path.toString();
  }

  private String drawn(Curve curve) {
    String values =
        Arrays.stream(curve.values()).mapToObj(PageNumbers::of).collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        "<path class=\"curve %s\" data-name=\"%s\" data-values=\"%s\" d=\"%s\"/>\n%s",
        curve.style(),
        Html.escape(curve.name()),
        values,
        path(curve),
        dots(curve));
  }

  private boolean shown(double value) {
    return Double.isFinite(value) && axis.place(value) >= 0 && axis.place(value) <= 1;
  }

  /** Values between two gaps, which no line leads to. */
  private String dots(Curve curve) {
    double[] values = curve.values();
    StringBuilder dots = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      boolean before = i > 0 && shown(values[i - 1]);
      boolean after = i < values.length - 1 && shown(values[i + 1]);
      if (shown(values[i]) && !before && !after) {
        dots.append(Svg.circle(curve.style(), x(i + 1), y(values[i]), 3));
      }
    }
    return dots.toString();
  }

  private double x(int epoch) {
    double share = epochs == 1 ? 0.5 : (epoch - 1.0) / (epochs - 1);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - axis.place(value) * (HEIGHT - TOP - BOTTOM);
  }
}
