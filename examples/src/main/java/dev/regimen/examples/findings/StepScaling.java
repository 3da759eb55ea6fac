package dev.regimen.examples.findings;

import dev.regimen.data.Dataset;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/**
 * The loss falls with the number of steps by a power law as long as neither data nor parameters are
 * a bound (Kaplan et al. 2020): runs of five lengths, whose rates fall to 0 at their ends.
 */
@Command(
    name = "scaling-steps",
    description = "Trains for 1 to 16 epochs on 18,000 clothes and fits a power law to the loss.")
final class StepScaling extends StudiedFinding {
  private static final int CLOTHES = 20_000; // a tenth of them for validation
  private static final double TRAINED = 0.9;
  private static final double BATCH = 100;

  @Override
  void measure(Path folder, PrintWriter out) {
    Dataset clothes = clothes(folder, CLOTHES).train();
    int steps = (int) Math.ceil(TRAINED * clothes.size() / BATCH);
    SeededLaw.of(
            run(new ScalingStepsExperiment(), clothes),
            point -> steps * point.parameters().get("epochs").intValue())
        .print("validation loss", "steps", plot(), out);
  }
}
