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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** And one that takes long is written seldom: at most a percent of the time goes into pages. */
  private static final int PAUSES = 100;

  private static final String SHEET = "sheet.png";
  private static final String TEXT_SHEET = "sheet.txt";

  private final RunPlace place;
  private final Clock clock;
  private Set<RunPart> parts = EnumSet.allOf(RunPart.class);
  private int begun;
  private @Nullable Path folder;
  private @Nullable RunRecord record;
  private @Nullable HistoryFile history;
  private @Nullable RunEvents events;
  private @Nullable Picture sheet;
  private @Nullable TextSheet texts;
  private Instant nextPage = Instant.MIN;

  RunFolder(RunPlace place, Clock clock) {
    this.place = place;
    this.clock = clock;
  }

  /** A folder within another, called as the network. */
  public static RunFolder in(Path runs) {
    return new RunFolder(new RunPlace.Within(runs, Optional.empty()), Clock.systemUTC());
  }

  /**
   * A folder within another.
   *
   * @param name of the run: letters, digits, spaces and {@code . _ -}
   * @throws IllegalArgumentException if the name has others, or none
   */
  public static RunFolder in(Path runs, String name) {
    Optional<String> checked = Optional.of(FreeFolder.checked(name));
    return new RunFolder(new RunPlace.Within(runs, checked), Clock.systemUTC());
  }

  /**
   * The folder itself, new or not: a run that goes on from a checkpoint goes on with the history
   * that is there, and any other begins it anew. The members of an {@code @Ensemble} behind the
   * first have folders in it, {@code member-2} and so on.
   *
   * @param trial what was chosen for a trial of an experiment, by name; {@code run.json} has it
   */
  public static RunFolder at(Path itself, Map<String, String> trial) {
    return new RunFolder(new RunPlace.Itself(itself, trial), Clock.systemUTC());
  }

  /** What it holds beside {@code run.json} and {@code history.jsonl}: all, unless said here. */
  public RunFolder only(Set<RunPart> chosen) {
    parts = chosen.isEmpty() ? EnumSet.noneOf(RunPart.class) : EnumSet.copyOf(chosen);
    return this;
  }

  /** The same, with a sheet of the augmented samples: {@code sheet.png}, and in the page. */
  public RunFolder sheet(ContactSheet shown) {
    sheet = Picture.of(shown.image());
    return this;
  }

  /** The same, with a sheet of edited texts: {@code sheet.txt}, and in the page. */
  public RunFolder sheet(TextSheet shown) {
    texts = shown;
    return this;
  }

  /** The folder of the run that began last; an {@link IllegalStateException} before the first. */
  public Path path() {
    if (folder == null) {
      throw new IllegalStateException("no run has begun");
    }
    return folder;
  }

  @Override
  public void onRunStart(Run run) {
    begun++;
    RunPlace own = place instanceof RunPlace.Itself itself ? itself.member(begun) : place;
    try {
      begin(run, own);
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(
              Locale.ROOT,
              "no folder for the run in %s: %s",
              Printable.of(own.toString()),
              e.getMessage()),
          e);
    }
  }

  private void begin(Run run, RunPlace own) throws IOException {
    Instant now = clock.instant();
    Optional<SavedRun> earlier = own.earlier(run);
    Path into = earlier.isPresent() ? earlier.get().folder() : own.made(run);
    folder = into;
    Instant started = earlier.map(SavedRun::started).orElse(now);
    RunRecord anew =
        new RunRecord(into.getFileName().toString(), started, run, sheet, parts, own.trial());
    anew.shows(texts);
    record = anew;
    write(SavedRun.FILE, RunFile.of(anew));
    Path lines = into.resolve(SavedRun.HISTORY);
    int kept = HistoryFile.keep(lines, anew.epochs().size());
    history = new HistoryFile(lines, place.forced());
    for (Epoch known : anew.epochs().subList(kept, anew.epochs().size())) {
      history.append(HistoryFile.line(known));
    }
    events = parts.contains(RunPart.EVENTS) ? new RunEvents(into, run, now) : null;
    sheets(run, now);
  }

  private void sheets(Run run, Instant now) throws IOException {
    if (texts != null) {
      write(TEXT_SHEET, texts + "\n");
    }
    if (sheet != null) {
      Picture shown = sheet;
      FileReplacement.write(path().resolve(SHEET), out -> out.write(shown.png()));
      if (events != null) {
        events.sheet(run, now, shown);
      }
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
    Map<String, Double> values = HistoryFile.values(epoch);
    if (history != null) {
      history.append(
          HistoryFile.line(epoch).number("step", run.step()).text("time", time.toString()));
    }
    if (events != null) {
      events.epoch(run, time, values, now.tensors());
    }
    if (now.epochs().size() == 1) {
      write(SavedRun.FILE, RunFile.of(now));
    }
    if (parts.contains(RunPart.PAGE) && !time.isBefore(nextPage)) {
      write("report.html", RunPage.of(now));
      Duration pause = Duration.between(time, clock.instant()).multipliedBy(PAUSES);
      nextPage = time.plus(pause.compareTo(BETWEEN_PAGES) > 0 ? pause : BETWEEN_PAGES);
    }
  }

  @Override
  public void onTrainingEnd(Run run) {
    if (record != null && parts.contains(RunPart.WEIGHTS)) {
      recording(() -> run.predictor().save(path().resolve("last.safetensors")));
    }
  }

  @Override
  public void onRunEnd(Run run, RunResult<?> result) {
    if (record != null) {
      RunRecord ended = record;
      ended.ended(result);
      if (parts.contains(RunPart.WEIGHTS)) {
        recording(() -> result.save(path().resolve("model.safetensors")));
      }
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
    if (events != null) {
      events.end(ended.run(), clock.instant(), ended.state());
    }
    if (parts.contains(RunPart.PAGE)) {
      if (place.hasNeighbours()) {
        ended.compare(path());
      }
      write("report.html", RunPage.of(ended));
    }
    close();
  }

  private void write(String file, String content) throws IOException {
    place.write(path().resolve(file), content);
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
