package dev.regimen.examples.findings;

import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
final class WithoutLabels extends SeededFinding {
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
    out.printf(
        "test accuracy, %%   fine-tuned   gain   better   linear probe   fine-tuned, each%n");
    double[] scratch = tuned(Row.SCRATCH, few, out, null);
    double best = Double.NEGATIVE_INFINITY;
    for (Row row : rows) {
      double[] each = tuned(row, few, out, scratch);
      best = Math.max(best, mean(each) - mean(scratch));
    }
    out.printf(
        "What is learned without labels changes the accuracy with 10 a class by up to %.2f points"
            + " over %d seeds.%n",
        best, seeds().length);
  }

  private double[] tuned(Row row, TrainTest few, PrintWriter out, double @Nullable [] scratch) {
    long[] seeds = seeds();
    double[] tuned = new double[seeds.length];
    double[] probed = new double[seeds.length];
    for (int i = 0; i < seeds.length; i++) {
      Trainer<Label> whole = new TenLabelsCnnTrainer();
      Trainer<Label> probe = new ProbedClothesCnnTrainer();
      if (row.task != null) {
        begin(row.task.get(), seeds[i], few, whole, probe);
      }
      tuned[i] = accuracy(whole, seeds[i], few);
      probed[i] = accuracy(probe, seeds[i], few);
    }
    plot().line(row.words, Arrays.stream(tuned).boxed().toList());
    double[] against = scratch == null ? tuned : scratch;
    int better = 0;
    StringBuilder each = new StringBuilder();
    for (int i = 0; i < seeds.length; i++) {
      better += tuned[i] > against[i] ? 1 : 0;
      each.append(String.format(Locale.ROOT, " %.2f", tuned[i]));
    }
    out.printf(
        "%-18s %10.2f %+6.2f   %d of %d %14.2f  %s%n",
        row.words,
        mean(tuned),
        mean(tuned) - mean(against),
        better,
        seeds.length,
        mean(probed),
        each);
    return tuned;
  }

  /** Lets both begin with what a task has taught. */
  private static void begin(
      Trainer<?> task, long seed, TrainTest few, Trainer<Label> whole, Trainer<Label> probe) {
    try {
      Path file = Files.createTempFile("taught", ".safetensors");
      try {
        task.set("seed", seed).fit(Splits.trainOnly(few.train())).save(file);
        whole.from(file);
        probe.from(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
