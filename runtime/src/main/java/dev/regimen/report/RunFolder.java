package dev.regimen.report;

import dev.regimen.report.saved.SavedRun;
import dev.regimen.text.Printable;
import dev.regimen.train.ContactSheet;
import dev.regimen.train.Epoch;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.TextSheet;
import dev.regimen.train.file.FileReplacement;
import dev.regimen.train.file.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a run in a folder of its own, {@code runs/FashionMlp-3}:
 *
 * <pre>{@code
 * new FashionMlpTrainer().listener(RunFolder.in(Path.of("runs"))).fit(data);
 * }</pre>
 *
 * <ul>
 *   <li>{@code report.html}: a page with the curves, the classes, the layers and the settings, for
 *       a browser without a network;
 *   <li>{@code run.json}: the settings, the data, the state of the run, what it came to;
 *   <li>{@code history.jsonl}: a line for every epoch;
 *   <li>{@code events.out.tfevents...}: the curves, for TensorBoard;
 *   <li>{@code model.safetensors}: what the result predicts with; {@code last.safetensors}: what
 *       the last update left, or its average.
 * </ul>
 *
 * <p>The number is the first that is free; folders are never written over. A run that is resumed
 * goes on in the folder that it had, its history cut to the epochs that it goes on from. Every
 * epoch is on the disk when the next one begins. A disk that fails in the middle of a run does not
 * end it: it is told once, and the run is not recorded any further. Of an {@code @Ensemble} every
 * member has a folder.
 */
public final class RunFolder implements Listener {
  private static final Logger log = LoggerFactory.getLogger(RunFolder.class);

  /** The page has all epochs: writing it after each would take longer with every one. */
  private static final Duration BETWEEN_PAGES = Duration.ofSeconds(5);

  private static final String SHEET = "sheet.png";
  private static final String TEXT_SHEET = "sheet.txt";

  private final Path runs;
  private final Optional<String> name;
  private final Clock clock;
  private @Nullable Path folder;
  private @Nullable RunRecord record;
  private @Nullable HistoryFile history;
  private @Nullable RunEvents events;
  private @Nullable Picture sheet;
  private @Nullable TextSheet texts;
  private Instant nextPage = Instant.MIN;

  RunFolder(Path runs, Optional<String> name, Clock clock) {
    this.runs = runs;
    this.name = name;
    this.clock = clock;
  }

  /** A folder within another, called as the network. */
  public static RunFolder in(Path runs) {
    return new RunFolder(runs, Optional.empty(), Clock.systemUTC());
  }

  /**
   * A folder within another.
   *
   * @param name of the run: letters, digits, spaces and {@code . _ -}
   * @throws IllegalArgumentException if the name has others, or none
   */
  public static RunFolder in(Path runs, String name) {
    return new RunFolder(runs, Optional.of(FreeFolder.checked(name)), Clock.systemUTC());
  }

  /**
   * The same, which keeps a sheet of the augmented samples too: {@code sheet.png}, and in the page.
   */
  public RunFolder sheet(ContactSheet shown) {
    sheet = Picture.of(shown.image());
    return this;
  }

  /** The same, which keeps a sheet of edited texts too: {@code sheet.txt}, and in the page. */
  public RunFolder sheet(TextSheet shown) {
    texts = shown;
    return this;
  }

  /**
   * The folder of the run that began last.
   *
   * @throws IllegalStateException before the first
   */
  public Path path() {
    if (folder == null) {
      throw new IllegalStateException("no run has begun");
    }
    return folder;
  }

  @Override
  public void onRunStart(Run run) {
    try {
      Instant now = clock.instant();
      Optional<SavedRun> earlier = ResumedFolder.of(runs, run);
      Path into =
          earlier.isPresent()
              ? earlier.get().folder()
              : FreeFolder.make(runs, name.orElse(run.blueprint().network()));
      folder = into;
      Instant started = earlier.map(SavedRun::started).orElse(now);
      RunRecord begun = new RunRecord(into.getFileName().toString(), started, run, sheet);
      begun.shows(texts);
      record = begun;
      write(SavedRun.FILE, RunFile.of(begun));
      HistoryFile.keep(into.resolve(SavedRun.HISTORY), begun.epochs().size());
      history = new HistoryFile(into.resolve(SavedRun.HISTORY));
      events = new RunEvents(into, run, now);
      if (texts != null) {
        write(TEXT_SHEET, texts + "\n");
      }
      if (sheet != null) {
        Picture shown = sheet;
        FileReplacement.write(into.resolve(SHEET), out -> out.write(shown.png()));
        events.sheet(run, now, shown);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(
              Locale.ROOT, "no folder for the run in %s: %s", Printable.of(runs), e.getMessage()),
          e);
    }
  }

  @Override
  public void onEpochEnd(Run run, Epoch epoch) {
    if (record == null) {
      return;
    }
    record.add(epoch);
    RunRecord now = record;
    recording(() -> append(run, epoch, now));
  }

  private void append(Run run, Epoch epoch, RunRecord now) throws IOException {
    Instant time = clock.instant();
    Map<String, Double> values = new LinkedHashMap<>(MetricKeys.of(epoch));
    values.put("lr", epoch.learningRate());
    if (history != null && events != null) {
      history.append(
          new JsonObject()
              .number("epoch", epoch.number())
              .number("step", run.step())
              .numbers(values)
              .number("seconds", epoch.seconds())
              .text("time", time.toString()));
      events.epoch(run, time, values, now.tensors());
    }
    if (now.epochs().size() == 1) {
      write(SavedRun.FILE, RunFile.of(now));
    }
    if (!time.isBefore(nextPage)) {
      write("report.html", RunPage.of(now));
      nextPage = time.plus(BETWEEN_PAGES);
    }
  }

  @Override
  public void onTrainingEnd(Run run) {
    if (record != null) {
      recording(() -> run.predictor().save(path().resolve("last.safetensors")));
    }
  }

  @Override
  public void onRunEnd(Run run, RunResult<?> result) {
    if (record != null) {
      RunRecord ended = record;
      ended.ended(result);
      recording(() -> result.save(path().resolve("model.safetensors")));
      recording(() -> conclude(ended));
    }
  }

  @Override
  public void onRunFailed(Run run, RuntimeException failure) {
    if (record != null) {
      RunRecord ended = record;
      ended.failed(failure);
      recording(() -> conclude(ended));
    }
  }

  private void conclude(RunRecord ended) throws IOException {
    write(SavedRun.FILE, RunFile.of(ended));
    ended.compare(path());
    if (events != null) {
      events.end(ended.run(), clock.instant(), ended.state());
    }
    write("report.html", RunPage.of(ended));
    close();
  }

  private void write(String file, String content) throws IOException {
    FileReplacement.write(
        path().resolve(file), out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  private void close() throws IOException {
    if (history != null) {
      history.close();
    }
    if (events != null) {
      events.close();
    }
  }

  /** What is to be said of the disk is said already. */
  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      log.debug("closing {}", Printable.of(path()), e);
    }
  }

  private interface Recording {
    void run() throws IOException;
  }

  /** The training is worth more than its record. */
  private void recording(Recording part) {
    try {
      part.run();
    } catch (IOException e) {
      record = null;
      closeQuietly();
      log.warn(
          "{} is not written any further, the run goes on: {}",
          Printable.of(path()),
          Printable.message(String.valueOf(e.getMessage())));
    }
  }
}
