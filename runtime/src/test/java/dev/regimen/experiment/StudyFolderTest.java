package dev.regimen.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.report.RunPart;
import dev.regimen.report.RunsPage;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRun;
import dev.regimen.report.saved.SavedTrial;
import dev.regimen.train.FormatException;
import dev.regimen.train.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the folder of an experiment holds, and what another start makes of it. */
@Tag("training")
class StudyFolderTest {
  @TempDir Path folder;

  @Test
  void whatHasEndedIsNotRunAgain() {
    List<String> first =
        HandStudy.bits(HandStudy.sweep().quiet().folder(folder).run(HandStudy.data()));
    TrialExecutor none =
        (tasks, ended) -> assertTrue(tasks.isEmpty(), "trials that had ended are run again");
    Study again = HandStudy.sweep().quiet().folder(folder).executor(none);
    assertEquals(first, HandStudy.bits(again.run(HandStudy.data())));
    assertFalse(Files.exists(folder.resolve("checkpoints")));
  }

  /** What has ended is not lost by a trial that failed: the same folder runs that one again. */
  @Test
  void whatFailedIsRunAgainAndNothingElse() {
    TrialExecutor once =
        (tasks, ended) ->
            TrialExecutor.serial()
                .execute(
                    tasks,
                    result ->
                        ended.accept(
                            result.trial().number() == 2
                                ? result.ended(TrialState.FAILED)
                                : result));
    List<Integer> run = new ArrayList<>();
    TrialExecutor counted =
        (tasks, ended) -> {
          tasks.forEach(task -> run.add(task.trial().number()));
          TrialExecutor.serial().execute(tasks, ended);
        };
    List<Path> folders = new ArrayList<>();
    for (TrialExecutor executor : List.of(once, counted, counted)) {
      StudyResult result =
          new HandStudy(design -> design.values("learningRate", 0.01, 0.1, 0.2))
              .quiet()
              .runs(folder)
              .executor(executor)
              .run(HandStudy.data());
      folders.add(folder.relativize(result.folder().orElseThrow()));
    }
    assertEquals(List.of(Path.of("Hand-1"), Path.of("Hand-1"), Path.of("Hand-2")), folders);
    assertEquals(List.of(2, 1, 2, 3), run);
  }

  /** The newest folder goes on while it is not complete; then there is a new one. */
  @Test
  void foldersAreNumbered() {
    for (int number = 1; number <= 2; number++) {
      StudyResult result = HandStudy.halving().quiet().runs(folder).run(HandStudy.data());
      assertEquals(folder.resolve("Hand-" + number), result.folder().orElseThrow());
    }
  }

  @Test
  void anotherSpaceIsRefusedWithWhatDiffers() {
    HandStudy.sweep().quiet().folder(folder).run(HandStudy.data());
    Study other = HandStudy.sweep().seed(5).quiet().folder(folder);
    SettingException refused =
        assertThrows(SettingException.class, () -> other.run(HandStudy.data()));
    String message = refused.getMessage();
    assertTrue(message.contains("[Regimen:StaleSweep]"), message);
    assertTrue(message.contains("seed: 0 in the folder, 5 here"), message);
    Study halved = HandStudy.halving().quiet().folder(folder);
    assertTrue(
        assertThrows(SettingException.class, () -> halved.run(HandStudy.data()))
            .getMessage()
            .contains("search: "));
  }

  /** Numbers of trials depend on it: results would be taken for those of other points. */
  @Test
  void anotherOrderIsAnotherSpace() {
    UnaryOperator<Design> first =
        design -> design.values("learningRate", 0.01, 0.1).values("momentum", 0, 0.5);
    UnaryOperator<Design> second =
        design -> design.values("momentum", 0, 0.5).values("learningRate", 0.01, 0.1);
    new HandStudy(first).quiet().folder(folder).run(HandStudy.data());
    Study other = new HandStudy(second).quiet().folder(folder);
    String message =
        assertThrows(SettingException.class, () -> other.run(HandStudy.data())).getMessage();
    assertTrue(message.contains("order: Small; learningRate; momentum in the folder"), message);
  }

  /**
   * A winner that diverges behind the first rung had won there: who starts again must not give its
   * place to another. Nor is told again what was told.
   */
  @Test
  void whatDivergesLateHadWonItsRung() throws IOException {
    StudyResult whole = HandStudy.halving().quiet().folder(folder).run(HandStudy.data());
    int winner = whole.best().trials().get(0).trial().number();
    Path trials = folder.resolve("trials.jsonl");
    List<String> lines =
        Files.readAllLines(trials).stream()
            .map(
                line ->
                    line.startsWith("{\"number\": " + winner + ",")
                        ? line.replace("\"finished\"", "\"diverged\"")
                            .replaceFirst("\"objective\": [^,]*", "\"objective\": null")
                        : line)
            .toList();
    Files.write(trials, lines);
    List<TrialTask> again = new ArrayList<>();
    List<TrialResult> told = new ArrayList<>();
    StudyListener listener =
        new StudyListener() {
          @Override
          public void onTrial(TrialResult result, StudyProgress progress) {
            told.add(result);
          }
        };
    StudyResult result =
        HandStudy.halving()
            .quiet()
            .folder(folder)
            .listener(listener)
            .executor((tasks, ended) -> again.addAll(tasks))
            .run(HandStudy.data());
    assertEquals(List.of(), again);
    assertEquals(List.of(), told);
    List<Integer> epochs = result.points().stream().map(PointResult::epochs).sorted().toList();
    assertEquals(whole.points().stream().map(PointResult::epochs).sorted().toList(), epochs);
  }

