package dev.regimen.examples.findings;

import dev.regimen.data.FashionMnist;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/**
 * An average of weights that a high rate keeps in motion is better than the last of them (Izmailov
 * et al. 2018). The three runs take the same steps, bit for bit: an average only looks on.
 */
@Command(
    name = "averages",
    description = "Trains on Fashion-MNIST at a high rate; the last weights and their averages.")
final class Averages extends Finding {
  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest clothes = FashionMnist.load(folder);
    double last = accuracy(new NoisyRateMlpTrainer(), clothes);
    double swa = accuracy(new NoisyRateSwaMlpTrainer(), clothes);
    double ema = accuracy(new NoisyRateEmaMlpTrainer(), clothes);

    plot().axes("1: last weights, 2: @Swa, 3: @Ema", "test accuracy in %");
    plot().line("accuracy", new double[] {last, swa, ema});
    out.printf("last weights  %.2f %%%n", last);
    out.printf("@Swa          %.2f %%%n", swa);
    out.printf("@Ema          %.2f %%%n", ema);
    out.printf(
        "@Swa is right %.2f points more often than the last weights, @Ema %.2f.%n",
        swa - last, ema - last);
  }

  private static double accuracy(Trainer<Label> trainer, TrainTest clothes) {
    return 100 * trainer.fit(clothes).test().accuracy();
  }
}
