package dev.regimen.examples.findings;

import dev.regimen.experiment.PointResult;
import dev.regimen.experiment.StudyResult;
import dev.regimen.experiment.TrialResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/**
 * Large batches leave few updates, which LARS and LAMB scale for each tensor by its norm so that
 * less accuracy is lost (You, Gitman and Ginsburg 2017; You et al. 2020); SGD and Adam with rates
 * of their own for large batches come close (Nado et al. 2021).
 */
@Command(
    name = "large-batches",
    description = "SGD, LARS, Adam and LAMB in batches of 2,048 against batches of 64.")
final class LargeBatches extends StudiedFinding {
  private static final int CLOTHES = 20_000;

  @Override
  void measure(Path folder, PrintWriter out) {
    StudyResult result = run(new LargeBatchRegimesExperiment(), clothes(folder, CLOTHES).train());
    PointResult sgd = point(result, LargeBatchMlps.SmallSgd.class);
    PointResult adam = point(result, LargeBatchMlps.SmallAdam.class);
    PointResult largeSgd = point(result, LargeBatchMlps.LargeSgd.class);
    PointResult lars = point(result, LargeBatchMlps.LargeLars.class);
    PointResult largeAdam = point(result, LargeBatchMlps.LargeAdam.class);
    PointResult lamb = point(result, LargeBatchMlps.LargeLamb.class);
    plot().axes("seed", "validation accuracy");
    for (PointResult each : inOrder(result)) {
      plot().line(simpleName(each), each.trials().stream().map(TrialResult::objective).toList());
    }
    out.printf("in batches of 64: SGD %.2f %%, Adam %.2f %%%n", accuracy(sgd), accuracy(adam));
    out.printf("batches of 2,048  accuracy   against batches of 64%n");
    row("SGD", largeSgd, sgd, result, out);
    row("LARS", lars, sgd, result, out);
    row("Adam", largeAdam, adam, result, out);
    row("LAMB", lamb, adam, result, out);
    out.printf(
        "In batches of 2,048 LARS changes accuracy by %s points against SGD, and LAMB by %s against"
            + " Adam (95 %% intervals over %d paired seeds).%n",
        points(result, lars, largeSgd), points(result, lamb, largeAdam), lars.trials().size());
  }

  private static void row(
      String name, PointResult large, PointResult small, StudyResult result, PrintWriter out) {
    out.printf("%-16s %7.2f %%   %s points%n", name, accuracy(large), points(result, large, small));
  }

  private static double accuracy(PointResult point) {
    return 100 * point.objective().mean();
  }
}
