package dev.regimen.examples;

import dev.regimen.data.TrainTest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds the best of three regimes, and says how sure that is. */
@Command(
    name = "regimes",
    description = "Finds the best of three regimes for 2,000 digits that it draws itself.")
final class BestRegime implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  @Option(
      names = "--runs",
      description = "where it is recorded, and goes on after a kill; ${DEFAULT-VALUE} unless given")
  private Path runs = Path.of("runs");

  @Override
  public Integer call() {
    TrainTest digits = StrokeDigits.draw(2_000, 1_000, 1);
    // It says what came out itself.
    new DigitRegimesExperiment().runs(runs).run(digits.train());
    return 0;
  }
}
