package dev.regimen.train;

import dev.regimen.kernel.OpenMp;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.Worker;
import dev.regimen.train.step.BatchVectors;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Initialization;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.MemorySize;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.TaskSpec;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the first second of a program would be spent with, done by another processor while the
 * program reads its data: native libraries are loaded, and small steps of its first network are
 * taken, so that HotSpot has compiled their loops when the run begins.
 *
 * <p>These steps have memory of their own, which is given back; nothing of them is seen by a run,
 * whose bits are the same with them and without. Only the first trainer of a program has a head
 * start, no network whose memory is large, and none where there is one processor; {@code
 * -Dregimen.headstart=off} switches it off.
 */
final class HeadStart {
  private static final String PROPERTY = "regimen.headstart";
  private static final Logger log = LoggerFactory.getLogger(HeadStart.class);

  private static final int ROWS = 32;
  private static final int STEPS = 2_000;
  private static final long LONGEST = 3_000_000_000L;
  private static final int STEPS_TO_FORWARD = 8;
  private static final long MOST_BYTES = 64 << 20;

  /** That of the program's first trainer. */
  private static final AtomicReference<@Nullable HeadStart> FIRST = new AtomicReference<>();

  private final Trainer<?> trainer;
  private final Blueprint blueprint;
  private final Thread thread = new Thread(this::run, "regimen-head-start");
  private volatile boolean ended;

  /** That of a trainer whose methods need nothing but a memory. */
  HeadStart(Trainer<?> trainer) {
    this.trainer = trainer;
    blueprint = trainer.blueprint();
    thread.setDaemon(true);
  }

  /** Begins, if this is the program's first trainer. */
  static void begin(GeneratedTrainer<?, ?> trainer) {
    if (FIRST.get() == null && isWanted()) {
      HeadStart first = new HeadStart(trainer);
      if (FIRST.compareAndSet(null, first)) {
        first.thread.start();
      }
    }
  }

  private static boolean isWanted() {
    return Runtime.getRuntime().availableProcessors() > 1
        && !System.getProperty(PROPERTY, "on").equalsIgnoreCase("off");
  }

  /** Ends it, because processors and memory are needed now: at once, or behind a small step. */
  static void end() {
    HeadStart first = FIRST.get();
    if (first != null) {
      first.ended = true;
      boolean interrupted = false;
      while (first.thread.isAlive()) {
        try {
          first.thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    try {
      OpenMp.hold(); // this thread's
      take(STEPS);
    } catch (RuntimeException | LinkageError e) {
      // Whatever it is, a run meets it again and says so to its caller.
      log.debug("{} has no head start", blueprint.network(), e);
    }
  }

  /**
   * Takes steps until it is ended.
   *
   * @return how many
   */
  int take(int most) {
    Settings settings = Settings.resolve(blueprint, Map.of(), System.getProperties());
    int rows = Math.max(blueprint.smallestBatch(), Math.min(ROWS, settings.whole(Settings.BATCH)));
    if (ended || MemorySize.bytes(blueprint, rows, 1) > MOST_BYTES) {
      return 0;
    }
    Memory memory = Memory.training(blueprint, settings, rows, 1);
    try {
      return take(most, memory, rows);
    } finally {
      memory.free();
    }
  }

  private int take(int most, Memory memory, int rows) {
    trainer.initialize(new Initialization(memory.weights(), memory.seed()));
    fill(memory.batch());
    Worker worker = Worker.single();
    Step training = trainer.trainingStep(0, memory, worker);
    Step inference = trainer.inferenceStep(memory, worker);
    long end = System.nanoTime() + LONGEST;
    int steps = 0;
    while (steps < most && !ended && System.nanoTime() < end) {
      training.begin(rows, steps, true, HeadStart::ignore);
      training.beginUpdate(steps, 0, 1, false);
      training.train(true);
      if (steps % STEPS_TO_FORWARD == 0 && !ended) {
        inference.begin(rows, 0, true, HeadStart::ignore);
        inference.draw(0);
        inference.forward();
      }
      steps++;
    }
    return steps;
  }

  private static void ignore(int task, Reals prediction, int width, int from, int to) {}

  /** Samples and targets that any network of the shape can have. */
  private void fill(BatchVectors batch) {
    int vocabulary = blueprint.vocabulary();
    for (long i = 0; i < batch.input().length(); i++) {
      long mixed = i * 0x9E3779B97F4A7C15L >>> 40;
      batch.input().set(i, vocabulary > 0 ? mixed % vocabulary : mixed * 0x1p-24);
    }
    for (int task = 0; task < blueprint.tasks().size(); task++) {
      TaskSpec spec = blueprint.tasks().get(task);
      int width = Math.max(2, spec.width());
      Reals target = batch.target(task);
      for (long i = 0; i < target.length(); i++) {
        target.set(i, i / width % width == i % width ? 1 : 0);
      }
      Reals present = batch.present(task);
      for (long i = 0; i < present.length(); i++) {
        present.set(i, 1);
      }
    }
  }
}
