package dev.regimen.examples.findings;

import dev.regimen.experiment.Point;
import dev.regimen.experiment.PointResult;
import dev.regimen.experiment.RepeatStatistics;
import dev.regimen.experiment.StudyResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A power law of losses over sizes, fitted for each seed by itself, so that the exponent has an
 * interval.
 *
 * @param sizes what the loss is a function of
 * @param losses the means over the seeds
 * @param law of the means
 * @param exponent of the laws of all seeds
 */
record SeededLaw(int[] sizes, double[] losses, PowerLaw law, RepeatStatistics exponent) {
  /** Of losses that each seed has one of for each size. */
  static SeededLaw of(int[] sizes, List<double[]> bySeed) {
    double[] means = new double[sizes.length];
    List<Double> exponents = new ArrayList<>();
    for (double[] losses : bySeed) {
      for (int i = 0; i < means.length; i++) {
        means[i] += losses[i] / bySeed.size();
      }
      exponents.add(PowerLaw.of(sizes, losses).exponent());
    }
    return new SeededLaw(sizes, means, PowerLaw.of(sizes, means), RepeatStatistics.of(exponents));
  }

  /** Of an experiment whose objective is a loss, and whose points have a size each. */
  static SeededLaw of(StudyResult result, ToIntFunction<Point> size) {
    List<PointResult> points = new ArrayList<>(result.points());
    points.sort(Comparator.comparingInt(each -> size.applyAsInt(each.point())));
    int[] sizes = points.stream().map(PointResult::point).mapToInt(size).toArray();
    List<double[]> bySeed = new ArrayList<>();
    for (int repeat = 0; repeat < points.get(0).trials().size(); repeat++) {
      int of = repeat;
      bySeed.add(points.stream().mapToDouble(each -> each.trials().get(of).objective()).toArray());
    }
    return of(sizes, bySeed);
  }

  /** Writes and draws the sizes with their losses, and what the law says of them. */
  void print(String measured, String counted, Plot plot, PrintWriter out) {
    double[] across = IntStream.of(sizes).asDoubleStream().toArray();
    plot.axes(counted, measured);
    plot.line("measured", across, losses);
    plot.line("fitted", across, DoubleStream.of(across).map(law::at).toArray());
    out.printf("%10s %16s   fitted%n", counted, measured);
    double farthest = 0;
    for (int i = 0; i < sizes.length; i++) {
      double fitted = law.at(sizes[i]);
      out.printf("%10d %16.4f %8.4f%n", sizes[i], losses[i], fitted);
      farthest = Math.max(farthest, Math.abs(losses[i] / fitted - 1));
    }
    out.printf(
        "The %s is %.2f·n^-%.3f for n %s, all points within %.1f %% of it; the exponent's 95 %%"
            + " interval is %.3f to %.3f, over %d seeds.%n",
        measured,
        law.factor(),
        law.exponent(),
        counted,
        100 * farthest,
        exponent.low(),
        exponent.high(),
        exponent.count());
  }
}
