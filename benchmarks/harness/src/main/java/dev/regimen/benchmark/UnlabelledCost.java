package dev.regimen.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step that learns from samples without a label takes of the sum of its passes: a plain step
 * of as many rows and further forward passes, all in one process.
 */
final class UnlabelledCost {
  static final String NAME = "unlabelled";
  private static final int[] THREADS = {1, 2};
  private static final double NANOS = 1e3;

  private final Path modules;
  private final int rounds;
  private final Results results;

  UnlabelledCost(Path modules, int rounds, Results results) {
    this.modules = modules;
    this.rounds = rounds;
    this.results = results;
  }

  void run() throws IOException, InterruptedException {
    for (int threads : THREADS) {
      for (Map.Entry<String, List<double[]>> measured : measure(threads).entrySet()) {
        List<double[]> lines = measured.getValue();
        results
            .line(measured.getKey(), "passes")
            .with("step_us", median(lines, 0) / NANOS, 0)
            .with("plain_us", median(lines, 1) / NANOS, 0)
            .with("further_us", median(lines, 2) / NANOS, 0)
            .with(
                "ratio",
                Median.of(
                    lines.stream().mapToDouble(each -> each[0] / (each[1] + each[2])).toArray()),
                3)
            .with("threads", threads, 0)
            .print();
      }
    }
  }

  private Map<String, List<double[]>> measure(int threads)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(Side.named(NAME, modules).command());
    command.add(Integer.toString(rounds));
    command.add(Integer.toString(threads));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("the steps failed: " + said);
    }
    Map<String, List<double[]>> measured = new LinkedHashMap<>();
    for (String line : said.lines().toList()) {
      String[] words = line.split(" ");
      double[] nanos = new double[words.length - 1];
      for (int i = 0; i < nanos.length; i++) {
        nanos[i] = Double.parseDouble(words[i + 1]);
      }
      measured.computeIfAbsent(words[0], name -> new ArrayList<>()).add(nanos);
    }
    return measured;
  }

  private static double median(List<double[]> lines, int column) {
    return Median.of(lines.stream().mapToDouble(line -> line[column]).toArray());
  }
}
