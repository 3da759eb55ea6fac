package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.regimen.annotation.Border;
import dev.regimen.data.augment.Mixup;
import dev.regimen.data.augment.RandAugment;
import dev.regimen.data.augment.RandomCrop;
import dev.regimen.train.step.Blueprint;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * In steady state a step allocates nothing, on any worker: the loop, the metrics, the listeners.
 */
@Tag("training")
class StepAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WORKERS = 2;

  /** Asks at two steps of every epoch how much all workers have allocated. */
  private static final class Meter implements Listener {
    private final long[] ids = new long[WORKERS];
    private final long[] before = new long[WORKERS];
    private final long[] least = new long[WORKERS];

    Meter() {
      Arrays.fill(least, Long.MAX_VALUE);
    }

    @Override
    public void onRunStart(Run run) {
      Map<String, Long> threads = new HashMap<>();
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        threads.put(thread.getName(), thread.getId());
      }
      ids[0] = Thread.currentThread().getId();
      ids[1] = threads.get("regimen-worker-1");
    }

    @Override
    public void onStepEnd(Run run) {
      if (run.stepOfEpoch() == 2) {
        for (int i = 0; i < WORKERS; i++) {
          before[i] = THREADS.getThreadAllocatedBytes(ids[i]);
        }
      } else if (run.stepOfEpoch() == run.stepsPerEpoch() - 1) {
        for (int i = 0; i < WORKERS; i++) {
          least[i] = Math.min(least[i], THREADS.getThreadAllocatedBytes(ids[i]) - before[i]);
        }
      }
    }
  }

  @Test
  void aStepAllocatesNothing() {
    Meter meter = new Meter();
    Trainer<Label> trainer = HandTrainer.classifier(4, 8, 3).quiet().workers(WORKERS);
    trainer.set("batch", 4).set("epochs", 30).listener(meter);
    trainer.fit(TrainerTest.clouds(800));
    // What the virtual machine itself allocates while it compiles hot code is gone in some epoch.
    assertEquals(0, meter.least[0], "worker 0");
    assertEquals(0, meter.least[1], "worker 1");
  }

  @Test
  void anUpdateOfSeveralBatchesAllocatesNothing() {
    Meter meter = new Meter();
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 4, 8, 3).classes(3).setting("accumulate", 3, "[1, inf)").build();
    Trainer<Label> trainer = HandTrainer.classifier(blueprint, 8).quiet().workers(WORKERS);
    trainer.set("batch", 4).set("epochs", 30).listener(meter);
    trainer.fit(TrainerTest.clouds(800));
    assertEquals(0, meter.least[0], "worker 0");
    assertEquals(0, meter.least[1], "worker 1");
  }

  @Test
  void anAugmentedStepAllocatesNothing() {
    Meter meter = new Meter();
    Blueprint blueprint =
        HandTrainer.sketch("Stripes", 36, 8, 3)
            .input(6, 6, 1)
            .classes(3)
            .augment(run -> new RandomCrop(1, Border.ZERO))
            .augment(run -> new RandAugment(2, 9, 10, 0, 1))
            .augment(run -> new Mixup(0.2))
            .build();
    Trainer<Label> trainer = HandTrainer.classifier(blueprint, 8).quiet().workers(WORKERS);
    trainer.set("batch", 4).set("epochs", 30).listener(meter);
    trainer.fit(Stripes.stripes(800));
    assertEquals(0, meter.least[0], "worker 0");
    assertEquals(0, meter.least[1], "worker 1");
  }

  @Test
  void theMeterSeesAllocation() {
    Meter meter = new Meter();
    byte[][] kept = new byte[1][];
    Trainer<Label> trainer = HandTrainer.classifier(4, 8, 3).quiet().workers(WORKERS);
    trainer.set("batch", 4).set("epochs", 3).listener(meter);
    trainer.listener(
        new Listener() {
          @Override
          public void onStepEnd(Run run) {
            kept[0] = new byte[1000];
          }
        });
    trainer.fit(TrainerTest.clouds(800));
    assertTrue(meter.least[0] > 1000, "only " + meter.least[0]);
  }
}
