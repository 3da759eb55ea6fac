package dev.regimen.examples.findings;

import dev.regimen.data.Dataset;
import dev.regimen.experiment.PointResult;
import dev.regimen.experiment.RepeatStatistics;
import dev.regimen.experiment.StudyResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/**
 * Few samples are learned by heart, against which dropout (Srivastava et al. 2014, section 6.3) and
 * a decay of weights (Krogh and Hertz 1992) help. What is compared is the loss on samples that were
 * not seen; the accuracy is told beside it.
 */
@Command(
    name = "overfitting",
    description = "Dropout, decay, both and neither on 500, 1,000 and 2,000 clothes.")
final class Overfitting extends StudiedFinding {
  private static final int CLOTHES = 4_000;

  @Override
  void measure(Path folder, PrintWriter out) {
    Dataset clothes = clothes(folder, CLOTHES).train();
    StudyResult result = run(new DropAndDecayExperiment(), clothes);
    List<Number> validation = values(result, "split.validation");
    double dropout = largest(values(result, "hidden.dropout"));
    double decay = largest(values(result, "l2"));
    List<String> sentence = new ArrayList<>();
    out.printf("samples           neither           dropout             decay              both%n");
    for (Number held : validation) {
      PointResult neither = point(result, held, 0, 0);
      PointResult drops = point(result, held, dropout, 0);
      PointResult decays = point(result, held, 0, decay);
      PointResult both = point(result, held, dropout, decay);
      long samples = Math.round((1 - held.doubleValue()) * clothes.size());
      out.printf("%7d", samples);
      for (PointResult each : List.of(neither, drops, decays, both)) {
        out.printf("  %7.3f, %5.2f %%", each.objective().mean(), accuracy(each));
      }
      out.println();
      sentence.add(
          String.format(
              Locale.ROOT,
              "of %d samples dropout changes the loss by %s, decay by %s, both by %s",
              samples,
              change(result, drops, neither),
              change(result, decays, neither),
              change(result, both, neither)));
    }
    draw(result, validation, dropout, decay, clothes.size());
    out.printf(
        "With 95 %% intervals over %d paired seeds: %s.%n",
        result.best().trials().size(), String.join("; ", sentence));
  }

  private void draw(
      StudyResult result, List<Number> validation, double dropout, double decay, int clothes) {
    double[] samples =
        validation.stream().mapToDouble(held -> (1 - held.doubleValue()) * clothes).toArray();
    plot().axes("samples", "validation loss");
    for (double drops : new double[] {0, dropout}) {
      for (double decays : new double[] {0, decay}) {
        plot()
            .line(
                "dropout " + drops + ", L2 " + decays,
                samples,
                validation.stream()
                    .mapToDouble(held -> point(result, held, drops, decays).objective().mean())
                    .toArray());
      }
    }
  }

  private static String change(StudyResult result, PointResult with, PointResult without) {
    RepeatStatistics change = result.compare(with, without).difference();
    return String.format(
        Locale.ROOT, "%.3f (%.3f to %.3f)", change.mean(), change.low(), change.high());
  }

  /** The mean over the seeds, in percent. */
  private static double accuracy(PointResult point) {
    return point.trials().stream()
        .mapToDouble(each -> 100 * each.metrics().get("validation/accuracy"))
        .average()
        .orElseThrow();
  }

  private static double largest(List<Number> values) {
    return values.stream().mapToDouble(Number::doubleValue).max().orElseThrow();
  }

  private static PointResult point(
      StudyResult result, Number validation, double dropout, double decay) {
    return inOrder(result).stream()
        .filter(
            each -> {
              Map<String, Number> numbers = each.point().parameters();
              return numbers.get("split.validation").equals(validation)
                  && numbers.get("hidden.dropout").doubleValue() == dropout
                  && numbers.get("l2").doubleValue() == decay;
            })
        .findFirst()
        .orElseThrow();
  }
}
