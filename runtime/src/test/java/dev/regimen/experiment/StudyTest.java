package dev.regimen.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.train.HandTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an experiment comes to, whatever the order of its trials. */
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

  /** Pairs have the same seed, also where an interruption left some of them alone. */
  @Test
  void anInterruptedExperimentComparesWhatItHas() {
    TrialExecutor some =
        (tasks, ended) ->
            TrialExecutor.serial()
                .execute(tasks.stream().filter(task -> task.trial().number() != 1).toList(), ended);
    StudyResult result =
        run(
            new HandStudy(design -> design.repeats(3).values("learningRate", 0.01, 0.1))
                .executor(some));
    assertFalse(result.complete());
    PointResult all =
        result.points().stream().filter(point -> point.trials().size() == 3).findFirst().get();
    PointResult part =
        result.points().stream().filter(point -> point.trials().size() == 2).findFirst().get();
    double expected = (all.value(1) - part.value(1) + all.value(2) - part.value(2)) / 2;
    assertEquals(2, result.compare(all, part).difference().count());
    assertEquals(expected, result.compare(all, part).difference().mean(), 1e-12);
    assertEquals(-expected, result.compare(part, all).difference().mean(), 1e-12);
    assertTrue(result.answer().contains("over 2 paired seeds"), result.answer());
  }

  /** What is compared with is not what is left when it diverged. */
  @Test
  void anotherIsNotAsItIs() {
    StudyResult result =
        run(
            new HandStudy(
                design ->
                    design
                        .variant(
                            "without Momentum",
                            variant -> HandTrainer.classifier(4, 3, 3).set("epochs", 1))
                        .variant(
                            "Wild",
                            variant ->
                                HandTrainer.classifier(4, 3, 3)
                                    .set("epochs", 1)
                                    .set("learningRate", 1e30))
                        .reference("Wild")));
    String answer = result.answer();
    assertTrue(answer.startsWith("Wild as it is did not come to its end. Best: "), answer);
  }
}
