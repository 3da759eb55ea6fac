package dev.regimen.processor.emit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in generated code are those that one would write, and the same. */
@Tag("pure")
class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "1.0E-4, 1e-4",
    "1.5E-7, 1.5e-7",
    "-2.0E10, -2e10",
    "1.0E-37, 1e-37",
    "0.001, 0.001",
    "20, 20.0",
    "0, 0.0"
  })
  void areWrittenAsInSource(String number, String text) {
    double value = Double.parseDouble(number);
    assertEquals(text, Decimals.of(value));
    assertEquals(value, Double.parseDouble(text));
    assertEquals(text + "f", Decimals.of((float) value));
    assertEquals((float) value, Float.parseFloat(text));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.1,
        -0.0,
        -1e-4,
        1e-45,
        1.17549435e-38,
        16777216,
        -16777217,
        1e7,
        3.4028235e38,
        4.9e-324,
        1e23,
        Double.MAX_VALUE,
        Math.PI
      })
  void readBackBitForBit(double value) {
    assertEquals(
        Double.doubleToRawLongBits(value),
        Double.doubleToRawLongBits(Double.parseDouble(Decimals.of(value))));
    float narrow = (float) value;
    if (Float.isFinite(narrow)) {
      assertEquals(
          Float.floatToRawIntBits(narrow),
          Float.floatToRawIntBits(Float.parseFloat(Decimals.of(narrow))));
    }
  }

  @Test
  void whatNoLiteralIsHasAName() {
    assertEquals("Double.NaN", Decimals.of(Double.NaN));
    assertEquals("Double.POSITIVE_INFINITY", Decimals.of(Double.POSITIVE_INFINITY));
    assertEquals("Double.NEGATIVE_INFINITY", Decimals.of(Double.NEGATIVE_INFINITY));
    assertEquals("Float.POSITIVE_INFINITY", Decimals.of((float) 1e39));
    assertEquals("Float.NaN", Decimals.of(Float.NaN));
  }
}
