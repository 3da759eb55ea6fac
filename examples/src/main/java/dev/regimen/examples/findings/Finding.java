package dev.regimen.examples.findings;

import dev.regimen.data.FashionMnist;
import dev.regimen.data.TrainTest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A published finding, measured again on the files of a folder. */
abstract class Finding implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", required = true, description = "the folder with the data set's files")
  private Path data = Path.of("");

  @Option(names = "--plot", description = "a file for what was measured, as SVG")
  private @Nullable Path drawn;

  private final Plot plot = new Plot();

  @Override
  public final Integer call() {
    measure(data, Objects.requireNonNull(spec, "picocli gives it").commandLine().getOut());
    if (drawn != null) {
      plot.write(drawn);
    }
    return 0;
  }

  /** What {@link #measure} draws on. */
  final Plot plot() {
    return plot;
  }

  /** Trains, writes what came of it, and draws it. */
  abstract void measure(Path folder, PrintWriter out);

  /** The first so many of the clothes to train on, and all to test on. */
  static TrainTest clothes(Path folder, int count) {
    TrainTest all = FashionMnist.load(folder);
    int[] first = IntStream.range(0, Math.min(count, all.train().size())).toArray();
    return new TrainTest(all.train().select(first), all.test());
  }
}
