package dev.regimen.examples.findings;

import dev.regimen.annotation.Metric;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/**
 * What the images have in common is learned before wrong labels are learned by heart, so that the
 * weights of the best epoch predict better than the last (Prechelt 1998; Li, Soltanolkotabi and
 * Oymak 2020 for wrong labels). Validation chooses the epoch, the test set measures.
 */
@Command(
    name = "early-stopping",
    description = "Trains on 2,000 clothes with wrong labels; the best weights against the last.")
final class StoppingEarly extends SeededFinding {
  private static final int CLOTHES = 2_000;

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest few = clothes(folder, CLOTHES);
    plot().axes("epoch", "validation loss");
    int better = 0;
    double best = 0;
    double last = 0;
    out.printf("seed   best epoch   best weights   last epoch   last weights%n");
    for (long seed : seeds()) {
      RunResult<Label> stopped = run(new StoppedMlpTrainer(), seed, few);
      RunResult<Label> whole = run(new OvertrainedMlpTrainer(), seed, few);
      plot().line("seed " + seed, whole.history().values(Metric.VALIDATION_LOSS));
      double ofStopped = 100 * stopped.test().accuracy();
      double ofWhole = 100 * whole.test().accuracy();
      out.printf(
          "%4d %12d %12.2f %% %12d %12.2f %%%n",
          seed, stopped.bestEpoch(), ofStopped, whole.history().size(), ofWhole);
      better += ofStopped > ofWhole ? 1 : 0;
      best += ofStopped / seeds().length;
      last += ofWhole / seeds().length;
    }
    out.printf(
        "The best weights are better than the last on %d of %d seeds, %.2f against %.2f %% in the"
            + " mean.%n",
        better, seeds().length, best, last);
  }
}
