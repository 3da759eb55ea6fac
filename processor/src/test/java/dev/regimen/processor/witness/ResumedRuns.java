package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regimen.data.Splits;
import dev.regimen.train.CheckpointMismatchException;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StopReason;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs that are stopped, saved and resumed in folders of a test, beside those that are not. */
final class ResumedRuns {
  /** Updates of an epoch: 80 samples in batches of 16. */
  static final int EPOCH = 5;

  private final Path folder;
  private int number;
  private Path whole = Path.of("");

  ResumedRuns(Path folder) {
    this.folder = folder;
  }

  /** Where the run that nothing stopped was saved last. */
  Path whole() {
    return whole;
  }

  /** The rate, loss and number of each update; ends the run behind one of them. */
  static final class Watch implements Listener {
    private final List<String> updates = new ArrayList<>();
    private final long last;

    Watch(long last) {
      this.last = last;
    }

    @Override
    public void onStepEnd(Run run) {
      updates.add(run.step() + " rate " + run.learningRate() + " loss " + run.loss());
      if (run.step() == last) {
        run.requestStop();
      }
    }
  }

  static Trainer<?> trainer(Net net) {
    return StoppedNets.COMPILED.trainer(net).workers(1).set("checkpoint.every", 1_000_000_000L);
  }

  record Watched(RunResult<?> result, List<String> updates) {}

  static Watched fit(Trainer<?> trainer, Splits data, long last) {
    Watch watch = new Watch(last);
    return new Watched(trainer.listener(watch).fit(data), watch.updates);
  }

  Watched whole(Net net) {
    whole = folder.resolve("whole-" + number++);
    return fit(trainer(net).checkpoints(whole), StoppedNets.data(net), -1);
  }

  /** Saves a run behind an update. */
  Path stopped(Net net, long update) {
    Path saved = folder.resolve("stopped-" + number++);
    Watched run = fit(trainer(net).checkpoints(saved), StoppedNets.data(net), update);
    assertEquals(StopReason.REQUESTED, run.result.stopReason());
    return saved;
  }

  static Watched resumed(Net net, Path saved, String... allow) {
    return fit(trainer(net).resume(saved, allow), StoppedNets.data(net), -1);
  }

  /** Every update behind the stop is the same, and so is what comes of them. */
  void goesOn(Net net, long update) {
    Watched whole = whole(net);
    Watched rest = resumed(net, stopped(net, update));
    assertEquals(whole.updates.subList((int) update, whole.updates.size()), rest.updates);
    assertEquals(RunText.of(whole.result), RunText.of(rest.result));
  }

  static CheckpointMismatchException refused(Trainer<?> trainer, Net net, Path saved) {
    return assertThrows(
        CheckpointMismatchException.class, () -> trainer.resume(saved).fit(StoppedNets.data(net)));
  }

  static byte[] newest(Path saved) throws IOException {
    try (var files = Files.list(saved)) {
      return Files.readAllBytes(
          files
              .filter(file -> file.getFileName().toString().startsWith("checkpoint"))
              .max(Comparator.naturalOrder())
              .orElseThrow());
    }
  }

  static String header(Path saved) throws IOException {
    byte[] bytes = newest(saved);
    int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return new String(bytes, 8, length, StandardCharsets.UTF_8);
  }
}
