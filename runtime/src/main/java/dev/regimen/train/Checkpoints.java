package dev.regimen.train;

import dev.regimen.annotation.CheckpointUnit;
import dev.regimen.text.Escaping;
import dev.regimen.text.Printable;
import dev.regimen.train.checkpoint.CheckpointFolder;
import dev.regimen.train.checkpoint.CheckpointWriter;
import dev.regimen.train.checkpoint.StateCopy;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When a run is saved, and the saving, which goes on beside the training. */
final class Checkpoints implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
  private static final String BEST = "best.safetensors";

  private final @Nullable CheckpointFolder folder;
  private final CheckpointUnit unit;
  private final int every;
  private final int keep;
  private final LongSupplier clock;
  private final CheckpointWriter writer = new CheckpointWriter();
  private long begun;
  private boolean due;
  private volatile int bestWritten;
  private volatile @Nullable Path newest;

  /**
   * Of a run that begins now.
   *
   * @param folder where they are written; null: nowhere
   * @param clock of nanoseconds
   */
  Checkpoints(@Nullable Path folder, Blueprint blueprint, Settings settings, LongSupplier clock) {
    this.folder = folder == null ? null : new CheckpointFolder(folder);
    this.clock = clock;
    unit = blueprint.checkpoints().orElse(CheckpointUnit.EPOCH);
    every = settings.wholeOr(Settings.CHECKPOINT_EVERY, 1);
    keep = settings.wholeOr(Settings.CHECKPOINT_KEEP, 2);
    begun = clock.getAsLong();
  }

  /** What is saved of the best epoch so far. */
  record Best(int epoch, Weights weights, Function<Weights, Predictor<?>> predictor) {}

  /** Whether the run is saved at all. */
  boolean on() {
    return folder != null;
  }

  /** Whether the state is to be copied behind so many updates. */
  boolean dueAfterUpdate(long updates) {
    due |=
        switch (unit) {
          case EPOCH -> false;
          case STEP -> updates % every == 0;
          case MINUTE -> clock.getAsLong() - begun >= TimeUnit.MINUTES.toNanos(every);
        };
    return on() && due && unit != CheckpointUnit.EPOCH && writer.idle();
  }

  /** Whether the state is to be copied behind so many epochs. */
  boolean dueAfterEpoch(int epochs) {
    due |= unit == CheckpointUnit.EPOCH && epochs % every == 0;
    return on() && due && unit == CheckpointUnit.EPOCH && writer.idle();
  }

  /**
   * Begins to write a copy, behind the best weights if they are new; waits for what is being
   * written.
   */
  void begin(StateCopy copy, Map<String, String> facts, long updates, @Nullable Best best) {
    CheckpointFolder into = folder;
    if (into == null) {
      return;
    }
    due = false;
    begun = clock.getAsLong();
    boolean better = best != null && best.epoch() != bestWritten;
    Weights weights = better ? best.weights().copy() : null;
    writer.begin(
        () -> {
          try {
            Files.createDirectories(into.path());
            if (better) {
              best.predictor().apply(weights).save(into.path().resolve(BEST));
              bestWritten = best.epoch();
            }
            Path file = into.file(updates);
            copy.write(file, facts);
            newest = file;
            into.keepNewest(keep, updates);
          } finally {
            if (weights != null) {
              weights.free();
            }
          }
        });
  }

  /** Warns of what could not be written since the last time. */
  void warn() {
    IOException failure = writer.takeFailure();
    if (failure != null) {
      log.warn(
          "[Regimen:CheckpointNotWritten] the run goes on, but is not saved: {}",
          Escaping.of(Printable.of(String.valueOf(failure.getMessage()))));
    }
  }

  /** Waits until what was begun is written. */
  void await(Runnable meanwhile) {
    writer.await(meanwhile);
    warn();
  }

  /** The newest checkpoint that was written; empty if there is none. */
  Optional<Path> newest() {
    return Optional.ofNullable(newest);
  }

  @Override
  public void close() {
    await(() -> {});
  }
}
