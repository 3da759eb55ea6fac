package dev.regimen.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a user waits for: from the start of a process to the accuracy on the test set, in turns,
 * each run in a process of its own. Loading libraries, reading files, compiling at run time and
 * every epoch are part of it.
 */
final class WholeRun {
  private static final int[] THREADS = {1, 2};
  private static final double NANOS = 1e3;

  private final Path modules;
  private final int rounds;
  private final Results results;

  WholeRun(Path modules, int rounds, Results results) {
    this.modules = modules;
    this.rounds = rounds;
    this.results = results;
  }

  /** Prints a line for ours on each number of threads against the peer's better one. */
  void compare(Workload workload, String peer) throws IOException {
    if (System.getProperty(Images.FOLDER) == null || !Files.isDirectory(Images.folder())) {
      results.say(
          "SKIPPED workload=%s peer=%s: set -D%s=<folder> to the folder that holds fashion-mnist",
          workload.name(), peer, Images.FOLDER);
      return;
    }
    double[][] ours = new double[THREADS.length][rounds];
    double[][] theirs = new double[THREADS.length][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < THREADS.length; i++) {
        ours[i][round] = run("ours", workload, THREADS[i], round == 0);
        theirs[i][round] = run(peer, workload, THREADS[i], round == 0);
      }
    }
    int best = Median.of(theirs[0]) <= Median.of(theirs[1]) ? 0 : 1;
    for (int i = 0; i < THREADS.length; i++) {
      report(workload, peer, ours[i], theirs[best], THREADS[i], THREADS[best]);
    }
  }

  private void report(
      Workload workload, String peer, double[] ours, double[] theirs, int threads, int peers)
      throws IOException {
    double[] ratios = new double[rounds];
    Arrays.setAll(ratios, i -> theirs[i] / ours[i]);
    results
        .line(workload.name(), peer)
        .with("against", "best")
        .with("ours_us", Median.of(ours), 0)
        .with("peer_us", Median.of(theirs), 0)
        .with("ratio", Median.of(ratios), 3)
        .with("threads", threads, 0)
        .with("peer_threads", peers, 0)
        .print();
  }

  private double run(String name, Workload workload, int threads, boolean print)
      throws IOException {
    long start = System.nanoTime();
    Side side = Side.named(name, modules);
    Configuration configuration = new Configuration(workload, threads, Layout.CHANNELS_LAST);
    try (Child child = Child.start(side, configuration)) {
      child.warmUp(1);
      double time = (System.nanoTime() - start) / NANOS;
      if (print) {
        results.say(
            "PROOF workload=%s side=%s threads=%d accuracy=%.4f mib=%d",
            workload.name(), name, threads, child.result(), child.memory());
      }
      return time;
    }
  }
}
