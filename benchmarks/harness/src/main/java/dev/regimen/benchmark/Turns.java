package dev.regimen.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Lets processes take turns and compares them: ours, peer, ours, peer, …, on one and two threads.
 *
 * <p>A workload has two lines for each number of threads of ours: one beside the best of the peer's
 * configurations (threads, and for images the layout), and one beside the best that has as many
 * threads. The floor, and a {@link Workload#plain() plain workload} of our own, are compared at the
 * same number of threads only.
 */
final class Turns {
  private static final int[] THREADS = {1, 2};
  private static final int PROOF_STEPS = 10;
  private static final long WARM_UP = 10_000;
  private static final long SLICE = 400;

  /** Libraries that spin after work have gone to sleep by then. */
  private static final long PAUSE = 250;

  private final Path modules;
  private final int rounds;
  private final Results results;

  /** Sides whose natives lie unpacked by now. */
  private final Set<String> unpacked = new HashSet<>();

  Turns(Path modules, int rounds, Results results) {
    this.modules = modules;
    this.rounds = rounds;
    this.results = results;
  }

  void compare(Workload workload, String peer) throws IOException, InterruptedException {
    List<Child> children = new ArrayList<>();
    try {
      for (int threads : THREADS) {
        children.add(start("ours", workload, threads, Layout.CHANNELS_LAST));
        for (Layout layout : layouts(workload, peer)) {
          children.add(start(peer, workload, threads, layout));
        }
      }
      prove(workload, children);
      for (Child child : children) {
        child.warmUp(WARM_UP);
      }
      for (int round = 0; round < rounds; round++) {
        for (Child child : children) {
          Thread.sleep(PAUSE);
          child.measure(SLICE);
        }
      }
      report(workload, children);
    } finally {
      for (Child child : children) {
        child.close();
      }
    }
  }

  /**
   * A side's first process is awaited before another of it starts: two that unpack the same natives
   * into one cache at once can load half a file.
   */
  private Child start(String side, Workload workload, int threads, Layout layout)
      throws IOException {
    Workload own = workload.plain().filter(plain -> plain.name().equals(side)).orElse(workload);
    Child child = Child.start(Side.named(side, modules), new Configuration(own, threads, layout));
    if (unpacked.add(side)) {
      child.memory();
    }
    return child;
  }

  /** TensorFlow's convolutions have channels last on processors. */
  private static List<Layout> layouts(Workload workload, String peer) {
    boolean both = workload.images() && !peer.equals(Side.TENSORFLOW);
    return both ? List.of(Layout.values()) : List.of(Layout.CHANNELS_LAST);
  }

  private void prove(Workload workload, List<Child> children) throws IOException {
    for (Child child : children) {
      if (!child.side().name().equals("floor")) {
        results.say(
            "PROOF workload=%s side=%s threads=%d layout=%s results=%s",
            workload.name(),
            child.side().name(),
            child.threads(),
            child.layout(),
            Arrays.toString(child.proof(PROOF_STEPS)));
      }
    }
  }

  private void report(Workload workload, List<Child> children) throws IOException {
    List<Child> peers = new ArrayList<>();
    List<Child> ours = new ArrayList<>();
    for (Child child : children) {
      (child.side().name().equals("ours") ? ours : peers).add(child);
    }
    boolean paired = peers.get(0).side().name().equals("floor") || workload.plain().isPresent();
    for (Child child : ours) {
      if (!paired) {
        report(workload, child, best(peers, peer -> true), "best");
      }
      report(workload, child, best(peers, peer -> peer.threads() == child.threads()), "equal");
    }
  }

  private static Child best(List<Child> peers, Predicate<Child> comparable) {
    Child best = null;
    for (Child peer : peers) {
      if (comparable.test(peer)
          && (best == null || median(peer, Timing::median) < median(best, Timing::median))) {
        best = peer;
      }
    }
    if (best == null) {
      throw new IllegalStateException("no peer has as many threads");
    }
    return best;
  }

  private void report(Workload workload, Child ours, Child peer, String against)
      throws IOException {
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      ratios[i] = peer.timings().get(i).median() / ours.timings().get(i).median();
    }
    results
        .line(workload.name(), peer.side().name())
        .with("against", against)
        .with("ours_us", median(ours, Timing::median), 1)
        .with("peer_us", median(peer, Timing::median), 1)
        .with("ratio", Median.of(ratios), 3)
        .with("threads", ours.threads(), 0)
        .with("peer_threads", peer.threads(), 0)
        .with("peer_layout", peer.layout().toString())
        .with("ours_p99_us", median(ours, Timing::high), 1)
        .with("peer_p99_us", median(peer, Timing::high), 1)
        .with("ours_least_us", least(ours), 1)
        .with("peer_least_us", least(peer), 1)
        .with("ours_cpu_us", median(ours, Timing::processor), 1)
        .with("peer_cpu_us", median(peer, Timing::processor), 1)
        .with("ours_mib", ours.memory(), 0)
        .with("peer_mib", peer.memory(), 0)
        .print();
  }

  private static double least(Child child) {
    return child.timings().stream().mapToDouble(Timing::least).min().orElseThrow();
  }

  private static double median(Child child, ToDoubleFunction<Timing> figure) {
    return Median.of(child.timings().stream().mapToDouble(figure).toArray());
  }
}
