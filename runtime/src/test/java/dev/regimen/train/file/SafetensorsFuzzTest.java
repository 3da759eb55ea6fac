package dev.regimen.train.file;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.fuzz.Fuzz;
import dev.regimen.train.FormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Headers of model files. */
@Tag("pure")
final class SafetensorsFuzzTest {
  private static final Path FILE = Path.of("x.safetensors");
  private static final long DATA = 56;

  private static final String HEADER =
      "{\"__metadata__\":{\"format\":\"pt\",\"regimen.version\":\"1\",\"regimen.classes\":\"[\\\"a\\\"]\"},"
          + "\"a.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
          + "\"a.bias\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[24,32]},"
          + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2,2,3],\"data_offsets\":[32,56]},"
          + "\"none\":{\"dtype\":\"I8\",\"shape\":[0,4],\"data_offsets\":[56,56]}}   ";

  @Test
  void headers() {
    byte[] seed = HEADER.getBytes(StandardCharsets.ISO_8859_1);
    new Fuzz("safetensors header", 4 * Fuzz.MIB, List.of(FormatException.class))
        .run(0.25, List.of(seed), SafetensorsFuzzTest::read);
  }

  /** What is believed has every byte in one tensor. */
  private static void read(byte[] input) throws FormatException {
    String header = new String(input, StandardCharsets.ISO_8859_1);
    Safetensors file = Safetensors.parse(header, FILE, 8L + input.length, DATA);
    long bytes = 0;
    for (Safetensors.Entry entry : file.tensors().values()) {
      assertTrue(entry.begin() == bytes && entry.end() >= bytes && entry.end() <= DATA);
      bytes = entry.end();
    }
    assertTrue(bytes == DATA);
  }

  @Test
  void json() {
    byte[] seed =
        "{\"a\": [1, -20, \"\\u00e9\\n\", [], {}], \"b\": {\"c\": [[1]]}}"
            .getBytes(StandardCharsets.ISO_8859_1);
    new Fuzz("json", 4 * Fuzz.MIB, List.of(Json.SyntaxException.class))
        .run(0.1, List.of(seed), in -> Json.parse(new String(in, StandardCharsets.ISO_8859_1)));
  }
}
