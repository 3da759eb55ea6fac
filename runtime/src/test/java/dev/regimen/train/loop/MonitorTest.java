package dev.regimen.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class MonitorTest {
  @Test
  void lowerLossIsBetter() {
    Monitor monitor = new Monitor(Metric.VALIDATION_LOSS, 2, 0);
    assertTrue(monitor.improves(1.0));
    assertTrue(monitor.improves(0.9));
    assertFalse(monitor.improves(0.9));
    assertFalse(monitor.exhausted());
    assertFalse(monitor.improves(1.1));
    assertTrue(monitor.exhausted());
    assertEquals(2, monitor.bestEpoch());
  }

  @Test
  void higherAccuracyIsBetter() {
    Monitor monitor = new Monitor(Metric.VALIDATION_ACCURACY, 1, 0);
    assertTrue(monitor.improves(0.5));
    assertTrue(monitor.improves(0.6));
    assertFalse(monitor.improves(0.4));
    assertTrue(monitor.exhausted());
    assertEquals(2, monitor.bestEpoch());
  }

  @Test
  void changesUpToMinDeltaDoNotCount() {
    Monitor monitor = new Monitor(Metric.VALIDATION_LOSS, 3, 0.125);
    assertTrue(monitor.improves(1.0));
    assertFalse(monitor.improves(0.9375));
    assertFalse(monitor.improves(0.875));
    assertTrue(monitor.improves(0.8125));
    assertEquals(4, monitor.bestEpoch());
  }

  @Test
  void notANumberIsNeverBest() {
    Monitor monitor = new Monitor(Metric.VALIDATION_LOSS, 2, 0);
    assertFalse(monitor.improves(Double.NaN));
    assertTrue(monitor.improves(5));
    assertFalse(monitor.improves(Double.NaN));
    assertEquals(2, monitor.bestEpoch());
  }
}
