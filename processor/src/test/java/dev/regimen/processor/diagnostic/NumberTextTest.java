package dev.regimen.processor.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in findings are those that one would write. */
@Tag("pure")
class NumberTextTest {
  @ParameterizedTest
  @CsvSource({
    "@WeightDecay(1.0E-4), @WeightDecay(1e-4)",
    "1.5E-7, 1.5e-7",
    "-2.0E10, -2e10",
    "epochs = 1000.0, epochs = 1000",
    "'{1.0, 0.5, 20.0}', '{1, 0.5, 20}'",
    "0.05, 0.05",
    "10.05, 10.05",
    "net.0.conv1, net.0.conv1",
    "1.0.2, 1.0.2",
    "2.0f, 2.0f"
  })
  void areWrittenAsInSource(String text, String shown) {
    assertEquals(shown, NumberText.of(text));
  }

  @ParameterizedTest
  @CsvSource({"0, 0 rows", "1, 1 row", "2, 2 rows"})
  void oneIsNotSeveral(long number, String text) {
    assertEquals(text, Counted.of(number, "row"));
  }
}
