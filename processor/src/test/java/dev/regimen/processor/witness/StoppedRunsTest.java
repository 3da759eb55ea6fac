package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.train.Listener;
import dev.regimen.train.ListenerException;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StopReason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that were stopped at a random update, by request or by an exception, and resumed: weights,
 * history and metrics are those of the run that nothing stopped, to the last bit. {@code
 * -Dstops=200} stops as often.
 */
@Tag("training")
class StoppedRunsTest {
  private static final int STOPS = Integer.getInteger("stops", 45);

  /** Only the end of a run is saved. */
  private static final long NEVER = 1_000_000_000L;

  private static final Map<String, Whole> WHOLE = new HashMap<>();
  private static int resumed;

  @TempDir static Path folder;

  /** A run that nothing stopped. */
  private record Whole(List<String> result, long steps) {}

  /** Counts updates, over all members of an ensemble. */
  private static class Counter implements Listener {
    private long steps;

    @Override
    public void onStepEnd(Run run) {
      steps++;
    }
  }

  /** Ends a run at an update. */
  private static final class Stopper extends Counter {
    private final long at;
    private final boolean fails;

    Stopper(long at, boolean fails) {
      this.at = at;
      this.fails = fails;
    }

    @Override
    public void onStepEnd(Run run) {
      super.onStepEnd(run);
      if (super.steps == at) {
        if (fails) {
          throw new IllegalStateException("the machine died");
        }
        run.requestStop();
      }
    }
  }

  private static Whole whole(Net net, int workers) {
    return WHOLE.computeIfAbsent(
        net.name() + workers,
        key -> {
          Counter counter = new Counter();
          RunResult<?> result =
              StoppedNets.COMPILED
                  .trainer(net)
                  .workers(workers)
                  .checkpoints(folder.resolve(key))
                  .set("checkpoint.every", NEVER)
                  .listener(counter)
                  .fit(StoppedNets.data(net));
          return new Whole(RunText.of(result), counter.steps);
        });
  }

  @TestFactory
  Stream<DynamicTest> aStoppedRunGoesOnToTheSameBits() {
    Random random = new Random(STOPS);
    List<DynamicTest> tests = new ArrayList<>();
    for (int stop = 0; stop < STOPS; stop++) {
      Net net = StoppedNets.ALL.get(stop % StoppedNets.ALL.size());
      int workers = 1 + stop / StoppedNets.ALL.size() % 2;
      boolean fails = random.nextInt(3) == 0;
      double share = random.nextDouble();
      Path saved = folder.resolve("stop-" + stop);
      tests.add(
          DynamicTest.dynamicTest(
              net.name() + ", " + workers + " workers, stop " + stop,
              () -> stop(net, workers, share, fails, saved)));
    }
    return tests.stream();
  }

  private static void stop(Net net, int workers, double share, boolean fails, Path saved) {
    Whole whole = whole(net, workers);
    long at = 1 + (long) (share * whole.steps);
    var first =
        StoppedNets.COMPILED
            .trainer(net)
            .workers(workers)
            .checkpoints(saved)
            .set("checkpoint.every", fails ? 1 : NEVER)
            .listener(new Stopper(at, fails));
    if (fails) {
      assertThrows(ListenerException.class, () -> first.fit(StoppedNets.data(net)));
    } else {
      StopReason reason = first.fit(StoppedNets.data(net)).stopReason();
      assertEquals(StopReason.REQUESTED, reason);
    }
    if (fails && at < 3) {
      return; // It may have died before anything was saved.
    }
    Counter counter = new Counter();
    RunResult<?> result =
        StoppedNets.COMPILED
            .trainer(net)
            .workers(workers)
            .resume(saved)
            .set("checkpoint.every", NEVER)
            .listener(counter)
            .fit(StoppedNets.data(net));
    assertEquals(
        String.join("\n", whole.result), String.join("\n", RunText.of(result)), "stopped at " + at);
    assertTrue(fails || counter.steps == whole.steps - at, counter.steps + " steps were made");
    resumed++;
  }

  @AfterAll
  static void mostWereResumed() {
    assertTrue(resumed > STOPS * 9 / 10, resumed + " of " + STOPS);
  }
}
