package dev.regimen.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares workloads with peers, one after the other; see {@link Turns} for how.
 *
 * <p>Arguments: the folder of the modules, workloads separated by commas, {@code compile}, {@code
 * record}, {@code unlabelled} and {@code busy} among them (or {@code all}), peers separated by
 * commas, rounds.
 */
public final class Driver {
  private final Path modules;
  private final int rounds;
  private final Results results;
  private final List<Comparison> comparisons = new ArrayList<>();

  /** A workload and what it is compared with. */
  private record Comparison(String workload, String peer, Action action) {}

  private interface Action {
    void run() throws IOException, InterruptedException;
  }

  private Driver(Path modules, int rounds, Results results) {
    this.modules = modules;
    this.rounds = rounds;
    this.results = results;
  }

  /** Runs the comparison and prints it; see the class. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Driver driver = new Driver(Path.of(args[0]), Integer.parseInt(args[3]), Results.to(System.out));
    List<String> workloads = args[1].equals("all") ? all() : List.of(args[1].split(","));
    for (String workload : workloads) {
      driver.plan(workload, args[2].split(","));
    }
    driver.run();
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>(Workload.names());
    all.add(CompileTime.NAME);
    all.add(RecordCost.NAME);
    all.add(UnlabelledCost.NAME);
    all.add(BusyMachine.NAME);
    return all;
  }

  private void plan(String workload, String[] peers) {
    if (workload.equals(CompileTime.NAME)) {
      add(workload, "javac", () -> new CompileTime(modules, rounds, results).run());
      return;
    }
    if (workload.equals(RecordCost.NAME)) {
      add(workload, "listener", () -> new RecordCost(modules, rounds, results).run());
      return;
    }
    if (workload.equals(UnlabelledCost.NAME)) {
      add(workload, "passes", () -> new UnlabelledCost(modules, rounds, results).run());
      return;
    }
    if (workload.equals(BusyMachine.NAME)) {
      for (Workload each : BusyMachine.WORKLOADS) {
        add(each.name(), "one worker", () -> new BusyMachine(modules, rounds, results).run(each));
      }
      return;
    }
    Workload measured = Workload.named(workload);
    if (measured.plain().isPresent()) {
      String plain = measured.plain().get().name();
      add(workload, plain, () -> new Turns(modules, rounds, results).compare(measured, plain));
      return;
    }
    for (String peer : peers) {
      if (!compares(measured, peer)) {
        continue;
      }
      if (!measured.whole()) {
        add(workload, peer, () -> new Turns(modules, rounds, results).compare(measured, peer));
      } else {
        add(workload, peer, () -> new WholeRun(modules, rounds, results).compare(measured, peer));
      }
    }
  }

  /** Whether a peer has a workload. */
  private static boolean compares(Workload workload, String peer) {
    return switch (peer) {
      case "libtorch" -> true;
      case "floor" -> !workload.ids() && !workload.whole();
      case Side.TENSORFLOW ->
          workload.kind() == Workload.Kind.CLASSIFY || workload.kind() == Workload.Kind.REGRESS;
      default -> !workload.ids();
    };
  }

  private void add(String workload, String peer, Action action) {
    comparisons.add(new Comparison(workload, peer, action));
  }

  private void run() throws IOException, InterruptedException {
    Progress progress = new Progress(comparisons.size());
    for (Comparison comparison : comparisons) {
      progress.next(comparison.workload(), comparison.peer());
      comparison.action().run();
    }
  }
}
