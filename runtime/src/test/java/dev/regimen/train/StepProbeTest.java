package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

@Tag("training")
class StepProbeTest {
  @Test
  void gradientsAreThoseOfTheLoss() {
    int[] samples = IntStream.range(0, 30).toArray();
    for (String name : new String[] {"hidden.weight", "hidden.bias", "last.weight", "last.bias"}) {
      // A rate that float parameters do not feel, so that the step changes nothing.
      StepProbe probe =
          StepProbe.of(
              HandTrainer.classifier(4, 8, 3).set("learningRate", 1e-30), TrainerTest.clouds(30));
      probe.step(samples);
      INDArray gradient = probe.gradient(name).dup();
      assertTrue(gradient.norm2Number().doubleValue() > 1e-3, name);
      INDArray value = probe.value(name);
      for (long i = 0; i < value.length(); i += 5) {
        double at = value.getDouble(i);
        value.putScalar(i, at + 1e-2);
        double above = probe.loss(samples);
        value.putScalar(i, at - 1e-2);
        double below = probe.loss(samples);
        value.putScalar(i, at);
        assertEquals((above - below) / 2e-2, gradient.getDouble(i), 2e-3, name + " " + i);
      }
    }
  }

  @Test
  void stepsLowerTheLoss() {
    StepProbe probe = StepProbe.of(HandTrainer.classifier(4, 8, 3), TrainerTest.clouds(30));
    double first = probe.step(0, 1, 2, 3, 4, 5);
    double last = first;
    for (int i = 0; i < 20; i++) {
      last = probe.step(0, 1, 2, 3, 4, 5);
    }
    assertTrue(last < first / 2, first + " to " + last);
  }

  @Test
  void unknownNamesAreRefused() {
    StepProbe probe = StepProbe.of(HandTrainer.classifier(4, 8, 3), TrainerTest.clouds(30));
    assertEquals(1, probe.value("seen").getDouble(0));
    assertThrows(IllegalArgumentException.class, () -> probe.value("hidden.wait"));
    assertThrows(IllegalArgumentException.class, () -> probe.gradient("seen"));
  }
}
