package dev.regimen.examples.findings;

import dev.regimen.data.Csv;
import dev.regimen.data.Dataset;
import dev.regimen.data.Missing;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Estimate;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a network learns of the districts of the California housing census by telling hidden fields
 * from the others (Yoon et al. 2020), for a few districts of which the value of the houses is
 * known. The seed draws initial weights and those districts; a fifth of all tests, the same for all
 * seeds, and is not seen before.
 */
@Command(
    name = "pretext-table",
    description = "Trains on 100 and 200 priced districts, from scratch and behind hidden fields.")
final class TableWithoutLabels extends PretextFinding {
  private static final String FILE = "housing.csv";
  private static final int TESTS = 5;
  private static final double THOUSAND = 1000;

  @Option(
      names = "--labels",
      split = ",",
      defaultValue = "100,200",
      description = "districts of which the value is known; ${DEFAULT-VALUE} unless given")
  private List<Integer> labels = new ArrayList<>();

  @Override
  void measure(Path folder, PrintWriter out) {
    Dataset districts =
        Csv.read(folder.resolve(FILE))
            .target("median_house_value")
            .missing(Missing.DROP_ROW)
            .load();
    Splits parts = Splits.holdOut(districts, districts.size() / TESTS, 1);
    plot().axes("seed", "test RMSE in 1,000 $");
    head(out, "RMSE, 1,000 $");
    List<String> gains = new ArrayList<>();
    for (int count : labels) {
      Outcome scratch = outcome(false, count, parts);
      show(out, count + " from scratch", scratch, scratch, -1);
      Outcome masked = outcome(true, count, parts);
      show(out, count + " masked fields", masked, scratch, -1);
      double gain = scratch.mean() - masked.mean();
      gains.add(String.format(Locale.ROOT, "%.2f with %d", gain, count));
    }
    out.printf(
        "What is learned of fields without values lowers the RMSE, in 1,000 $, by %s over %d"
            + " seeds.%n",
        String.join(" and by ", gains), seeds().length);
  }

  private Outcome outcome(boolean taught, int count, Splits parts) {
    long[] seeds = seeds();
    double[] tuned = new double[seeds.length];
    double[] probed = new double[seeds.length];
    for (int i = 0; i < seeds.length; i++) {
      Trainer<Estimate> whole = new FewDistrictsMlpTrainer();
      Trainer<Estimate> probe = new ProbedDistrictsMlpTrainer();
      if (taught) {
        begin(new MaskedDistrictsMlpTrainer(), seeds[i], parts.train(), whole, probe);
      }
      Dataset known = Splits.holdOut(parts.train(), count, seeds[i]).validation();
      TrainTest few = new TrainTest(known, parts.validation());
      tuned[i] = run(whole, seeds[i], few).test().rmse() / THOUSAND;
      probed[i] = run(probe, seeds[i], few).test().rmse() / THOUSAND;
    }
    return new Outcome(tuned, probed);
  }
}
