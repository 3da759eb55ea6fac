package dev.regimen.examples;

import dev.regimen.data.Dataset;
import dev.regimen.data.image.ImageFolder;
import dev.regimen.examples.vision.SignDigitsAugmentedTrainer;
import dev.regimen.examples.vision.SignDigitsTrainer;
import dev.regimen.train.ContactSheet;
import dev.regimen.train.Label;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Trains on photographs of hands twice for each seed, without augmentation and with it. The seed
 * fixes split, initial weights and order, so that the two runs of a pair differ in nothing else.
 */
@Command(
    name = "signs",
    description =
        "Trains on photographs of hands that sign digits, one folder a digit, without augmentation "
            + "and with it, and compares.")
final class Signs implements Callable<Integer> {
  private static final int SIDE = 64;
  private static final int VERSIONS = 8;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", required = true, description = "the folder with the folders 0 to 9")
  private Path data = Path.of("");

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "1,2,3",
      description = "a pair of runs for each; ${DEFAULT-VALUE} unless given")
  private long[] seeds = {};

  @Option(names = "--sheet", description = "a PNG of what augmentation does to some of the hands")
  private @Nullable Path sheet;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Examples.out(spec);
    Dataset hands = read(data);
    if (sheet != null) {
      Examples.prepare(sheet);
      ContactSheet.of(new SignDigitsAugmentedTrainer(), hands, VERSIONS).write(sheet);
    }
    double plain = 0;
    double augmented = 0;
    for (long seed : seeds) {
      double without = accuracy(new SignDigitsTrainer(), seed, hands);
      double with = accuracy(new SignDigitsAugmentedTrainer(), seed, hands);
      out.printf("seed %d: %s%n%n", seed, compared(without, with));
      plain += without;
      augmented += with;
    }
    out.printf(
        "mean of %d: %s%n", seeds.length, compared(plain / seeds.length, augmented / seeds.length));
    return 0;
  }

  /** The hands of a folder, in colour, at the size that the networks take. */
  static Dataset read(Path folder) {
    return ImageFolder.read(folder).size(SIDE).colour().load();
  }

  private static double accuracy(Trainer<Label> trainer, long seed, Dataset hands) {
    return trainer.set("seed", seed).fit(hands).test().accuracy();
  }

  private static String compared(double without, double with) {
    return "test accuracy %.2f %% without augmentation, %.2f %% with"
        .formatted(100 * without, 100 * with);
  }
}
