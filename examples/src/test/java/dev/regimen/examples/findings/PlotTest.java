package dev.regimen.examples.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where values come to lie: across from 70 to 490, up from 350 to 20. */
@Tag("pure")
class PlotTest {
  private static String points(String svg) {
    Matcher line = Pattern.compile("<polyline points=\"([^\"]*)\"").matcher(svg);
    assertTrue(line.find(), svg);
    return line.group(1);
  }

  @Test
  void valuesLieByTheirShareOfTheRange() {
    Plot plot = new Plot().axes("width", "a < b");
    plot.line("one", new double[] {1, 2, 5}, new double[] {0, 1, 4});
    assertEquals("70.0,350.0 175.0,267.5 490.0,20.0", points(plot.svg()));
    assertTrue(plot.svg().contains("a &lt; b over width"), plot.svg());
    assertFalse(plot.svg().contains("logarithmic"), plot.svg());
  }

  @Test
  void wideRangesAreLogarithmic() {
    Plot plot = new Plot().axes("n", "loss");
    plot.line("law", new double[] {1, 10, 100}, new double[] {3, 2, 1});
    assertEquals("70.0,20.0 280.0,185.0 490.0,350.0", points(plot.svg()));
    assertTrue(plot.svg().contains("n (logarithmic)"), plot.svg());
    assertFalse(plot.svg().contains("loss (logarithmic)"), plot.svg());
  }

  @Test
  void whatIsNoNumberIsLeftOut() {
    Plot plot = new Plot();
    plot.line("diverged", new double[] {1, Double.NaN, 3});
    assertEquals("70.0,350.0 490.0,20.0", points(plot.svg()));
  }

  @Test
  void aSingleValueLiesInTheMiddle() {
    Plot plot = new Plot();
    plot.line("one", new double[] {7});
    assertEquals("280.0,185.0", points(plot.svg()));
  }
}
