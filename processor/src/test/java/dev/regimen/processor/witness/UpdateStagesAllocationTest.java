package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Updates of several batches, with gradients taken twice and with noise, allocate nothing. */
@Tag("training")
class UpdateStagesAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final Net NET =
      Net.of(
          "Staged",
          Zoo.classes(4, 3, "@AdamW @ClipNorm(0.5) @Sam @Accumulate(2) @GradientNoise"),
          "@Dense(6) @BatchNorm @Tanh",
          "@Dense(3)");

  /** Products in the update, and weights that are chosen. */
  private static final Net PRODUCTS =
      Net.of(
          "Products",
          Zoo.classes(4, 3, "@Muon @WeightDecay(0.01)"),
          "@Dense(6) @Supermask @Tanh",
          "@Dense(5) @Tanh",
          "@Dense(3)");

  /**
   * The least that an epoch's steps allocated: the virtual machine's own compiling is over then.
   */
  private static final class Meter implements Listener {
    private long before;
    private long least = Long.MAX_VALUE;

    @Override
    public void onStepEnd(Run run) {
      long now = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
      if (run.stepOfEpoch() == 2) {
        before = now;
      } else if (run.stepOfEpoch() == run.stepsPerEpoch() - 1) {
        least = Math.min(least, now - before);
      }
    }
  }

  @Test
  void aStepAllocatesNothing() {
    Random random = new Random(1);
    float[][] features = new float[400][4];
    int[] labels = new int[features.length];
    for (int i = 0; i < features.length; i++) {
      labels[i] = i % 3;
      features[i][labels[i]] = 1 + (float) random.nextGaussian();
    }
    for (String precision : new String[] {"float", "double"}) {
      Compiled compiled = Compiled.of(precision, List.of(NET, PRODUCTS));
      for (Net net : List.of(NET, PRODUCTS)) {
        Meter meter = new Meter();
        compiled
            .trainer(net)
            .set("batch", 4)
            .set("epochs", 30)
            .workers(1)
            .listener(meter)
            .fit(Splits.trainOnly(InMemory.classification(features, labels)));
        assertEquals(0, meter.least, precision + " " + net.name());
      }
    }
  }
}
