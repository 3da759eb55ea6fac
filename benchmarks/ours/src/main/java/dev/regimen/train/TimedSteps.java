package dev.regimen.train;

import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Workload;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.Worker;
import dev.regimen.train.loop.Pacing;
import dev.regimen.train.loop.Profile;
import dev.regimen.train.loop.RunClock;
import dev.regimen.train.step.BatchVectors;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a generated trainer on a batch that lies in the run's memory already: neither reading
 * nor counting metrics is timed, as it is not for the other sides. The rest is what a run does.
 *
 * <p>It stands in this package because a step is opened and driven only from here.
 */
public final class TimedSteps implements Peer {
  /** Nanoseconds whose steps a profile leaves out. */
  private static final long WARM_UP = 3_000_000_000L;

  /** Batches of ids that follow each other. */
  private static final int BATCHES = 64;

  private static final int UNLABELLED_RATIO = 8;

  private final long opened = System.nanoTime();
  private final Trainer<?> trainer;
  private final Workload workload;
  private final ThreadPool pool;
  private final Step[] steps;
  private final @Nullable Profile profile;
  private final float[][][] ids;
  private final Memory memory;
  private final Pacing pacing;
  private long taken;

  /** Prepares steps from the material's weights. */
  public TimedSteps(Trainer<?> trainer, Workload workload, int threads) {
    this.trainer = trainer;
    this.workload = workload;
    Settings settings = trainer.settings();
    memory = Memory.training(trainer.blueprint(), settings, workload.batch(), threads);
    trainer.begin(settings, RunClock.even(1));
    fill(memory, workload, trainer.blueprint());
    ids = workload.vocabulary() > 0 ? new Material(workload).ids(BATCHES) : new float[0][][];
    if (ids.length > 0) {
      write(ids[0], memory.batch().input());
    }
    pool = ThreadPool.of(threads);
    pacing = new Pacing(threads, System.nanoTime());
    steps = new Step[threads];
    profile = Profile.requested(workload.name(), threads);
    pool.run(worker -> steps[worker.index()] = trainer.trainingStep(memory, worker));
  }

  /** Weights and a batch. Where samples may lack a label, the first of eight has one. */
  static void fill(Memory memory, Workload workload, Blueprint blueprint) {
    Material material = new Material(workload);
    InitialWeights.write(material, workload, blueprint, memory.weights());
    BatchVectors batch = memory.batch();
    write(material.features(), batch.input());
    float[][] targets =
        workload.classes() ? oneHot(material.labels(), workload.outputs()) : material.targets();
    write(targets, batch.target(0));
    if (batch.view().length() > 0) {
      write(material.features(), batch.view());
    }
    for (long row = 0; row < batch.present(0).length(); row++) {
      batch.present(0).set(row, row % UNLABELLED_RATIO == 0 ? 1 : 0);
    }
  }

  private static void write(float[][] rows, Reals into) {
    for (int row = 0; row < rows.length; row++) {
      into.write((long) row * rows[row].length, rows[row], 0, rows[row].length);
    }
  }

  private static float[][] oneHot(int[] labels, int classes) {
    float[][] rows = new float[labels.length][classes];
    for (int row = 0; row < labels.length; row++) {
      rows[row][labels[row]] = 1;
    }
    return rows;
  }

  @Override
  public void run(long[] nanos) {
    long first = taken;
    if (profile != null && System.nanoTime() - opened < WARM_UP) {
      profile.clear();
    }
    pacing.begin(pool);
    pool.run(
        worker -> {
          profile(worker);
          run(worker, first, nanos);
        });
    taken += nanos.length;
  }

  /** Under {@code -Dregimen.profile} the end of the process shows where the time went. */
  private void profile(Worker worker) {
    if (profile != null) {
      worker.time(profile.stopwatch(worker.index()));
      profile.stopwatch(worker.index()).start();
    }
  }

  private void run(Worker worker, long first, long[] nanos) {
    Step step = steps[worker.index()];
    for (int i = 0; i < nanos.length; i++) {
      if (ids.length > 0) {
        otherIds(worker, first + i);
      }
      long start = System.nanoTime();
      step.begin(workload.batch(), first + i, true, TimedSteps::ignore);
      step.beginUpdate(first + i, trainer.learningRateAt(0), 1, false);
      step.train(true);
      if (worker.index() == 0) {
        pacing.stepped(pool);
      }
      worker.await();
      worker.lap("end of step");
      if (worker.index() == 0) {
        nanos[i] = System.nanoTime() - start;
      }
    }
  }

  /** Rows that were looked up just before lie in the cache: every batch has others. */
  private void otherIds(Worker worker, long batch) {
    if (worker.index() == 0) {
      write(ids[(int) (batch % ids.length)], memory.batch().input());
    }
    worker.await();
  }

  /** Metrics are not part of the comparison. */
  private static void ignore(int task, Reals prediction, int width, int from, int to) {}

  @Override
  public double result() {
    return steps[0].loss();
  }

  @Override
  public void close() {
    pool.close();
    if (profile != null) {
      profile.lines().forEach(System.err::println);
      System.err.println(pacing.line());
    }
  }
}
