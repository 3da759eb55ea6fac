package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.FashionMnist;
import dev.regimen.examples.vision.FashionCnnTrainer;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Short runs of the classes whose whole ones the README lists. */
@Tag("training")
class FashionTest {
  @Test
  void fourEpochsReachMostOfIt() {
    RunResult<Label> run =
        new FashionMlpTrainer()
            .epochs(4)
            .quiet()
            .fit(FashionMnist.load(RealData.of("fashion-mnist")));
    assertEquals(5_000, run.validation().size());
    assertEquals(10_000, run.test().size());
    assertTrue(run.test().accuracy() >= 0.855, run.test().toString());
  }

  /** Drawn digits in place of clothes, for a quick look; digits are not to be mirrored. */
  @Test
  void convolutionsLearnDrawnDigits() {
    RunResult<Label> run =
        new FashionCnnTrainer()
            .epochs(2)
            .batch(32)
            .splitValidation(500)
            .horizontalFlip(0)
            .quiet()
            .fit(StrokeDigits.draw(2_500, 500, 1));
    assertEquals(500, run.validation().size());
    assertTrue(run.test().accuracy() >= 0.9, run.test().toString());
  }
}
