package dev.regimen.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * What a user waits for: from the start of a process to the accuracy on the test set, in turns,
 * each run in a process of its own. Loading libraries, reading files, compiling at run time and
 * every epoch are part of it; unpacking natives into a cache, which happens once on a machine, is
 * not.
 */
final class WholeRun {
  private static final int[] THREADS = {1, 2};
  private static final double NANOS = 1e3;

  private final Path modules;
  private final int rounds;
  private final Results results;

  /**
   * A run, as its process saw it.
   *
   * @param micros from the start of the process
   * @param processor microseconds of all its threads, from when the side's classes had been loaded
   * @param mib the largest resident size
   */
  private record Taken(double micros, double processor, long mib) {}

  WholeRun(Path modules, int rounds, Results results) {
    this.modules = modules;
    this.rounds = rounds;
    this.results = results;
  }

  /**
   * Prints two lines for ours on each number of threads: against the peer's better one, and against
   * the same.
   */
  void compare(Workload workload, String peer) throws IOException {
    if (System.getProperty(Images.FOLDER) == null || !Files.isDirectory(Images.folder())) {
      results.say(
          "SKIPPED workload=%s peer=%s: set -D%s=<folder> to the folder that holds fashion-mnist",
          workload.name(), peer, Images.FOLDER);
      return;
    }
    unpack("ours", workload);
    unpack(peer, workload);
    Taken[][] ours = new Taken[THREADS.length][rounds];
    Taken[][] theirs = new Taken[THREADS.length][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < THREADS.length; i++) {
        ours[i][round] = run("ours", workload, THREADS[i], round == 0);
        theirs[i][round] = run(peer, workload, THREADS[i], round == 0);
      }
    }
    int best = median(theirs[0], Taken::micros) <= median(theirs[1], Taken::micros) ? 0 : 1;
    for (int i = 0; i < THREADS.length; i++) {
      Results.Line line = results.line(workload.name(), peer).with("against", "best");
      report(line, ours[i], theirs[best], THREADS[i], THREADS[best]);
      Results.Line equal = results.line(workload.name(), peer).with("against", "equal");
      report(equal, ours[i], theirs[i], THREADS[i], THREADS[i]);
    }
  }

  private void report(Results.Line line, Taken[] ours, Taken[] theirs, int threads, int peers)
      throws IOException {
    double[] ratios = new double[rounds];
    Arrays.setAll(ratios, i -> theirs[i].micros() / ours[i].micros());
    line.with("ours_us", median(ours, Taken::micros), 0)
        .with("peer_us", median(theirs, Taken::micros), 0)
        .with("ratio", Median.of(ratios), 3)
        .with("threads", threads, 0)
        .with("peer_threads", peers, 0)
        .with("ours_cpu_us", median(ours, Taken::processor), 0)
        .with("peer_cpu_us", median(theirs, Taken::processor), 0)
        .with("ours_mib", median(ours, Taken::mib), 0)
        .with("peer_mib", median(theirs, Taken::mib), 0)
        .print();
  }

  private static double median(Taken[] runs, ToDoubleFunction<Taken> figure) {
    return Median.of(Arrays.stream(runs).mapToDouble(figure).toArray());
  }

  /** Opens steps of the same network, once, so that what a side unpacks lies in its cache. */
  private void unpack(String name, Workload workload) throws IOException {
    Configuration steps = new Configuration(workload.steps(), 1, Layout.CHANNELS_LAST);
    try (Child child = Child.start(Side.named(name, modules), steps)) {
      child.memory();
    }
  }

  private Taken run(String name, Workload workload, int threads, boolean print) throws IOException {
    long start = System.nanoTime();
    Side side = Side.named(name, modules);
    Configuration configuration = new Configuration(workload, threads, Layout.CHANNELS_LAST);
    try (Child child = Child.start(side, configuration)) {
      child.measure(1);
      double micros = (System.nanoTime() - start) / NANOS;
      if (print) {
        results.say(
            "PROOF workload=%s side=%s threads=%d accuracy=%.4f mib=%d",
            workload.name(), name, threads, child.result(), child.memory());
      }
      return new Taken(micros, child.timings().get(0).processor(), child.memory());
    }
  }
}
