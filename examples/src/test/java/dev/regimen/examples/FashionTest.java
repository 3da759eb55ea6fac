package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.FashionMnist;
import dev.regimen.data.TrainTest;
import dev.regimen.examples.vision.FashionCnnTrainer;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

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

  /** No weight is trained: which of them are used makes a network of one that guesses. */
  @Test
  void randomWeightsHoldANetworkThatKnowsClothes() {
    TrainTest all = FashionMnist.load(RealData.of("fashion-mnist"));
    Dataset test = all.test().select(IntStream.range(0, 1_000).toArray());
    TrainTest few = new TrainTest(all.train().select(IntStream.range(0, 200).toArray()), test);
    TrainTest many = new TrainTest(all.train().select(IntStream.range(0, 12_100).toArray()), test);
    FashionSupermaskTrainer trainer = new FashionSupermaskTrainer();
    Map<String, INDArray> drawn = trainer.initialWeights();
    trainer.epochs(1).splitValidation(100).quiet();
    assertEquals(0.1, trainer.learningRate(1e-9).fit(few).test().accuracy(), 0.08);
    RunResult<Label> run = trainer.learningRate(0.1).fit(many);
    assertTrue(run.test().accuracy() > 0.8, run.test().toString());
    for (String weight : List.of("hidden1.weight", "hidden2.weight", "logits.weight")) {
      assertEquals(drawn.get(weight), run.parameters().get(weight));
    }
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
