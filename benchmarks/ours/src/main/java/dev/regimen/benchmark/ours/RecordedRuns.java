package dev.regimen.benchmark.ours;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.report.RunFolder;
import dev.regimen.train.Epoch;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Runs of mlp-128 on one worker with a record of their own: for each a line with the nanoseconds of
 * processor time from the first step to the last, of the record's methods within, and of those at
 * the beginning and the end.
 */
final class RecordedRuns {
  private static final int SAMPLES = 12_000;
  private static final int EPOCHS = 4;

  private RecordedRuns() {}

  /** Takes the number of runs. */
  public static void main(String[] arguments) throws IOException {
    Dataset data = data();
    Path folder = Files.createTempDirectory("regimen-record");
    try {
      for (int run = 0; run < Integer.parseInt(arguments[0]); run++) {
        Measured measured = new Measured(RunFolder.in(folder));
        new MlpTrainer()
            .quiet()
            .workers(1)
            .set("epochs", EPOCHS)
            .set("batch", 128)
            .listener(measured)
            .fit(data);
        System.out.println(measured);
      }
    } finally {
      delete(folder);
    }
  }

  private static Dataset data() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] features = new float[SAMPLES][784];
    int[] labels = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      labels[i] = i % 10;
      for (int j = 0; j < 784; j++) {
        features[i][j] = (float) random.nextDouble();
      }
    }
    return InMemory.classification(features, labels);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  /** Another listener, and the processor time that its methods take. */
  private static final class Measured implements Listener {
    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final Listener other;
    private long first;
    private long last;
    private long within;
    private long ends;

    Measured(Listener other) {
      this.other = other;
    }

    private long taken(Runnable method) {
      long start = clock.getCurrentThreadCpuTime();
      method.run();
      return clock.getCurrentThreadCpuTime() - start;
    }

    @Override
    public void onRunStart(Run run) {
      ends += taken(() -> other.onRunStart(run));
      first = clock.getCurrentThreadCpuTime();
    }

    @Override
    public void onEpochStart(Run run) {
      within += taken(() -> other.onEpochStart(run));
    }

    @Override
    public void onStepEnd(Run run) {
      within += taken(() -> other.onStepEnd(run));
    }

    @Override
    public void onEpochEnd(Run run, Epoch epoch) {
      within += taken(() -> other.onEpochEnd(run, epoch));
      last = clock.getCurrentThreadCpuTime();
    }

    @Override
    public void onTrainingEnd(Run run) {
      ends += taken(() -> other.onTrainingEnd(run));
    }

    @Override
    public void onRunEnd(Run run, RunResult<?> result) {
      ends += taken(() -> other.onRunEnd(run, result));
    }

    @Override
    public String toString() {
      return last - first + " " + within + " " + ends;
    }
  }
}
