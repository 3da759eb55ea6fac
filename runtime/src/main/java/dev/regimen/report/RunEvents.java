package dev.regimen.report;

import dev.regimen.train.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** What a run tells TensorBoard: its numbers, curves, histograms and pictures. */
final class RunEvents implements AutoCloseable {
  private final EventFile file;

  /** Begins a file in the folder of a run, which may go on from a step. */
  RunEvents(Path folder, Run run, Instant now) throws IOException {
    file = new EventFile(folder, seconds(now));
    if (run.resumed().isPresent()) {
      file.restarted(seconds(now), run.step());
    }
    file.value(seconds(now), run.step(), HyperparameterEvents.start(run, seconds(now)));
  }

  void epoch(Run run, Instant now, Map<String, Double> values, TensorRecord tensors)
      throws IOException {
    file.scalars(seconds(now), run.step(), values);
    file.histograms(seconds(now), run.step(), tensors.byTag());
  }

  void sheet(Run run, Instant now, Picture sheet) throws IOException {
    file.image(seconds(now), run.step(), "sheet", sheet.png(), sheet.height(), sheet.width());
  }

  void end(Run run, Instant now, RunStatus state) throws IOException {
    file.value(seconds(now), run.step(), HyperparameterEvents.end(state, seconds(now)));
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1e3;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
