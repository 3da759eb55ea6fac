package dev.regimen.train.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regimen.train.FormatException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Headers that are short enough and say too much. */
@Tag("pure")
final class SafetensorsLimitsTest {
  private static String refusal(String header) {
    return assertThrows(
            FormatException.class,
            () -> Safetensors.parse(header, Path.of("x"), 8L + header.length(), 0))
        .getMessage();
  }

  @Test
  void aShapeOfMillions() {
    String shape = "1,".repeat(2_000_000);
    assertEquals(
        "x: its header is no JSON: more than 1600000 values at character 3200002",
        refusal("{\"a\":[" + shape + "1]}"));
  }

  @Test
  void moreTensorsThanANetworkHas() {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i <= 100_000; i++) {
      header.append("\"").append(i).append("\":{\"dtype\":\"I8\",\"shape\":[0],");
      header.append("\"data_offsets\":[0,0]},");
    }
    header.setCharAt(header.length() - 1, '}');
    assertEquals("x: more than 100000 tensors are too many", refusal(header.toString()));
  }
}
