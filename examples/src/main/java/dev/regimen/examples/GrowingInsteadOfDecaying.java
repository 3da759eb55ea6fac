package dev.regimen.examples;

import dev.regimen.experiment.StudyResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/**
 * A batch that grows does what a rate that falls does, in fewer updates (Smith, Kindermans, Ying
 * and Le 2018).
 */
@Command(
    name = "growing-batch",
    description = "Compares a rate that falls with a batch that grows, on 8,000 clothes.")
final class GrowingInsteadOfDecaying extends StudiedExperiment {
  private static final int CLOTHES = 8_000;

  @Override
  void measure(Path folder, PrintWriter out) {
    StudyResult result = run(new RateOrBatchExperiment(), clothes(folder, CLOTHES).train());
    out.println(result.table());
    out.println(result.answer());
  }
}
