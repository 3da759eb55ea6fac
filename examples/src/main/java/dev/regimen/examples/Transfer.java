package dev.regimen.examples;

import dev.regimen.data.Dataset;
import dev.regimen.experiment.Study;
import dev.regimen.experiment.StudyResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares a network of three tasks with each of them alone. */
@Command(
    name = "tasks",
    description =
        "Trains a network of three tasks on 500 digits that it draws itself, beside each task alone.")
final class Transfer implements Callable<Integer> {
  private static final int DRAWINGS = 2_500;

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
    PrintWriter out = Examples.out(spec);
    Dataset drawings = StrokeDigits.drawTasks(DRAWINGS, 1);
    List<Study> studies =
        List.of(
            new DigitTransferExperiment(),
            new SlantTransferExperiment(),
            new OddTransferExperiment());
    for (Study study : studies) {
      StudyResult result = study.runs(runs).run(drawings);
      out.println(result.table());
      out.println(result.answer());
      out.println();
    }
    return 0;
  }
}
