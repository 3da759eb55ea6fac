package dev.regimen.examples.findings;

import dev.regimen.experiment.PointResult;
import dev.regimen.experiment.RepeatStatistics;
import dev.regimen.experiment.StudyResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/**
 * With wrong labels among those to learn, the error falls with width, rises where the network is
 * just wide enough to learn them by heart, and falls again (Belkin et al. 2019; Nakkiran et al.
 * 2020).
 */
@Command(
    name = "double-descent",
    description =
        "Trains networks of eight widths on 1,000 clothes, of whose labels a fifth is drawn.")
final class DoubleDescent extends StudiedFinding {
  private static final int CLOTHES = 2_000; // half of them for validation

  @Override
  void measure(Path folder, PrintWriter out) {
    StudyResult result = run(new NoisyWidthsExperiment(), clothes(folder, CLOTHES).train());
    List<PointResult> points = new ArrayList<>(result.points());
    points.sort(Comparator.comparingInt(each -> each.point().number()));
    int[] widths = new int[points.size()];
    double[] errors = new double[points.size()];
    out.printf("width   validation error   deviation%n");
    for (int i = 0; i < widths.length; i++) {
      PointResult each = points.get(i);
      widths[i] = each.point().parameters().values().iterator().next().intValue();
      errors[i] = 100 * (1 - each.objective().mean());
      out.printf(
          "%5d %16.2f %% %9.2f %%%n", widths[i], errors[i], 100 * each.objective().deviation());
    }
    Shape shape = Shape.of(errors);
    RepeatStatistics rise =
        result.compare(points.get(shape.valley), points.get(shape.peak)).difference();
    out.println(shape.sentence(widths, errors, rise));
  }

  /**
   * Where a curve rises most above what it was before, and how far it falls from there.
   *
   * @param valley the least value before the peak; the peak itself where nothing rises
   * @param peak the end of the highest rise
   * @param end the least value from the peak on
   */
  record Shape(int valley, int peak, int end) {
    static Shape of(double[] errors) {
      int least = 0;
      int valley = 0;
      int peak = 0;
      for (int i = 1; i < errors.length; i++) {
        if (errors[i] - errors[least] > errors[peak] - errors[valley]) {
          valley = least;
          peak = i;
        }
        least = errors[i] < errors[least] ? i : least;
      }
      int end = peak;
      for (int i = peak + 1; i < errors.length; i++) {
        end = errors[i] < errors[end] ? i : end;
      }
      return new Shape(valley, peak, end);
    }

    /**
     * What is seen, in words.
     *
     * @param rise of the error from valley to peak as a fraction, over paired seeds
     */
    String sentence(int[] widths, double[] errors, RepeatStatistics rise) {
      if (peak == valley) {
        return "The error never rises with width: no second descent is seen.";
      }
      String seen =
          end == peak
              ? "no second descent is seen"
              : String.format(
                  Locale.ROOT, "it falls again to %.2f %% at width %d", errors[end], widths[end]);
      return String.format(
          Locale.ROOT,
          "The error falls to %.2f %% at width %d and rises to %.2f %% at width %d, by %.2f to %.2f"
              + " points (95 %% interval over %d paired seeds)%s; %s.",
          errors[valley],
          widths[valley],
          errors[peak],
          widths[peak],
          100 * rise.low(),
          100 * rise.high(),
          rise.count(),
          rise.low() > 0 ? "" : ", which is not told from chance",
          seen);
    }
  }
}
