package dev.regimen.examples;

import dev.regimen.data.FashionMnist;
import dev.regimen.data.TrainTest;
import dev.regimen.examples.vision.FashionCnnTrainer;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains on Fashion-MNIST, which the user has in a folder. */
@Command(name = "fashion", description = "Trains on the four IDX files of Fashion-MNIST.")
final class Fashion implements Callable<Integer> {
  /** Which network. */
  enum Size {
    PLAIN,
    WIDE,
    SUPERMASK,
    CNN
  }

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", required = true, description = "the folder with the files")
  private Path data = Path.of("");

  @Option(names = "--size", defaultValue = "PLAIN", description = "${COMPLETION-CANDIDATES}")
  private Size size = Size.PLAIN;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "42",
      description = "one run for each; ${DEFAULT-VALUE} unless given")
  private long[] seeds = {};

  @Override
  public Integer call() {
    PrintWriter out = Examples.out(spec);
    Trainer<Label> trainer = trainer(); // before the data: it has a head start meanwhile
    TrainTest images = FashionMnist.load(data);
    double sum = 0;
    for (long seed : seeds) {
      RunResult<Label> run = trainer.set("seed", seed).fit(images);
      sum += run.test().accuracy();
      out.printf("seed %d: test accuracy %.2f %%%n%n", seed, 100 * run.test().accuracy());
    }
    out.printf("mean of %d: %.2f %%%n", seeds.length, 100 * sum / seeds.length);
    return 0;
  }

  private Trainer<Label> trainer() {
    return switch (size) {
      case PLAIN -> new FashionMlpTrainer();
      case WIDE -> new FashionWideMlpTrainer();
      case SUPERMASK -> new FashionSupermaskTrainer();
      case CNN -> new FashionCnnTrainer();
    };
  }
}
