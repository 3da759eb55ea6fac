package dev.regimen.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Lets processes take turns and compares them: ours, peer, ours, peer, …, on one and two threads.
 *
 * <p>Arguments: the folder of the modules, workloads separated by commas, {@code compile} among
 * them (or {@code all}), peers separated by commas, rounds. A workload's line for a peer compares
 * with the best of the peer's configurations (threads, and for images the layout); the floor, and
 * the {@link Workload#plain() plain workload} of a regime, are compared at the same number of
 * threads.
 */
public final class Driver {
  private static final int[] THREADS = {1, 2};
  private static final int PROOF_STEPS = 10;
  private static final long WARM_UP = 10_000;
  private static final long SLICE = 400;

  /** Libraries that spin after work have gone to sleep by then. */
  private static final long PAUSE = 250;

  private final Path modules;
  private final int rounds;
  private final PrintStream out;

  private Driver(Path modules, int rounds, PrintStream out) {
    this.modules = modules;
    this.rounds = rounds;
    this.out = out;
  }

  /** Runs the comparison and prints it; see the class. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Driver driver = new Driver(Path.of(args[0]), Integer.parseInt(args[3]), System.out);
    List<String> workloads = args[1].equals("all") ? all() : List.of(args[1].split(","));
    for (String workload : workloads) {
      driver.measure(workload, args[2].split(","));
    }
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>(Workload.names());
    all.add(CompileTime.NAME);
    return all;
  }

  private void measure(String workload, String[] peers) throws IOException, InterruptedException {
    if (workload.equals(CompileTime.NAME)) {
      new CompileTime(modules, rounds, out).run();
      return;
    }
    Workload measured = Workload.named(workload);
    if (measured.plain().isPresent()) {
      compare(measured, measured.plain().get().name());
      return;
    }
    for (String peer : peers) {
      if (measured.kind() != Workload.Kind.RUN) {
        compare(measured, peer);
      } else if (!peer.equals("floor")) {
        new WholeRun(modules, rounds, out).compare(measured, peer);
      }
    }
  }

  private void compare(Workload workload, String peer) throws IOException, InterruptedException {
    List<Child> children = new ArrayList<>();
    try {
      for (int threads : THREADS) {
        children.add(start("ours", workload, threads, Layout.CHANNELS_LAST));
        for (Layout layout : layouts(workload)) {
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

  private Child start(String side, Workload workload, int threads, Layout layout)
      throws IOException {
    Workload own = workload.plain().filter(plain -> plain.name().equals(side)).orElse(workload);
    return Child.start(Side.named(side, modules), new Configuration(own, threads, layout));
  }

  private static List<Layout> layouts(Workload workload) {
    return workload.images() ? List.of(Layout.values()) : List.of(Layout.CHANNELS_LAST);
  }

  private void prove(Workload workload, List<Child> children) throws IOException {
    for (Child child : children) {
      if (!child.side().name().equals("floor")) {
        out.printf(
            "PROOF workload=%s side=%s threads=%d layout=%s results=%s%n",
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
      Predicate<Child> comparable = peer -> !paired || peer.threads() == child.threads();
      Comparator<Child> speed = Comparator.comparingDouble(peer -> median(peer, Timing::median));
      report(workload, child, peers.stream().filter(comparable).min(speed).orElseThrow());
    }
  }

  private void report(Workload workload, Child ours, Child peer) throws IOException {
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      ratios[i] = peer.timings().get(i).median() / ours.timings().get(i).median();
    }
    out.printf(
        "BENCH workload=%s peer=%s ours_us=%.1f peer_us=%.1f ratio=%.3f threads=%d"
            + " peer_threads=%d peer_layout=%s ours_p99_us=%.1f peer_p99_us=%.1f ours_least_us=%.1f"
            + " peer_least_us=%.1f ours_cpu_us=%.1f peer_cpu_us=%.1f ours_mib=%d peer_mib=%d%n",
        workload.name(),
        peer.side().name(),
        median(ours, Timing::median),
        median(peer, Timing::median),
        Median.of(ratios),
        ours.threads(),
        peer.threads(),
        peer.layout(),
        median(ours, Timing::high),
        median(peer, Timing::high),
        least(ours),
        least(peer),
        median(ours, Timing::processor),
        median(peer, Timing::processor),
        ours.memory(),
        peer.memory());
    out.flush();
  }

  private static double least(Child child) {
    return child.timings().stream().mapToDouble(Timing::least).min().orElseThrow();
  }

  private static double median(Child child, ToDoubleFunction<Timing> figure) {
    return Median.of(child.timings().stream().mapToDouble(figure).toArray());
  }
}
