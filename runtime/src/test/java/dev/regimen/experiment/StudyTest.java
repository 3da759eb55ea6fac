package dev.regimen.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.report.saved.SavedRung;
import dev.regimen.report.saved.SavedTrial;
import dev.regimen.train.Epoch;
import dev.regimen.train.HandTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

  /**
   * Of five trials on two cores two run at a time, and the last three share the cores: each of
   * those waits until all three have begun.
   */
  @Test
  void theLastTrialsShareTheCores() {
    AtomicInteger begun = new AtomicInteger();
    List<Integer> running = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch three = new CountDownLatch(3);
    TrainerFactory factory =
        variant -> {
          if (Thread.currentThread().getName().startsWith("trials-")
              && begun.incrementAndGet() > 2) {
            three.countDown();
            await(three);
          }
          return HandTrainer.classifier(4, 3, 3).set("epochs", 1);
        };
    StudyListener listener =
        new StudyListener() {
          @Override
          public void onEpoch(Trial trial, Epoch epoch, StudyProgress progress) {
            if (progress.done() == 0) {
              running.add(progress.running());
            }
          }
        };
    StudyResult result =
        run(
            new HandStudy(
                    design ->
                        Design.of("Hand", Metric.VALIDATION_LOSS)
                            .variant("Small", factory)
                            .values("learningRate", 0.01, 0.02, 0.03, 0.04, 0.05))
                .listener(listener)
                .executor(new LocalExecutor(2)));
    assertEquals(5, result.points().size());
    assertEquals(0, three.getCount(), "three trials did not run at a time");
    assertTrue(running.stream().allMatch(each -> each <= 2), running.toString());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What goes on is the best of its rung, and what is given up is told by rung. */
  @Test
  void thePromotedAreTheBestOfTheirRung() throws IOException {
    StudyResult result = HandStudy.halving().quiet().folder(folder).run(HandStudy.data());
    SavedExperiment saved = SavedExperiment.read(folder);
    Map<Integer, Map<Integer, Double>> rungs = new TreeMap<>();
    for (SavedRung each : saved.rungs()) {
      int point = (each.number() - 1) / 2;
      rungs
          .computeIfAbsent(each.rung(), rung -> new TreeMap<>())
          .merge(point, each.objective() / 2, Double::sum);
    }
    assertEquals(Set.of(0, 1), rungs.keySet());
    Set<Integer> whole =
        saved.trials().stream()
            .filter(SavedTrial::finished)
            .map(trial -> (trial.number() - 1) / 2)
            .collect(Collectors.toSet());
    List<Set<Integer>> promoted = List.of(rungs.get(1).keySet(), whole);
    for (int rung = 0; rung < 2; rung++) {
      Set<Integer> on = promoted.get(rung);
      assertEquals(rung == 0 ? 5 : 1, on.size());
      Map<Integer, Double> measured = rungs.get(rung);
      double worst = on.stream().mapToDouble(measured::get).max().orElseThrow();
      measured.forEach(
          (point, loss) -> assertTrue(on.contains(point) ? loss <= worst : loss >= worst));
    }
    String answer = result.answer();
    assertTrue(
        answer.contains("22 trials were given up: 14 after 1 epoch, 8 after 3 epochs."), answer);
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
