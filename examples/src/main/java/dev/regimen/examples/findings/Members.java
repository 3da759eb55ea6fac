package dev.regimen.examples.findings;

import dev.regimen.data.FashionMnist;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** Five networks are right more often together than each of them (Hansen and Salamon 1990). */
@Command(
    name = "ensemble",
    description = "Trains five networks on Fashion-MNIST and lets them predict together.")
final class Members extends Finding {
  @Override
  void measure(Path folder, PrintWriter out) {
    RunResult<Label> run = new EnsembleMlpTrainer().fit(FashionMnist.load(folder));
    List<Double> members =
        run.members().stream().map(member -> 100 * member.test().accuracy()).toList();
    double mean = members.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double together = 100 * run.test().accuracy();

    plot().axes("member", "test accuracy in %");
    plot().line("alone", members.stream().mapToDouble(Double::doubleValue).toArray());
    plot().line("together", members.stream().mapToDouble(each -> together).toArray());
    members.forEach(accuracy -> out.printf("member    %.2f %%%n", accuracy));
    out.printf("mean      %.2f %%%n", mean);
    out.printf("together  %.2f %%%n", together);
    out.printf("The ensemble is right %.2f points more often than its members.%n", together - mean);
  }
}
