package dev.regimen.processor.emit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
