package dev.regimen.examples.findings;

import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a network learns of clothes without their labels, for ten labels a class: by how clothes are
 * turned (Gidaris et al. 2018), by what is behind noise (Vincent et al. 2008) and by which two
 * views are of one piece (Chen et al. 2020). The seed draws initial weights and which labels are
 * kept, so that runs of one seed differ in what the network begins with alone; test images are
 * looked at once.
 */
@Command(
    name = "pretext",
    description = "Trains on 100 labelled clothes, from scratch and behind tasks without labels.")
final class WithoutLabels extends PretextFinding {
  /** What is learned before the labels. */
  enum Row {
    SCRATCH("from scratch", null),
    ROTATION("rotation", TurnedClothesCnnTrainer::new),
    DENOISING("denoising", NoisyClothesCnnTrainer::new),
    CONTRAST("contrast", PairedClothesCnnTrainer::new);

    private final String words;
    private final @Nullable Supplier<Trainer<?>> task;

    Row(String words, @Nullable Supplier<Trainer<?>> task) {
      this.words = words;
      this.task = task;
    }
  }

  @Option(
      names = "--samples",
      defaultValue = "10000",
      description = "clothes, of which 100 keep their label; ${DEFAULT-VALUE} unless given")
  private int samples;

  @Option(
      names = "--rows",
      split = ",",
      defaultValue = "rotation,denoising,contrast",
      description = "what is learned before; ${DEFAULT-VALUE} unless given")
  private List<Row> rows = new ArrayList<>();

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest few = clothes(folder, samples);
    plot().axes("seed", "test accuracy in %");
    head(out, "test accuracy, %");
    Outcome scratch = outcome(Row.SCRATCH, few);
    show(out, Row.SCRATCH.words, scratch, scratch, 1);
    double best = Double.NEGATIVE_INFINITY;
    for (Row row : rows) {
      Outcome own = outcome(row, few);
      show(out, row.words, own, scratch, 1);
      best = Math.max(best, own.mean() - scratch.mean());
    }
    out.printf(
        "What is learned without labels changes the accuracy with 10 a class by up to %.2f points"
            + " over %d seeds.%n",
        best, seeds().length);
  }

  private Outcome outcome(Row row, TrainTest few) {
    long[] seeds = seeds();
    double[] tuned = new double[seeds.length];
    double[] probed = new double[seeds.length];
    for (int i = 0; i < seeds.length; i++) {
      Trainer<Label> whole = new TenLabelsCnnTrainer();
      Trainer<Label> probe = new ProbedClothesCnnTrainer();
      if (row.task != null) {
        begin(row.task.get(), seeds[i], few.train(), whole, probe);
      }
      tuned[i] = accuracy(whole, seeds[i], few);
      probed[i] = accuracy(probe, seeds[i], few);
    }
    return new Outcome(tuned, probed);
  }
}
