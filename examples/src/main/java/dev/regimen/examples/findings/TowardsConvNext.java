package dev.regimen.examples.findings;

import dev.regimen.experiment.PointResult;
import dev.regimen.experiment.RepeatStatistics;
import dev.regimen.experiment.StudyResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * A block of a ResNet becomes one of a ConvNeXt by changes that each gain a little (Liu et al.
 * 2022, figure 2). Here a change is kept if accuracy grows by it on paired seeds, by the 95 %
 * interval, and the next one is tried on what has been kept.
 */
@Command(
    name = "convnext",
    description = "Eight changes from a ResNet's block to a ConvNeXt's, on 5,000 clothes.")
final class TowardsConvNext extends StudiedFinding {
  private static final int CLOTHES = 5_000; // half of them for validation

  /**
   * A change.
   *
   * @param name in words
   * @param from what had been kept before
   * @param to the same with the change
   */
  private record Change(String name, Class<?> from, Class<?> to) {}

  private static final List<Change> PATH =
      List.of(
          new Change("a stem of patches", ConvNextSteps.ResNet.class, ConvNextSteps.Patches.class),
          new Change(
              "depthwise and wider", ConvNextSteps.ResNet.class, ConvNextSteps.Depthwise.class),
          new Change(
              "inverted bottleneck", ConvNextSteps.ResNet.class, ConvNextSteps.Inverted.class),
          new Change(
              "kernels of 7 x 7", ConvNextSteps.ResNet.class, ConvNextSteps.LargeKernel.class),
          new Change("GELU", ConvNextSteps.LargeKernel.class, ConvNextSteps.Gelus.class),
          new Change(
              "fewer activations",
              ConvNextSteps.LargeKernel.class,
              ConvNextSteps.FewerActivations.class),
          new Change(
              "fewer norms", ConvNextSteps.LargeKernel.class, ConvNextSteps.FewerNorms.class),
          new Change(
              "layer norm", ConvNextSteps.LargeKernel.class, ConvNextSteps.LayerNorms.class));

  @Override
  void measure(Path folder, PrintWriter out) {
    StudyResult result = run(new ConvNextPathExperiment(), clothes(folder, CLOTHES).train());
    PointResult first = point(result, PATH.get(0).from());
    out.printf("%-24s %6.2f %%%n", "ResNet", 100 * first.objective().mean());
    List<String> kept = new ArrayList<>();
    for (Change change : PATH) {
      PointResult with = point(result, change.to());
      PointResult without = point(result, change.from());
      RepeatStatistics gain = result.compare(with, without).difference();
      boolean pays = gain.low() > 0;
      out.printf(
          "%-24s %6.2f %%  %s points on %s%s%n",
          change.name(),
          100 * with.objective().mean(),
          points(result, with, without),
          change.from().getSimpleName(),
          pays ? ": kept" : "");
      if (pays) {
        kept.add(change.name());
      }
    }
    plot().axes("step, 1: ResNet, last: ConvNeXt", "validation accuracy");
    plot().line("mean", inOrder(result).stream().map(each -> each.objective().mean()).toList());
    PointResult whole = point(result, ConvNextSteps.ConvNext.class);
    out.printf("%-24s %6.2f %%%n", "ConvNeXt", 100 * whole.objective().mean());
    out.printf(
        "Of %d changes %d pay (%s) over %d paired seeds; a whole ConvNeXt block with its stem"
            + " changes accuracy by %s points.%n",
        PATH.size(),
        kept.size(),
        kept.isEmpty() ? "none" : String.join(", ", kept),
        first.trials().size(),
        points(result, whole, first));
  }
}
