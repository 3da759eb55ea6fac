package dev.regimen.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What two workers are worth to who does not have the machine alone: steps on two beside a thread
 * that is always busy, against steps on one beside it, in turns. Two should not be slower.
 *
 * <p>A slice is as long as it takes a run to notice that its workers wait, and times are means,
 * because the steps in which a processor is taken away are what is asked about.
 */
final class BusyMachine {
  static final String NAME = "busy";

  static final List<Workload> WORKLOADS =
      List.of(Workload.named("mlp-128"), Workload.named("mlp-small-32"), Workload.named("cnn-64"));

  private static final long WARM_UP = 10_000;
  private static final long SLICE = 2_000;
  private static final long PAUSE = 250;

  private final Path modules;
  private final int rounds;
  private final Results results;
  private volatile boolean over;

  BusyMachine(Path modules, int rounds, Results results) {
    this.modules = modules;
    this.rounds = rounds;
    this.results = results;
  }

  /** Prints a line for steps beside the busy thread. */
  void run(Workload workload) throws IOException, InterruptedException {
    try (Child one = start(workload, 1);
        Child two = start(workload, 2)) {
      one.warmUp(WARM_UP);
      two.warmUp(WARM_UP);
      Thread busy = new Thread(this::turn, "busy");
      busy.start();
      try {
        for (int round = 0; round < rounds; round++) {
          Thread.sleep(PAUSE);
          one.measure(SLICE);
          Thread.sleep(PAUSE);
          two.measure(SLICE);
        }
      } finally {
        over = true;
        busy.join();
      }
      report(workload, one, two);
    }
  }

  private Child start(Workload workload, int threads) throws IOException {
    Configuration configuration = new Configuration(workload, threads, Layout.CHANNELS_LAST);
    return Child.start(Side.named("ours", modules), configuration);
  }

  private void turn() {
    while (!over) {
      Thread.onSpinWait();
    }
  }

  private void report(Workload workload, Child one, Child two) throws IOException {
    double[] ratios = new double[rounds];
    Arrays.setAll(ratios, i -> one.timings().get(i).mean() / two.timings().get(i).mean());
    results
        .line(workload.name(), "one worker")
        .with("against", "busy loop")
        .with("ours_us", median(two, Timing::mean), 1)
        .with("peer_us", median(one, Timing::mean), 1)
        .with("ratio", Median.of(ratios), 3)
        .with("threads", two.threads(), 0)
        .with("peer_threads", one.threads(), 0)
        .with("ours_median_us", median(two, Timing::median), 1)
        .with("peer_median_us", median(one, Timing::median), 1)
        .with("ours_cpu_us", median(two, Timing::processor), 1)
        .with("peer_cpu_us", median(one, Timing::processor), 1)
        .print();
  }

  private static double median(Child child, ToDoubleFunction<Timing> figure) {
    return Median.of(child.timings().stream().mapToDouble(figure).toArray());
  }
}
