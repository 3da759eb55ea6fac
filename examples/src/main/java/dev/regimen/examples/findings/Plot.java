package dev.regimen.examples.findings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A finding as lines over what was varied, written as SVG. An axis is logarithmic where its values
 * are all above 0 and the largest is more than twenty times the least.
 */
final class Plot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int RIGHT = 150;
  private static final int TOP = 20;
  private static final int BOTTOM = 50;
  private static final double LOGARITHMIC = 20;
  private static final int MARKS = 5;

  /** Colours that the colour-blind tell apart too. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#a67c00", "#56b4e9");

  private final List<Line> lines = new ArrayList<>();
  private String across = "";
  private String up = "";

  private record Line(String name, double[] x, double[] y) {}

  /** From its least value to its largest, as shares of a length. */
  private record Axis(double low, double high, boolean logarithmic) {
    static Axis of(double[] values) {
      double low = DoubleStream.of(values).min().orElse(0);
      double high = DoubleStream.of(values).max().orElse(1);
      return new Axis(low, high, low > 0 && high > LOGARITHMIC * low);
    }

    double place(double value) {
      if (high == low) {
        return 0.5;
      }
      return logarithmic
          ? Math.log(value / low) / Math.log(high / low)
          : (value - low) / (high - low);
    }

    double at(double share) {
      return logarithmic ? low * Math.pow(high / low, share) : low + share * (high - low);
    }
  }

  /** What is across and what is up, with their units. */
  Plot axes(String x, String y) {
    across = x;
    up = y;
    return this;
  }

  /** A line; places without a number are left out. */
  void line(String name, double[] x, double[] y) {
    int[] finite = finite(y);
    lines.add(
        new Line(
            name,
            Arrays.stream(finite).mapToDouble(i -> x[i]).toArray(),
            Arrays.stream(finite).mapToDouble(i -> y[i]).toArray()));
  }

  /** A line over 1, 2, 3 and so on. */
  void line(String name, List<Double> y) {
    line(name, y.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** A line over 1, 2, 3 and so on. */
  void line(String name, double[] y) {
    double[] x = new double[y.length];
    Arrays.setAll(x, i -> i + 1);
    line(name, x, y);
  }

  private static int[] finite(double[] values) {
    return IntStream.range(0, values.length).filter(i -> Double.isFinite(values[i])).toArray();
  }

  /** Writes the file, and the folder that it lies in. */
  void write(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, svg());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  String svg() {
    Axis x = Axis.of(lines.stream().flatMapToDouble(line -> DoubleStream.of(line.x)).toArray());
    Axis y = Axis.of(lines.stream().flatMapToDouble(line -> DoubleStream.of(line.y)).toArray());
    StringBuilder svg = new StringBuilder();
    add(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
            + " font-family=\"sans-serif\" font-size=\"12\">\n<title>%s over %s</title>\n"
            + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
        WIDTH,
        HEIGHT,
        escaped(up),
        escaped(across));
    for (int i = 0; i < MARKS; i++) {
      double share = i / (MARKS - 1.0);
      mark(svg, "end", LEFT - 8, y(share) + 4, y.at(share));
      mark(svg, "middle", x(share), HEIGHT - BOTTOM + 18, x.at(share));
      add(svg, "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>\n", LEFT, y(share), WIDTH - RIGHT);
    }
    add(
        svg,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
            + "<text x=\"14\" y=\"%d\" text-anchor=\"middle\""
            + " transform=\"rotate(-90 14 %d)\">%s</text>\n",
        (LEFT + WIDTH - RIGHT) / 2,
        HEIGHT - 8,
        escaped(across) + (x.logarithmic ? " (logarithmic)" : ""),
        HEIGHT / 2,
        HEIGHT / 2,
        escaped(up) + (y.logarithmic ? " (logarithmic)" : ""));
    for (int i = 0; i < lines.size(); i++) {
      draw(svg, i, x, y);
    }
    return svg.append("</svg>\n").toString();
  }

  private void draw(StringBuilder svg, int number, Axis x, Axis y) {
    Line line = lines.get(number);
    String colour = COLOURS.get(number % COLOURS.size());
    String dashes = number < COLOURS.size() ? "" : " stroke-dasharray=\"6 4\"";
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < line.x.length; i++) {
      double across = x(x.place(line.x[i]));
      double above = y(y.place(line.y[i]));
      add(points, "%.1f,%.1f ", across, above);
      add(
          svg,
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>%s: %.4g at %.4g</title>"
              + "</circle>\n",
          across,
          above,
          colour,
          escaped(line.name),
          line.y[i],
          line.x[i]);
    }
    add(
        svg,
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>\n"
            + "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n",
        points.toString().strip(),
        colour,
        dashes,
        WIDTH - RIGHT + 12,
        TOP + 12 + 18 * number,
        colour,
        escaped(line.name));
  }

  private static void mark(StringBuilder svg, String anchor, double x, double y, double value) {
    add(
        svg,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
        x,
        y,
        anchor,
        number(value));
  }

  /** Three digits, or all of a large number, without zeros behind them. */
  private static String number(double value) {
    if (Math.abs(value) >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    String text = String.format(Locale.ROOT, "%.3g", value);
    return text.contains("e") ? text : text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  private static double x(double share) {
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double share) {
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private static void add(StringBuilder to, String format, Object... values) {
    to.append(String.format(Locale.ROOT, format, values));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
