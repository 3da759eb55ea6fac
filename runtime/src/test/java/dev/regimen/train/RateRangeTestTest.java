package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The range test is a run like others but for its rate, and leaves its trainer as it was. */
@Tag("training")
class RateRangeTestTest {
  private static final Dataset DATA = TrainerTest.clouds(200);

  private static Trainer<Label> trainer() {
    return HandTrainer.classifier(4, 8, 3).quiet().workers(1).set("epochs", 3);
  }

  @Test
  void theNextFitHasTheSameBits() {
    Map<String, INDArray> expected = trainer().fit(DATA).parameters();
    Trainer<Label> tested = trainer();
    String settings = tested.settings().toString();
    RateRangeTest.of(tested, DATA);
    assertEquals(settings, tested.settings().toString());
    assertEquals(expected, tested.fit(DATA).parameters());
  }

  /**
   * With both ends at one rate its losses are those of a run whose cosine has not begun to fall.
   */
  @Test
  void itIsARunAtThoseRates() {
    List<Double> losses = new ArrayList<>();
    trainer()
        .set("learningRate", 0.05)
        .set("epochs", 1_000_000_000)
        .listener(
            new Listener() {
              @Override
              public void onStepEnd(Run run) {
                losses.add(run.loss());
                if (losses.size() == 30) {
                  run.requestStop();
                }
              }
            })
        .fit(DATA);
    RateRangeTest range = RateRangeTest.of(trainer(), DATA, 0.05, Math.nextUp(0.05), 30);
    assertEquals(losses, range.points().stream().map(RateRangeTest.Point::loss).toList());
  }

  /** Smith's rates, and means as they are written out. */
  @Test
  void ratesAreInEqualRatiosAndLossesAreSmoothed() {
    List<RateRangeTest.Point> points = RateRangeTest.of(trainer(), DATA, 1e-4, 1e-1, 31).points();
    assertEquals(31, points.size());
    for (int i = 0; i < points.size(); i++) {
      assertEquals(Math.pow(10, -4 + i / 10.0), points.get(i).learningRate(), 1e-12);
      double weighted = 0;
      double weights = 0;
      for (int j = 0; j <= i; j++) {
        weighted += Math.pow(0.98, i - j) * points.get(j).loss();
        weights += Math.pow(0.98, i - j);
      }
      assertEquals(weighted / weights, points.get(i).smoothed(), 1e-9);
    }
  }

  /** It ends where the loss explodes, and what it advises lies before. */
  @Test
  void itEndsWhereTheLossGrows() {
    RateRangeTest range = RateRangeTest.of(trainer(), DATA, 1e-3, 1e6, 100);
    int updates = range.points().size();
    assertTrue(updates > 20 && updates < 100, "updates: " + updates);
    assertTrue(range.steepest() < range.lowest(), range.toString());
    assertTrue(range.lowest() < range.points().get(updates - 1).learningRate());
    double first = range.points().get(0).smoothed();
    double least = range.points().stream().mapToDouble(p -> p.smoothed()).min().orElseThrow();
    assertTrue(least < 0.9 * first, range.toString());
  }

  @Test
  void aRangeThatIsNoneIsRefused() {
    assertThrows(SettingException.class, () -> RateRangeTest.of(trainer(), DATA, 0.1, 0.01, 10));
    assertThrows(SettingException.class, () -> RateRangeTest.of(trainer(), DATA, 0, 1, 10));
  }
}
