package dev.regimen.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run's record takes of its steps: the processor time of the listener's methods, beside that
 * of the whole thread, in one process. A run with it against one without differs by less than two
 * runs of one kind do.
 */
final class RecordCost {
  static final String NAME = "record";
  private static final double NANOS = 1e3;

  private final Path modules;
  private final int rounds;
  private final Results results;

  RecordCost(Path modules, int rounds, Results results) {
    this.modules = modules;
    this.rounds = rounds;
    this.results = results;
  }

  /** The first run warms up and is left out. */
  void run() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Side.named(NAME, modules).command());
    command.add(Integer.toString(rounds + 1));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("the recorded runs failed: " + said);
    }
    List<double[]> runs =
        said.lines()
            .skip(1)
            .map(line -> List.of(line.split(" ")).stream().mapToDouble(Double::parseDouble))
            .map(values -> values.toArray())
            .toList();
    results
        .line("record-128", "listener")
        .with("steps_us", median(runs, 0) / NANOS, 0)
        .with("listener_us", median(runs, 1) / NANOS, 0)
        .with("share", Median.of(runs.stream().mapToDouble(run -> run[1] / run[0]).toArray()), 4)
        .with("start_and_end_us", median(runs, 2) / NANOS, 0)
        .print();
  }

  private static double median(List<double[]> runs, int column) {
    return Median.of(runs.stream().mapToDouble(run -> run[column]).toArray());
  }
}
