package dev.regimen.benchmark.ours;

import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Workload;
import dev.regimen.train.TimedForwards;
import dev.regimen.train.TimedSteps;
import dev.regimen.train.Trainer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Steps that learn from samples without a label beside what they are made of: a step of the same
 * rows that have one, and further forward passes. Each round is a line for each case: its name, and
 * the least nanoseconds of a step, of a plain one, and of all further passes.
 */
final class UnlabelledSteps {
  private static final int WARM_UP = 3000;
  private static final int STEPS = 40;

  private UnlabelledSteps() {}

  /**
   * A step and its parts.
   *
   * @param further passes beside that of the plain step
   */
  private record Case(String name, Peer step, Peer plain, Peer forward, int further) {
    static Case of(
        String name, String workload, Trainer<?> step, Trainer<?> plain, int further, int threads) {
      Workload of = Workload.named(workload);
      return new Case(
          name,
          new TimedSteps(step, of, threads),
          new TimedSteps(plain, of, threads),
          new TimedForwards(plain, of, threads),
          further);
    }

    void warmUp() {
      for (Peer peer : new Peer[] {step, plain, forward}) {
        peer.run(new long[WARM_UP]);
      }
    }

    String line() {
      return String.format(
          Locale.ROOT, "%s %d %d %d", name, least(step), least(plain), further * least(forward));
    }

    void close() throws Exception {
      step.close();
      plain.close();
      forward.close();
    }
  }

  /** A busy machine takes from every step but the least. */
  private static long least(Peer peer) {
    long[] nanos = new long[STEPS];
    peer.run(nanos);
    return Arrays.stream(nanos).min().orElseThrow();
  }

  /** Takes the number of rounds and of threads. */
  public static void main(String[] arguments) throws Exception {
    int threads = Integer.parseInt(arguments[1]);
    Case[] cases = {
      Case.of("fixmatch-64", "cnn-64", new CnnMatchedTrainer(), new CnnTrainer(), 1, threads),
      // p, and p near x with its gradient by x, which has the products of a forward pass.
      Case.of("vat-128", "mlp-128", new MlpAdversarialTrainer(), new MlpTrainer(), 3, threads)
    };
    for (Case each : cases) {
      each.warmUp();
      for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
        System.out.println(each.line());
      }
      each.close();
    }
  }
}
