package dev.regimen.examples;

import dev.regimen.data.TrainTest;
import dev.regimen.experiment.StudyResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--runs",
      description = "where it is recorded, and goes on after a kill; ${DEFAULT-VALUE} unless given")
  private Path runs = Path.of("runs");

  @Override
  public Integer call() {
    TrainTest digits = StrokeDigits.draw(2_000, 1_000, 1);
    StudyResult result = new DigitRegimesExperiment().runs(runs).run(digits.train());
    Examples.out(spec).println(result.answer());
    return 0;
  }
}
