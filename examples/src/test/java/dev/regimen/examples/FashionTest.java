package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.FashionMnist;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import org.junit.jupiter.api.Test;

/** A short run of the class that takes twenty epochs to its 89 per cent. */
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
}
