package dev.regimen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class AxisTest {
  private static List<String> marks(double... values) {
    Axis axis = Axis.around(values);
    return axis.marks().stream().map(axis::text).toList();
  }

  @Test
  void marksAreRoundAndHoldAllValues() {
    assertEquals(List.of("0.5", "0.6", "0.7", "0.8", "0.9", "1.0"), marks(0.54, 0.97));
    assertEquals(List.of("0", "20", "40", "60", "80", "100"), marks(3, 88, 41));
    assertEquals(List.of("-2", "-1", "0", "1", "2", "3"), marks(-1.8, 2.4));
  }

  @Test
  void valuesFarApartAreLogarithmic() {
    assertEquals(List.of("0.001", "0.01", "0.1", "1"), marks(0.002, 0.7));
    Axis axis = Axis.around(new double[] {0.001, 1});
    assertTrue(axis.logarithmic());
    assertEquals(2.0 / 3, axis.place(0.1), 1e-12);
  }

  /** A cosine ends as good as at zero: its curve is not one of powers of ten. */
  @Test
  void whatEndsAtZeroIsNot() {
    assertFalse(Axis.around(new double[] {0.1, 0.05, 1e-9}).logarithmic());
    assertFalse(Axis.around(new double[] {0.1, 0}).logarithmic());
  }

  @Test
  void oneValueLiesInTheMiddle() {
    Axis axis = Axis.around(new double[] {0.5, 0.5});
    assertEquals(0.5, axis.place(0.5), 1e-9);
  }

  @Test
  void whatIsNoNumberIsLeftOut() {
    assertEquals(marks(1, 2), marks(1, Double.NaN, 2, Double.POSITIVE_INFINITY));
    assertTrue(marks(Double.NaN).size() > 1);
  }
}
