package dev.regimen.examples.findings;

import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import picocli.CommandLine.Command;

/**
 * A penalty on the sizes of weights makes most of them 0, one on their squares makes all of them
 * small and none 0 (Tibshirani 1996).
 */
@Command(
    name = "sparsity",
    description = "Trains on 4,000 clothes without penalty, with L1 and with L2; counts zeros.")
final class Sparsity extends SeededFinding {
  private static final int CLOTHES = 4_000;
  private static final double SMALL = 1e-3;

  /** A penalty. */
  enum Penalty {
    NONE(PenaltyMlps_FreeTrainer::new),
    L1(PenaltyMlps_SizesTrainer::new),
    L2(PenaltyMlps_SquaresTrainer::new);

    private final Supplier<Trainer<Label>> trainer;

    Penalty(Supplier<Trainer<Label>> trainer) {
      this.trainer = trainer;
    }
  }

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest clothes = clothes(folder, CLOTHES);
    double[] least = new double[Penalty.values().length];
    double[] most = new double[least.length];
    plot().axes("run", "weights that are exactly 0, in %");
    out.printf("penalty   exact zeros   below %s   test accuracy%n", SMALL);
    for (Penalty penalty : Penalty.values()) {
      double[] zeros = new double[seeds().length];
      double small = 0;
      double accuracy = 0;
      for (int i = 0; i < zeros.length; i++) {
        RunResult<Label> run = run(penalty.trainer.get(), seeds()[i], clothes);
        double[] weights = run.parameters().get("hidden.weight").dup('c').data().asDouble();
        zeros[i] = share(weights, 0);
        small += share(weights, SMALL) / zeros.length;
        accuracy += 100 * run.test().accuracy() / zeros.length;
      }
      plot().line(penalty.name(), zeros);
      least[penalty.ordinal()] = DoubleStream.of(zeros).min().orElseThrow();
      most[penalty.ordinal()] = DoubleStream.of(zeros).max().orElseThrow();
      out.printf(
          "%-9s %9.2f %% %9.2f %% %13.2f %%%n",
          penalty, DoubleStream.of(zeros).average().orElseThrow(), small, accuracy);
    }
    out.printf(
        "L1 makes %.1f to %.1f %% of the first layer's weights exactly 0, L2 at most %.1f %%, over %d"
            + " seeds.%n",
        least[Penalty.L1.ordinal()],
        most[Penalty.L1.ordinal()],
        most[Penalty.L2.ordinal()],
        seeds().length);
  }

  /** How many weights are at most so large, in percent. */
  private static double share(double[] weights, double size) {
    return 100.0
        * DoubleStream.of(weights).filter(w -> Math.abs(w) <= size).count()
        / weights.length;
  }
}
