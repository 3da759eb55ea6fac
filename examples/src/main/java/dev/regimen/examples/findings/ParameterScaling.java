package dev.regimen.examples.findings;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/**
 * The loss falls with the number of parameters by a power law as long as data is no bound (Kaplan
 * et al. 2020): one hidden layer of five widths, each trained until validation no longer gains.
 */
@Command(
    name = "scaling-parameters",
    description = "Trains five widths on 18,000 clothes and fits a power law to the loss.")
final class ParameterScaling extends StudiedFinding {
  private static final int CLOTHES = 20_000; // a tenth of them for validation
  private static final int PIXELS = 28 * 28;
  private static final int CLASSES = 10;

  @Override
  void measure(Path folder, PrintWriter out) {
    SeededLaw.of(
            run(new ScalingWidthsExperiment(), clothes(folder, CLOTHES).train()),
            point -> parameters(point.parameters().get("hidden.dense").intValue()))
        .print("validation loss", "parameters", plot(), out);
  }

  /** Weights and biases of both layers. */
  static int parameters(int width) {
    return (PIXELS + 1) * width + (width + 1) * CLASSES;
  }
}
