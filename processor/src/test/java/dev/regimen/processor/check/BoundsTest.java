package dev.regimen.processor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("pure")
class BoundsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[0, 1); 0; true",
        "[0, 1); 0.999; true",
        "[0, 1); 1; false",
        "[0, 1); -1e-300; false",
        "(0, inf); 0; false",
        "(0, inf); 1e300; true",
        "(-inf, inf); -5; true",
        "[1e-6, 0.1]; 0.1; true",
        "[1e-6, 0.1]; 1e-7; false",
        "[0, 1); NaN; false"
      })
  void contains(String interval, double value, boolean inside) {
    assertEquals(inside, Bounds.of(interval).contains(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0, 1", "[0; 1]", "[0, 1", "{0, 1}", "[a, b]", "[0, 1, 2]"})
  void refusesWhatIsNoInterval(String text) {
    assertThrows(IllegalArgumentException.class, () -> Bounds.of(text));
  }
}
