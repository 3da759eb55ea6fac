package dev.regimen.examples.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Label;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.step.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ResNet-50 takes a step: mixed and repeated images, dropped blocks, soft targets and LAMB. */
@Tag("training")
class ResNet50StepTest {
  private static final int CLASSES = 1000;

  @Test
  void oneStepBeginsWithTheLossOfAGuess() {
    ResNet50At64Trainer trainer = new ResNet50At64Trainer();
    assertEquals(
        25_557_032, trainer.blueprint().parameters().stream().mapToLong(NamedTensor::length).sum());
    Dataset noise = noise();
    List<Double> losses = new ArrayList<>();
    Listener once =
        new Listener() {
          @Override
          public void onStepEnd(Run run) {
            losses.add(run.loss());
            run.requestStop();
          }
        };
    RunResult<Label> run =
        trainer.batch(2).listener(once).quiet().fit(new Splits(noise, noise, noise));
    assertEquals(1, losses.size());
    // Binary cross-entropy is the mean over the classes; logits of deviation s add some s^2 / 8.
    assertEquals(Math.log(2), losses.get(0), 0.1);
    assertTrue(Double.isFinite(run.test().loss()), "after the step");
  }

  private static Dataset noise() {
    Random random = new Random(1);
    float[][] images = new float[2][64 * 64 * 3];
    for (float[] image : images) {
      for (int i = 0; i < image.length; i++) {
        image[i] = random.nextFloat();
      }
    }
    List<String> classes = IntStream.range(0, CLASSES).mapToObj(i -> "class " + i).toList();
    return InMemory.classification(images, new int[] {7, 700}, classes).withShape(64, 64, 3);
  }
}
