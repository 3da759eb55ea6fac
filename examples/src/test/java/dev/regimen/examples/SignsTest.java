package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.examples.vision.SignDigitsAugmentedTrainer;
import dev.regimen.examples.vision.SignDigitsTrainer;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three epochs of the network that takes forty. */
@Tag("training")
class SignsTest {
  @Test
  void threeEpochsReachMostOfIt() {
    Dataset hands = Signs.read(RealData.of("sign-language-digits"));
    assertEquals(2_062, hands.size());
    RunResult<Label> run = new SignDigitsTrainer().seed(1).epochs(3).quiet().fit(hands);
    assertEquals(412, run.test().size(), "a fifth is held out");
    assertTrue(run.test().accuracy() >= 0.8, run.test().toString());
  }

  /** The regimes differ in nothing but what is done to images: paired runs are comparable. */
  @Test
  void bothRegimesTrainTheSameNetwork() {
    var plain = new SignDigitsTrainer().blueprint();
    var augmented = new SignDigitsAugmentedTrainer().blueprint();
    assertEquals(plain.parameters(), augmented.parameters());
    assertArrayEquals(plain.input(), augmented.input());
    var settings = new SignDigitsAugmentedTrainer().settings().all();
    new SignDigitsTrainer()
        .settings()
        .all()
        .forEach((name, value) -> assertEquals(value, settings.get(name), name));
  }
}
