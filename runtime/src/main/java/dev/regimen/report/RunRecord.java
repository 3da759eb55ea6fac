package dev.regimen.report;

import dev.regimen.data.Dataset;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.train.DataFingerprint;
import dev.regimen.train.Epoch;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.TextSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run was and what it has come to so far. */
final class RunRecord {
  private final String name;
  private final Instant started;
  private final Run run;
  private final List<Epoch> epochs = new ArrayList<>();
  private final @Nullable Picture sheet;
  private @Nullable TextSheet texts;
  private final Map<String, String> fingerprints = new LinkedHashMap<>();
  private final TensorRecord tensors = new TensorRecord();
  private final Set<RunPart> parts;
  private final Map<String, String> trial;
  private RunStatus state = RunStatus.RUNNING;
  private String reason = "it goes on";
  private @Nullable RunResult<?> result;
  private @Nullable Judgement judgement;
  private List<SavedRun> compared = List.of();

  /**
   * Of a run that begins.
   *
   * @param parts what will be told of it: nothing is measured for others
   * @param trial what was chosen for a trial, by name
   */
  RunRecord(
      String name,
      Instant started,
      Run run,
      @Nullable Picture sheet,
      Set<RunPart> parts,
      Map<String, String> trial) {
    this.trial = trial;
    this.parts = parts;
    this.name = name;
    this.sheet = sheet;
    this.started = started;
    this.run = run;
    fingerprint("train", run.splits().train());
    fingerprint("validation", run.splits().validation());
    fingerprint("test", run.splits().test());
    epochs.addAll(run.before().epochs());
  }

  private void fingerprint(String split, Dataset data) {
    fingerprints.put(split, DataFingerprint.of(data, run.blueprint()));
  }

  /** What tells its data from other data, by split; empty for a split without samples. */
  Map<String, String> fingerprints() {
    return fingerprints;
  }

  void add(Epoch epoch) {
    epochs.add(epoch);
    if (parts.contains(RunPart.PAGE) || parts.contains(RunPart.EVENTS)) {
      tensors.add(run.tensors());
    }
  }

  /** How weights and gradients are distributed. */
  TensorRecord tensors() {
    return tensors;
  }

  void ended(RunResult<?> outcome) {
    result = outcome;
    state = RunStatus.of(outcome.stopReason());
    reason = outcome.stopReason().text();
    if (parts.contains(RunPart.PAGE)) {
      judgement = Judgement.of(run, outcome).orElse(null);
    }
  }

  void failed(RuntimeException failure) {
    state = RunStatus.of(failure);
    reason = String.valueOf(failure.getMessage());
  }

  String name() {
    return name;
  }

  /** What was chosen for a trial of an experiment, by name; empty for other runs. */
  Map<String, String> trial() {
    return trial;
  }

  Instant started() {
    return started;
  }

  Run run() {
    return run;
  }

  List<Epoch> epochs() {
    return epochs;
  }

  /** The last epoch that was better than all before; empty before the first. */
  Optional<Epoch> best() {
    return epochs.stream().filter(Epoch::best).reduce((earlier, later) -> later);
  }

  /** The metrics that stand out, the most telling first; empty before the first epoch. */
  Optional<List<String>> metrics() {
    return epochs.stream()
        .findFirst()
        .map(
            epoch ->
                new ShownMetrics(run.blueprint()).of(epoch).stream().map(MetricKeys::of).toList());
  }

  RunStatus state() {
    return state;
  }

  /** Why it ended, in words. */
  String reason() {
    return reason;
  }

  Optional<RunResult<?>> result() {
    return Optional.ofNullable(result);
  }

  /** The final weights on single samples. */
  Optional<Judgement> judgement() {
    return Optional.ofNullable(judgement);
  }

  /** Samples as training sees them. */
  Optional<TextSheet> texts() {
    return Optional.ofNullable(texts);
  }

  /** A sheet of texts that its page has, if there is one. */
  void shows(@Nullable TextSheet sheetOfTexts) {
    texts = sheetOfTexts;
  }

  Optional<Picture> sheet() {
    return Optional.ofNullable(sheet);
  }

  /** Looks for the run before this one, of the same name. */
  void compare(Path folder) throws IOException {
    compared = EarlierRun.beside(folder);
  }

  /** The run before this one, and this one; empty if it is the first, or goes on. */
  List<SavedRun> compared() {
    return compared;
  }
}
