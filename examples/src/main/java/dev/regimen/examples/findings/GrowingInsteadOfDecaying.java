package dev.regimen.examples.findings;

import dev.regimen.data.TrainTest;
import dev.regimen.experiment.RepeatStatistics;
import dev.regimen.train.Label;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * A batch that grows does what a rate that falls does, in fewer updates (Smith, Kindermans, Ying
 * and Le 2018). The accuracies' difference comes with its 95 % interval over pairs of runs of one
 * seed.
 */
@Command(
    name = "growing-batch",
    description = "A rate that falls against a batch that grows, on 8,000 clothes.")
final class GrowingInsteadOfDecaying extends SeededFinding {
  private static final int CLOTHES = 8_000;

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest clothes = clothes(folder, CLOTHES);
    Updates ofFalling = new Updates();
    Updates ofGrowing = new Updates();
    List<Double> gains = new ArrayList<>();
    List<Double> byFalling = new ArrayList<>();
    List<Double> byGrowing = new ArrayList<>();
    out.printf("seed   falling rate   growing batch%n");
    for (long seed : severalSeeds()) {
      Trainer<Label> falling = new DecayingRateMlpTrainer().listener(ofFalling);
      Trainer<Label> growing = new GrowingBatchMlpTrainer().listener(ofGrowing);
      double first = accuracy(falling, seed, clothes);
      double second = accuracy(growing, seed, clothes);
      out.printf("%4d %12.2f %% %13.2f %%%n", seed, first, second);
      byFalling.add(first);
      byGrowing.add(second);
      gains.add(second - first);
    }
    plot().axes("run", "test accuracy in %");
    plot().line("falling rate", byFalling);
    plot().line("growing batch", byGrowing);
    out.printf("updates %11d %15d%n", ofFalling.count, ofGrowing.count);
    RepeatStatistics gain = RepeatStatistics.of(gains);
    out.printf(
        "The growing batch changes accuracy by %.2f points (95 %% interval %.2f to %.2f, %d seeds),"
            + " with %d updates in place of %d.%n",
        gain.mean(), gain.low(), gain.high(), gain.count(), ofGrowing.count, ofFalling.count);
  }

  /** Counts those of the last run. */
  private static final class Updates implements Listener {
    private long count;

    @Override
    public void onTrainingEnd(Run run) {
      count = run.steps();
    }
  }
}