  @Test
  void aTornLineIsCutOffAndItsTrialRunAgain() throws IOException {
    List<String> whole =
        HandStudy.bits(HandStudy.sweep().quiet().folder(folder).run(HandStudy.data()));
    Path trials = folder.resolve("trials.jsonl");
    List<String> lines = Files.readAllLines(trials);
    Files.write(trials, lines.subList(0, 29));
    Files.writeString(trials, lines.get(29).substring(0, 40), StandardOpenOption.APPEND);
    Study again = HandStudy.sweep().quiet().folder(folder);
    assertEquals(whole, HandStudy.bits(again.run(HandStudy.data())));
    assertEquals(30, Files.readAllLines(trials).size());
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    HandStudy.sweep().quiet().folder(folder).run(HandStudy.data());
    Path trials = folder.resolve("trials.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(trials));
    lines.set(3, lines.get(3).replace("\"epochs\"", "\"epoch\""));
    Files.write(trials, lines);
    Study again = HandStudy.sweep().quiet().folder(folder);
    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> again.run(HandStudy.data()));
    assertTrue(refused.getCause() instanceof FormatException);
    assertTrue(refused.getMessage().contains("trials.jsonl:4"), refused.getMessage());
  }

  @Test
  void aFolderThatIsWrittenToIsRefused() {
    Study second = HandStudy.sweep().quiet().folder(folder);
    HandStudy.sweep()
        .quiet()
        .folder(folder)
        .listener(
            new StudyListener() {
              @Override
              public void onStart(Study study, StudyProgress progress) {
                assertThrows(SettingException.class, () -> second.run(HandStudy.data()));
              }
            })
        .run(HandStudy.data());
  }

  /** What came out stands in the file, for reports, and when it began remains. */
  @Test
  void theAnswerIsRecorded() throws IOException {
    StudyResult result = HandStudy.halving().quiet().folder(folder).run(HandStudy.data());
    SavedExperiment saved = SavedExperiment.read(folder);
    assertEquals(result.answer(), saved.answer());
    String page = Files.readString(folder.resolve(RunsPage.REPORT));
    String words = result.answer().replace("<", "&lt;").replace("'", "&#39;");
    assertTrue(page.contains(words), "no \"" + words + "\" on the page");
    assertTrue(saved.complete());
    Path file = folder.resolve(SavedExperiment.FILE);
    String begun = saved.started().toString();
    Files.writeString(file, Files.readString(file).replace(begun, "2001-02-03T04:05:06Z"));
    HandStudy.halving().quiet().folder(folder).run(HandStudy.data());
    assertEquals(Instant.parse("2001-02-03T04:05:06Z"), SavedExperiment.read(folder).started());
  }

  /** A trial's own record says what its line says, and holds no more than it was asked to. */
  @Test
  void everyTrialIsRecorded() throws IOException {
    Study study =
        new HandStudy(design -> design.values("learningRate", 0.01, 1e30))
            .quiet()
            .folder(folder)
            .trialsKeep(RunPart.PAGE);
    study.run(HandStudy.data());
    SavedExperiment saved = SavedExperiment.read(folder);
    for (SavedTrial trial : saved.trials()) {
      SavedRun run = SavedRun.read(saved.folder(trial).orElseThrow());
      boolean whole = trial.state().equals("finished");
      assertEquals(whole ? "complete" : "diverged", run.state());
      assertEquals(trial.epochs(), run.epochs().size());
      assertEquals(trial.parameters().get("learningRate"), run.settings().get("learningRate"));
      if (whole) {
        assertEquals(trial.objective(), run.validation().get("loss"));
        assertEquals(HandStudy.EPOCHS, run.epochs().size());
      }
      try (Stream<Path> files = Files.list(run.folder())) {
        assertEquals(
            Set.of("run.json", "history.jsonl", "report.html"),
            files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
      }
    }
    assertEquals(2, saved.trials().size());
  }

  /** What a trial that failed had recorded is written anew, not doubled. */
  @Test
  void aTrialThatFailedIsRecordedAnew() throws IOException {
    TrialExecutor failing =
        (tasks, ended) ->
            TrialExecutor.serial()
                .execute(tasks, result -> ended.accept(result.ended(TrialState.FAILED)));
    UnaryOperator<Design> one = design -> design.values("learningRate", 0.01);
    new HandStudy(one).quiet().folder(folder).executor(failing).run(HandStudy.data());
    Map<String, String> first = HandStudy.histories(folder);
    new HandStudy(one).quiet().folder(folder).run(HandStudy.data());
    assertEquals(first, HandStudy.histories(folder));
  }

  /** Nobody's numbers are JSON's NaN. */
  @Test
  void linesHaveNoNaN() throws IOException {
    HandStudy.sweep().quiet().folder(folder).run(HandStudy.data());
    String all = Files.readString(folder.resolve("trials.jsonl"));
    assertFalse(all.contains(": NaN") || all.contains("Infinity"));
    assertTrue(all.contains("\"state\": \"diverged\"") && all.contains("\"objective\": null"));
  }
}
