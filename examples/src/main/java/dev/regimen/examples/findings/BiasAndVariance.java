package dev.regimen.examples.findings;

import dev.regimen.data.Dataset;
import dev.regimen.data.TrainTest;
import dev.regimen.experiment.Point;
import dev.regimen.experiment.Study;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/**
 * The error over training sets that are drawn anew, in its two parts: with width the bias falls and
 * the variance rises (Geman, Bienenstock and Doursat 1992), until it falls as well where networks
 * are wide enough (Neal et al. 2018; Yang et al. 2020). Each seed has training samples of its own,
 * its initial weights and its order.
 */
@Command(
    name = "bias-variance",
    description = "Trains networks of four widths on several sets of 1,000 clothes each.")
final class BiasAndVariance extends SeededFinding {
  private static final int CLOTHES = 1_000;
  private static final int TESTED = 2_000;

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest all = clothes(folder, CLOTHES * severalSeeds().length);
    Dataset tested = all.test().select(upTo(Math.min(TESTED, all.test().size())));
    int[] labels = IntStream.range(0, tested.size()).map(tested::label).toArray();
    Study widths = new WidthsExperiment();
    List<ErrorParts> parts = new ArrayList<>();
    out.printf("width   squared bias   variance    error%n");
    for (Point point : widths.points()) {
      List<double[][]> predictions = new ArrayList<>();
      for (int set = 0; set < seeds().length; set++) {
        Predictor<?> predictor =
            widths.trainer(point).set("seed", seeds()[set]).fit(set(all.train(), set)).predictor();
        predictions.add(probabilities(predictor, tested));
      }
      ErrorParts part = ErrorParts.of(predictions, labels);
      parts.add(part);
      out.printf(
          "%5d %14.4f %10.4f %8.4f%n", width(point), part.bias(), part.variance(), part.error());
    }
    int[] counts = widths.points().stream().mapToInt(BiasAndVariance::width).toArray();
    double[] across = IntStream.of(counts).asDoubleStream().toArray();
    plot().axes("width", "squared error of probabilities");
    plot().line("squared bias", across, parts.stream().mapToDouble(ErrorParts::bias).toArray());
    plot().line("variance", across, parts.stream().mapToDouble(ErrorParts::variance).toArray());
    plot().line("error", across, parts.stream().mapToDouble(ErrorParts::error).toArray());
    out.println(sentence(counts, parts));
  }

  /** How both parts go with width, and whether the variance falls in the end. */
  static String sentence(int[] widths, List<ErrorParts> parts) {
    int last = widths.length - 1;
    int most = 0;
    for (int i = 1; i <= last; i++) {
      most = parts.get(i).variance() > parts.get(most).variance() ? i : most;
    }
    return String.format(
        Locale.ROOT,
        "From width %d to %d the squared bias goes from %.4f to %.4f and the variance from %.4f to"
            + " %.4f; %s.",
        widths[0],
        widths[last],
        parts.get(0).bias(),
        parts.get(last).bias(),
        parts.get(0).variance(),
        parts.get(last).variance(),
        most == last
            ? "that it falls again, as Neal et al. found, is not seen up to there"
            : String.format(
                Locale.ROOT, "it is largest at width %d and falls from there", widths[most]));
  }

  private static int width(Point point) {
    return point.parameters().values().iterator().next().intValue();
  }

  /** One of as many sets as there are seeds, which share no sample. */
  private Dataset set(Dataset data, int set) {
    int size = data.size() / seeds().length;
    return data.select(IntStream.range(set * size, (set + 1) * size).toArray());
  }

  private static double[][] probabilities(Predictor<?> predictor, Dataset data) {
    float[][] images = new float[data.size()][data.features()];
    for (int i = 0; i < images.length; i++) {
      data.features(i, images[i], 0);
    }
    return predictor.predict(images).stream()
        .map(each -> ((Label) each).probabilities().stream().mapToDouble(p -> p).toArray())
        .toArray(double[][]::new);
  }

  private static int[] upTo(int count) {
    return IntStream.range(0, count).toArray();
  }
}
