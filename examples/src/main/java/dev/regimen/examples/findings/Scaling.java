package dev.regimen.examples.findings;

import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/**
 * The loss falls with the number of training samples by a power law (Hestness et al. 2017; Kaplan
 * et al. 2020). Each seed has training samples of its own and a law fitted to them; the interval is
 * that of the mean exponent.
 */
@Command(
    name = "scaling",
    description = "Trains on 500 to 8,000 clothes and fits a power law to the test loss.")
final class Scaling extends SeededFinding {
  private static final int MOST = 8_000;
  private static final int HALVINGS = 4;
  private static final int VALIDATION = 2_000;

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest all = clothes(folder, VALIDATION + MOST * severalSeeds().length);
    int held = Math.min(VALIDATION, all.train().size() / 2);
    Dataset validation = all.train().select(range(0, held));
    int own = (all.train().size() - held) / seeds().length;
    int[] sizes = IntStream.rangeClosed(0, HALVINGS).map(i -> own >> HALVINGS - i).toArray();
    List<double[]> bySeed = new ArrayList<>();
    for (int seed = 0; seed < seeds().length; seed++) {
      double[] losses = new double[sizes.length];
      int from = held + seed * own;
      for (int i = 0; i < sizes.length; i++) {
        Dataset train = all.train().select(range(from, from + sizes[i]));
        losses[i] =
            new ScalingMlpTrainer()
                .set("seed", seeds()[seed])
                .fit(new Splits(train, validation, all.test()))
                .test()
                .loss();
      }
      bySeed.add(losses);
    }
    SeededLaw.of(sizes, bySeed).print("test loss", "samples", plot(), out);
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }
}
