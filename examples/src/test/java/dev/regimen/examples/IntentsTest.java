package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.TrainTest;
import dev.regimen.examples.text.BankingIntentsTrainer;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Four epochs of the network that takes thirty to 89 %; chance is 1.3 %. */
@Tag("training")
class IntentsTest {
  @Test
  void fourEpochsReachMostOfIt() {
    TrainTest questions = Intents.read(RealData.of("banking77"));
    assertEquals(10_003, questions.train().size());
    assertEquals(3_080, questions.test().size());
    assertEquals(77, questions.train().classes().size());
    RunResult<Label> run = new BankingIntentsTrainer().epochs(4).quiet().fit(questions);
    assertTrue(run.test().accuracy() >= 0.7, run.test().toString());
  }
}
