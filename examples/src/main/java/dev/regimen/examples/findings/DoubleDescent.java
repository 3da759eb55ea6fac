package dev.regimen.examples.findings;

import dev.regimen.data.Dataset;
import dev.regimen.data.TrainTest;
import dev.regimen.experiment.Point;
import dev.regimen.experiment.RepeatStatistics;
import dev.regimen.experiment.Study;
import dev.regimen.train.Estimate;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/**
 * With wrong labels among those to learn, the squared error falls with width, rises where the
 * network is just wide enough to learn them by heart, and falls again (Belkin et al. 2019, who
 * train one hidden layer by it; Nakkiran et al. 2020). Each seed has training samples of its own.
 */
@Command(
    name = "double-descent",
    description =
        "Trains networks of eleven widths on 500 clothes, of whose labels a fifth is drawn.")
final class DoubleDescent extends SeededFinding {
  private static final int CLOTHES = 500;
  private static final int TESTED = 2_000;
  private static final double NOISE = 0.2;

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest all = clothes(folder, CLOTHES * severalSeeds().length);
    Dataset tested = all.test().select(range(0, Math.min(TESTED, all.test().size())));
    Study study = new NoisyWidthsExperiment();
    List<Point> points = study.points();
    int[] widths = new int[points.size()];
    double[][] errors = new double[widths.length][];
    double[] means = new double[widths.length];
    out.printf("width   squared error   training        wrong%n");
    for (int i = 0; i < widths.length; i++) {
      List<SquaredErrors> runs = runs(study, points.get(i), all.train(), tested);
      widths[i] = points.get(i).parameters().values().iterator().next().intValue();
      errors[i] = runs.stream().mapToDouble(SquaredErrors::test).toArray();
      means[i] = mean(runs, SquaredErrors::test);
      out.printf(
          "%5d %15.4f %10.4f %10.2f %%%n",
          widths[i],
          means[i],
          mean(runs, SquaredErrors::training),
          100 * mean(runs, SquaredErrors::wrong));
    }
    plot().axes("width", "squared error");
    plot().line("test", IntStream.of(widths).asDoubleStream().toArray(), means);
    Shape shape = Shape.of(means);
    List<Double> rises =
        IntStream.range(0, seeds().length)
            .mapToObj(seed -> errors[shape.peak][seed] - errors[shape.valley][seed])
            .toList();
    out.println(shape.sentence(widths, means, RepeatStatistics.of(rises)));
  }

  /** A run for each seed, on samples of its own. */
  private List<SquaredErrors> runs(Study study, Point point, Dataset train, Dataset tested) {
    int own = train.size() / seeds().length;
    List<SquaredErrors> runs = new ArrayList<>();
    for (int i = 0; i < seeds().length; i++) {
      @SuppressWarnings("unchecked") // of a network with outputs
      Trainer<Estimate> trainer = (Trainer<Estimate>) study.trainer(point);
      trainer.set("seed", seeds()[i]).set("split.validation", 0.0);
      Dataset set = train.select(range(i * own, (i + 1) * own));
      runs.add(SquaredErrors.of(trainer, set, NOISE, tested));
    }
    return runs;
  }

  private static double mean(List<SquaredErrors> runs, ToDoubleFunction<SquaredErrors> value) {
    return runs.stream().mapToDouble(value).average().orElseThrow();
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
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
     * @param rise of the error from valley to peak, over paired seeds
     */
    String sentence(int[] widths, double[] errors, RepeatStatistics rise) {
      if (peak == valley) {
        return "The squared error never rises with width: no second descent is seen.";
      }
      String seen =
          end == peak
              ? "no second descent is seen"
              : String.format(
                  Locale.ROOT, "it falls again to %.4f at width %d", errors[end], widths[end]);
      return String.format(
          Locale.ROOT,
          "The squared error %s %.4f at width %d and rises to %.4f at width %d, by %.4f to"
              + " %.4f (95 %% interval over %d paired seeds)%s; %s.",
          valley == 0 ? "is" : "falls to",
          errors[valley],
          widths[valley],
          errors[peak],
          widths[peak],
          rise.low(),
          rise.high(),
          rise.count(),
          rise.low() > 0 ? "" : ", which is not told from chance",
          seen);
    }
  }
}
