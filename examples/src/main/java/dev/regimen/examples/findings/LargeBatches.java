package dev.regimen.examples.findings;

import dev.regimen.experiment.PointResult;
import dev.regimen.experiment.RepeatStatistics;
import dev.regimen.experiment.StudyResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/**
 * Large batches leave few updates, which LARS and LAMB scale for each tensor by its norm so that
 * accuracy stays (You, Gitman and Ginsburg 2017; You et al. 2020); SGD and Adam with rates of their
 * own for large batches do so too (Nado et al. 2021).
 */
@Command(
    name = "large-batches",
    description = "SGD, LARS, Adam and LAMB in batches of 2,048 against batches of 64.")
final class LargeBatches extends StudiedFinding {
  private static final int CLOTHES = 20_000;

  @Override
  void measure(Path folder, PrintWriter out) {
    StudyResult result = run(new LargeBatchRegimesExperiment(), clothes(folder, CLOTHES).train());
    for (PointResult each : inOrder(result)) {
      RepeatStatistics accuracy = each.objective();
      out.printf(
          "%-10s %6.2f %%, deviation %.2f points%n",
          simpleName(each), 100 * accuracy.mean(), 100 * accuracy.deviation());
    }
    PointResult sgd = point(result, LargeBatchMlps.SmallSgd.class);
    PointResult adam = point(result, LargeBatchMlps.SmallAdam.class);
    out.printf(
        "From batches of 64 to 2,048 accuracy changes by %s points with SGD and %s with LARS, by %s"
            + " with Adam and %s with LAMB (95 %% intervals over %d paired seeds).%n",
        points(result, point(result, LargeBatchMlps.LargeSgd.class), sgd),
        points(result, point(result, LargeBatchMlps.LargeLars.class), sgd),
        points(result, point(result, LargeBatchMlps.LargeAdam.class), adam),
        points(result, point(result, LargeBatchMlps.LargeLamb.class), adam),
        sgd.trials().size());
  }
}
