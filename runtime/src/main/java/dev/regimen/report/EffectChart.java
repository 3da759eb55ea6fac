package dev.regimen.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The main effect of a parameter: for each of its values the mean objective of all trials that have
 * it, whatever the others are, with the interval of that mean.
 */
final class EffectChart {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 260;
  private static final int LEFT = 58;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 30;

  private final String name;
  private final Map<String, Sample> effects;
  private final List<String> values;
  private final Axis axis;

  /**
   * A chart.
   *
   * @param name the parameter's
   * @param effects by value, in the order of their places
   */
  EffectChart(String name, Map<String, Sample> effects) {
    this.name = name;
    this.effects = effects;
    values = List.copyOf(effects.keySet());
    axis =
        Axis.around(
            effects.values().stream()
                .flatMapToDouble(
                    each ->
                        DoubleStream.of(
                            each.mean(),
                            each.mean() - each.halfWidth(),
                            each.mean() + each.halfWidth()))
                .toArray());
  }

  @Override
  public String toString() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<figure class=\"chart\">\n<svg class=\"effect\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " aria-label=\"%s\">\n",
            WIDTH,
            HEIGHT,
            Html.escape(described())));
    for (double mark : axis.marks()) {
      svg.append(Svg.line("grid", LEFT, y(mark), WIDTH - RIGHT, y(mark)));
      svg.append(Svg.text("end", LEFT - 6, y(mark) + 4, axis.text(mark)));
    }
    for (int i = 0; i < values.size(); i++) {
      Sample effect = effects.get(values.get(i));
      double x = LEFT + (i + 0.5) * (WIDTH - LEFT - RIGHT) / values.size();
      if (Double.isFinite(effect.halfWidth())) {
        double half = effect.halfWidth();
        svg.append(Svg.line("interval", x, y(effect.mean() - half), x, y(effect.mean() + half)));
      }
      svg.append(Svg.circle("mean", x, y(effect.mean()), 5));
      svg.append(Svg.text("middle", x, HEIGHT - BOTTOM + 18, values.get(i)));
    }
    return svg.append("</svg>\n<figcaption><span class=\"title\">")
        .append(Html.escape(name))
        .append("</span></figcaption>\n</figure>\n")
        .toString();
  }

  private String described() {
    return values.stream()
        .map(value -> value + ": " + PageNumbers.of(effects.get(value).mean()))
        .collect(Collectors.joining(", ", "Mean objective by " + name + ": ", ""));
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - axis.place(value) * (HEIGHT - TOP - BOTTOM);
  }
}
