package dev.regimen.examples.findings;

import dev.regimen.experiment.PointResult;
import dev.regimen.experiment.StudyResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * A batch that is k times as large makes a k-th of the updates in an epoch; a rate that is k times
 * as high makes up for that, until it is too high (Goyal et al. 2017).
 */
@Command(
    name = "batch-rate",
    description = "Three batch sizes with three rates on 8,000 clothes, equal epochs.")
final class BatchAndRate extends StudiedFinding {
  private static final int CLOTHES = 8_000;
  private static final String BATCH = "batch";
  private static final String RATE = "learningRate";

  @Override
  void measure(Path folder, PrintWriter out) {
    StudyResult result = run(new BatchesAndRatesExperiment(), clothes(folder, CLOTHES).train());
    List<PointResult> grid = result.points();
    List<Number> batches = values(result, BATCH);
    List<Number> rates = values(result, RATE);
    out.printf("batch");
    rates.forEach(rate -> out.printf("%12s", "rate " + rate));
    for (Number batch : batches) {
      out.printf("%n%5d", batch.intValue());
      rates.forEach(rate -> out.printf("%10.2f %%", accuracy(grid, batch, rate)));
    }
    double[] across = batches.stream().mapToDouble(Number::doubleValue).toArray();
    plot().axes("batch", "validation accuracy in %");
    for (Number rate : rates) {
      double[] up = batches.stream().mapToDouble(each -> accuracy(grid, each, rate)).toArray();
      plot().line("rate " + rate, across, up);
    }
    int last = batches.size() - 1;
    double small = accuracy(grid, batches.get(0), rates.get(0));
    double held = accuracy(grid, batches.get(last), rates.get(0));
    double scaled = accuracy(grid, batches.get(last), rates.get(last));
    out.printf(
        "%nFrom batches of %d to %d accuracy changes by %.2f points at a rate held at %s, and by"
            + " %.2f where the rate grows as much, to %s.%n",
        batches.get(0).intValue(),
        batches.get(last).intValue(),
        held - small,
        rates.get(0),
        scaled - small,
        rates.get(last));
  }

  /** The mean validation accuracy in percent; NaN where all runs diverged. */
  private static double accuracy(List<PointResult> grid, Number batch, Number rate) {
    return grid.stream()
        .filter(each -> each.point().parameters().get(BATCH).equals(batch))
        .filter(each -> each.point().parameters().get(RATE).equals(rate))
        .mapToDouble(each -> 100 * each.objective().mean())
        .findFirst()
        .orElseThrow();
  }
}
