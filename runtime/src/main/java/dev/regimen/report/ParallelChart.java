package dev.regimen.report;

import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Parallel coordinates (Inselberg 1985): an axis for each parameter that varies and one for the
 * objective, a line for each trial, the best one's on top.
 */
final class ParallelChart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 320;
  private static final int SIDE = 70;
  private static final int TOP = 36;
  private static final int BOTTOM = 16;

  /** Of so many steps between the best objective and the worst one. */
  private static final int SHADES = 4;

  private final SavedExperiment experiment;
  private final List<SavedTrial> trials;
  private final List<String> names;
  private final List<ParameterScale> scales = new ArrayList<>();

  /** A chart of the trials that have an objective, of which there must be one. */
  ParallelChart(SavedExperiment experiment) {
    this.experiment = experiment;
    trials = experiment.trials().stream().filter(SavedTrial::finished).toList();
    names = experiment.varied();
    for (String name : names) {
      scales.add(
          ParameterScale.of(
              trials.stream().map(trial -> trial.point().getOrDefault(name, "")).toList()));
    }
    scales.add(ParameterScale.of(trials.stream().map(ParallelChart::objective).toList()));
  }

  private static String objective(SavedTrial trial) {
    return Double.toString(trial.objective());
  }

  @Override
  public String toString() {
    StringBuilder svg = new StringBuilder();
    String words = ComparisonPage.words(experiment.objective());
    svg.append(
        String.format(
            Locale.ROOT,
            "<figure class=\"chart\">\n<div class=\"scroll\" tabindex=\"0\" role=\"region\""
                + " aria-label=\"Parallel coordinates\">\n"
                + "<svg class=\"parallel\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
            WIDTH,
            HEIGHT,
            Html.escape(
                "Each trial as a line through its parameters to its "
                    + words
                    + "; the table of trials has the same numbers")));
    List<SavedTrial> worstFirst = new ArrayList<>(trials);
    worstFirst.sort(experiment.better().reversed());
    for (int i = 0; i < worstFirst.size(); i++) {
      svg.append(line(worstFirst.get(i), i, worstFirst.size()));
    }
    for (int axis = 0; axis < scales.size(); axis++) {
      svg.append(axis(axis, axis < names.size() ? names.get(axis) : words));
    }
    return svg.append(
            "</svg>\n</div>\n<figcaption>A line is a trial; the stronger, the better its ")
        .append(Html.escape(words))
        .append(".</figcaption>\n</figure>\n")
        .toString();
  }

  private String line(SavedTrial trial, int rank, int of) {
    StringBuilder path = new StringBuilder();
    for (int axis = 0; axis < scales.size(); axis++) {
      String value =
          axis < names.size() ? trial.point().getOrDefault(names.get(axis), "") : objective(trial);
      path.append(
          String.format(
              Locale.ROOT,
              "%s%.1f %.1f",
              axis == 0 ? "M" : "L",
              x(axis),
              y(scales.get(axis).place(value))));
    }
    String style = rank == of - 1 ? "first" : "shade-" + rank * SHADES / of;
    return String.format(
        Locale.ROOT,
        "<path class=\"%s\" d=\"%s\"><title>trial %d: %s</title></path>\n",
        style,
        path,
        trial.number(),
        PageNumbers.of(trial.objective()));
  }

  private String axis(int axis, String name) {
    StringBuilder svg = new StringBuilder();
    double x = x(axis);
    svg.append(Svg.line("axis", x, TOP, x, HEIGHT - BOTTOM));
    svg.append(Svg.text("middle", x, TOP - 18, name));
    scales
        .get(axis)
        .marks()
        .forEach(mark -> svg.append(Svg.text("start", x + 5, y(mark.place()) + 4, mark.text())));
    return svg.toString();
  }

  private double x(int axis) {
    return SIDE + axis * (WIDTH - 2.0 * SIDE) / Math.max(1, scales.size() - 1);
  }

  private static double y(double place) {
    return HEIGHT - BOTTOM - place * (HEIGHT - TOP - BOTTOM);
  }
}
