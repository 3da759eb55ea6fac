package dev.regimen.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.report.RunsPage;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.train.FormatException;
import dev.regimen.train.HandTrainer;
import dev.regimen.train.SettingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an experiment comes to, whatever the order of its trials, and what its folder holds. */
@Tag("training")
class StudyTest {
  @TempDir Path folder;

  private static StudyResult run(Study study) {
    return study.quiet().unrecorded().run(HandStudy.data());
  }

  /** Runs that several tests look at. */
  private static final class Once {
    static final StudyResult SWEEP = run(HandStudy.sweep());
    static final StudyResult HALVED = run(HandStudy.halving());
  }

  private static TrialExecutor shuffled(long seed) {
    return (tasks, ended) -> {
      List<TrialTask> other = new ArrayList<>(tasks);
      Collections.shuffle(other, new Random(seed));
      TrialExecutor.local().execute(other, ended);
    };
  }

  private static void sameInAnyOrder(Supplier<Study> study) {
    List<String> expected = HandStudy.bits(run(study.get().executor(TrialExecutor.serial())));
    assertEquals(expected, HandStudy.bits(run(study.get().executor(shuffled(1)))));
  }

  @Test
  void aGridComesToTheSameInAnyOrder() {
    sameInAnyOrder(HandStudy::sweep);
  }

  @Test
  void halvingHasTheSameWinnersInAnyOrder() {
    sameInAnyOrder(HandStudy::halving);
  }

  /** A trial is its network, trained by hand with the trial's numbers and seed. */
  @Test
  void aTrialIsTheRunThatItSays() {
    StudyResult result = Once.SWEEP;
    TrialResult second = result.best().trials().get(1);
    Point point = result.best().point();
    double alone =
        HandTrainer.classifier(4, 3, 3)
            .quiet()
            .workers(1)
            .set("epochs", HandStudy.EPOCHS)
            .set("seed", 1L)
            .set("learningRate", point.parameters().get("learningRate").doubleValue())
            .set("momentum", point.parameters().get("momentum").doubleValue())
            .fit(HandStudy.data())
            .validation()
            .loss();
    assertEquals(alone, second.objective());
    assertEquals(alone, second.metrics().get("validation/loss"));
  }

  /** Points that diverge come last, and are no failure. */
  @Test
  void aDivergedTrialIsAResult() {
    StudyResult result = Once.SWEEP;
    List<PointResult> last = result.points().subList(12, 15);
    last.forEach(point -> assertEquals(TrialState.DIVERGED, point.state()));
    assertTrue(result.complete());
    assertTrue(result.answer().contains("6 trials diverged."), result.answer());
    assertTrue(result.best().objective().mean() < result.points().get(1).objective().mean());
  }

  /** 12 points that do not diverge: 15/3 = 5 go on, then 1; epochs 1, 3, 4. */
  @Test
  void halvingGivesUpWhatIsBehind() {
    StudyResult result = Once.HALVED;
    List<Integer> epochs = result.points().stream().map(PointResult::epochs).toList();
    assertEquals(List.of(4, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1), epochs.subList(0, 12));
    assertEquals(TrialState.STOPPED, result.points().get(1).state());
    assertEquals(Once.SWEEP.best().point(), result.best().point());
  }

  /** What a rung stops goes on to the same bits as a run that nothing stopped. */
  @Test
  void theWinnerOfHalvingIsTheRunOfTheGrid() {
    TrialResult winner = Once.HALVED.best().trials().get(0);
    TrialResult recorded =
        HandStudy.halving().quiet().folder(folder).run(HandStudy.data()).best().trials().get(0);
    assertEquals(winner.objective(), recorded.objective());
    TrialResult ofGrid =
        Once.SWEEP.points().stream()
            .filter(point -> point.point().equals(winner.trial().point()))
            .findFirst()
            .orElseThrow()
            .trials()
            .get(0);
    assertEquals(ofGrid.objective(), winner.objective());
  }

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

  /** Nobody's numbers are JSON's NaN. */
  /** Who reads the page or the file reads what the program said. */
  @Test
  void theAnswerStandsInTheFolderAndOnItsPage() throws IOException {
    StudyResult result = HandStudy.sweep().quiet().folder(folder).run(HandStudy.data());
    SavedExperiment saved = SavedExperiment.read(folder);
    assertTrue(saved.complete());
    assertEquals(result.answer(), saved.answer());
    String page = Files.readString(folder.resolve(RunsPage.REPORT));
    String words = result.answer().replace("<", "&lt;").replace("'", "&#39;");
    assertTrue(page.contains(words), "no \"" + words + "\" on the page");
  }

  @Test
  void linesHaveNoNaN() throws IOException {
    HandStudy.sweep().quiet().folder(folder).run(HandStudy.data());
    String all = Files.readString(folder.resolve("trials.jsonl"));
    assertFalse(all.contains(": NaN") || all.contains("Infinity"));
    assertTrue(all.contains("\"state\": \"diverged\"") && all.contains("\"objective\": null"));
  }
}
