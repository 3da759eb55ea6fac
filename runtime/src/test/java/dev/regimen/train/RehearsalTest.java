package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class RehearsalTest {
  @Test
  void gradientsAreThoseOfTheLoss() {
    int[] samples = IntStream.range(0, 30).toArray();
    for (String name : new String[] {"hidden.weight", "hidden.bias", "last.weight", "last.bias"}) {
      // A rate that float parameters do not feel, so that the step changes nothing.
      Rehearsal rehearsal =
          Rehearsal.of(
              HandTrainer.classifier(4, 8, 3).set("learningRate", 1e-30), TrainerTest.clouds(30));
      rehearsal.step(samples);
      INDArray gradient = rehearsal.gradient(name).dup();
      assertTrue(gradient.norm2Number().doubleValue() > 1e-3, name);
      INDArray value = rehearsal.value(name);
      for (long i = 0; i < value.length(); i += 5) {
        double at = value.getDouble(i);
        value.putScalar(i, at + 1e-2);
        double above = rehearsal.loss(samples);
        value.putScalar(i, at - 1e-2);
        double below = rehearsal.loss(samples);
        value.putScalar(i, at);
        assertEquals((above - below) / 2e-2, gradient.getDouble(i), 2e-3, name + " " + i);
      }
    }
  }

  @Test
  void stepsLowerTheLoss() {
    Rehearsal rehearsal = Rehearsal.of(HandTrainer.classifier(4, 8, 3), TrainerTest.clouds(30));
    double first = rehearsal.step(0, 1, 2, 3, 4, 5);
    double last = first;
    for (int i = 0; i < 20; i++) {
      last = rehearsal.step(0, 1, 2, 3, 4, 5);
    }
    assertTrue(last < first / 2, first + " to " + last);
  }

  @Test
  void unknownNamesAreRefused() {
    Rehearsal rehearsal = Rehearsal.of(HandTrainer.classifier(4, 8, 3), TrainerTest.clouds(30));
    assertEquals(1, rehearsal.value("seen").getDouble(0));
    assertThrows(IllegalArgumentException.class, () -> rehearsal.value("hidden.wait"));
    assertThrows(IllegalArgumentException.class, () -> rehearsal.gradient("seen"));
  }
}
