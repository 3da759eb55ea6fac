package dev.regimen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class SampleTest {
  /**
   * Student's own data (1908): the hours of sleep that ten patients gained, of which every textbook
   * has the mean 1.58, the deviation 1.230 and the interval from 0.70 to 2.46.
   */
  @Test
  void studentsSleep() {
    Sample sample = Sample.of(new double[] {1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4});
    assertEquals(10, sample.count());
    assertEquals(1.58, sample.mean(), 1e-12);
    assertEquals(1.230, sample.deviation(), 5e-4);
    assertEquals(2.46, sample.mean() + sample.halfWidth(), 5e-3);
    assertEquals(0.70, sample.mean() - sample.halfWidth(), 5e-3);
  }

  /** Tables have 1.9840 for 100 degrees of freedom and 2.0395 for 31. */
  @Test
  void manyDegrees() {
    for (var row : new double[][] {{32, 2.0395}, {101, 1.9840}}) {
      int n = (int) row[0];
      Sample sample = Sample.of(DoubleStream.iterate(0, x -> x + 1).limit(n).toArray());
      assertEquals(row[1], sample.halfWidth() / sample.deviation() * Math.sqrt(n), 1e-4, "of " + n);
    }
  }

  @Test
  void fewerThanTwoHaveNoInterval() {
    assertEquals(new Sample(1, 3, Double.NaN, Double.NaN), Sample.of(new double[] {3}));
    assertEquals(0, Sample.of(new double[0]).count());
  }
}
