package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.Held;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.checkpoint.StateCopy;
import dev.regimen.train.loop.Snapshots;
import dev.regimen.train.step.MemorySize;
import dev.regimen.train.step.RunState;
import dev.regimen.train.step.Weights;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a run says that it takes is what it holds when it ends, to the byte, found by going through
 * the objects of the run but for what convolutions work in: its memory, the best weights,
 * snapshots, and what a checkpoint is written from.
 */
@Tag("training")
class HeldInRunsTest {
  @TempDir Path folder;

  static Stream<Net> nets() {
    return StoppedNets.ALL.stream();
  }

  /** Counts at the end of a run, when nothing is given back yet. */
  private static final class Counting implements Listener {
    private final List<Long> said = new ArrayList<>();
    private final List<Long> held = new ArrayList<>();

    @Override
    public void onRunEnd(Run run, RunResult<?> result) {
      // What convolutions work in is a bound.
      said.add(run.bytes() - MemorySize.convolutions(run.blueprint(), 16, 1));
      try {
        held.add(bytes(fit(run)));
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }

    private static long bytes(Object fit) throws ReflectiveOperationException {
      Weights best = (Weights) field(field(fit, "progress"), "best");
      List<Weights> snapshots = ((Snapshots) field(fit, "snapshots")).taken();
      StateCopy copy = new StateCopy();
      Object saving = field(fit, "saving");
      Method state = saving.getClass().getDeclaredMethod("state", RunState.class);
      state.setAccessible(true);
      state.invoke(saving, copy);
      // The best weights are copied once more, for the model that is written of them.
      return Held.bytes(field(fit, "memory"), best, snapshots, copy) + Held.bytes(best);
    }
  }

  /** What makes the run, which its listeners do not see: it offers them the best weights. */
  private static Object fit(Run run) throws ReflectiveOperationException {
    for (Field field : Run.class.getDeclaredFields()) {
      field.setAccessible(true);
      if (field.get(run) instanceof Supplier<?> supplier) {
        for (Field captured : supplier.getClass().getDeclaredFields()) {
          captured.setAccessible(true);
          Object object = captured.get(supplier);
          if (object.getClass().getSimpleName().equals("Fit")) {
            return object;
          }
        }
      }
    }
    throw new AssertionError("a run offers nothing of what makes it");
  }

  private static Object field(Object object, String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  @ParameterizedTest
  @MethodSource("nets")
  void whatARunSaysItTakesIsWhatItHolds(Net net) {
    Counting counting = new Counting();
    StoppedNets.COMPILED
        .trainer(net)
        .workers(1)
        .checkpoints(folder.resolve("saved"))
        .set("checkpoint.every", 1_000_000_000L)
        .listener(counting)
        .fit(StoppedNets.data(net));
    assertTrue(!counting.held.isEmpty());
    assertEquals(counting.held, counting.said);
  }
}
