package dev.regimen.examples.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Epoch;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import dev.regimen.train.step.NamedTensor;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ResNet-50 takes a step. */
@Tag("training")
class ResNet50StepTest {
  private static final int CLASSES = 1000;

  @Test
  void oneStepBeginsWithTheLossOfAGuess() {
    ResNet50At64Trainer trainer = new ResNet50At64Trainer();
    assertEquals(
        25_557_032, trainer.blueprint().parameters().stream().mapToLong(NamedTensor::length).sum());
    Dataset noise = noise();
    RunResult<Label> run = trainer.quiet().fit(new Splits(noise, noise, noise));
    List<Epoch> epochs = run.history().epochs();
    assertEquals(1, epochs.size());
    double loss = epochs.get(0).train().loss();
    assertTrue(Double.isFinite(loss));
    // Logits begin with a deviation of some 0.7, which is what two samples' mean may be off by.
    assertEquals(Math.log(CLASSES), loss, 1);
    assertTrue(Double.isFinite(run.test().loss()), "after the step");
  }

  private static Dataset noise() {
    Random random = new Random(1);
    float[][] images = new float[2][64 * 64 * 3];
    for (float[] image : images) {
      for (int i = 0; i < image.length; i++) {
        image[i] = (float) random.nextGaussian();
      }
    }
    List<String> classes = IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList();
    return InMemory.classification(images, new int[] {7, 700}, classes).withShape(64, 64, 3);
  }
}
