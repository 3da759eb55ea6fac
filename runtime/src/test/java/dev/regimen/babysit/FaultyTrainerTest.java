package dev.regimen.babysit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.loop.RunFinding;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults of steps that were written by hand; those of regimes and data are planted elsewhere. */
@Tag("training")
class FaultyTrainerTest {
  private static Dataset clouds() {
    float[][] points = new float[200][FaultyTrainer.IN];
    int[] labels = new int[points.length];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < points.length; i++) {
      labels[i] = i % FaultyTrainer.CLASSES;
      for (int j = 0; j < FaultyTrainer.IN; j++) {
        points[i][j] = (float) (random.nextGaussian() + (j == labels[i] ? 3 : 0));
      }
    }
    return InMemory.classification(points, labels);
  }

  private static List<String> found(boolean dropsAlways, double slope) {
    Checkup checkup = Checkup.of(new FaultyTrainer(dropsAlways, slope), clouds());
    return checkup.findings().stream().map(RunFinding::id).toList();
  }

  @Test
  void withoutFaultsNothingIsFound() {
    assertEquals(List.of(), found(false, 1));
  }

  @Test
  void dropoutAtInference() {
    assertEquals(List.of("PredictionsVary"), found(true, 1));
  }

  @Test
  void aWrongGradient() {
    assertEquals(List.of("GradientMismatch"), found(false, 1.5));
    assertEquals(List.of("GradientMismatch"), found(false, 0.8));
  }

  /** What is no number is no small one. */
  @Test
  void aGradientThatIsNoNumber() {
    assertTrue(found(false, Double.NaN).contains("GradientMismatch"));
  }

  @Test
  void noCheckupInTheMidstOfARun() {
    FaultyTrainer trainer = new FaultyTrainer(false, 1);
    trainer.quiet();
    trainer.listener(
        new Listener() {
          @Override
          public void onRunStart(Run run) {
            assertThrows(IllegalStateException.class, () -> Checkup.of(trainer, clouds()));
          }
        });
    assertTrue(trainer.fit(clouds()).history().size() > 0);
  }
}
