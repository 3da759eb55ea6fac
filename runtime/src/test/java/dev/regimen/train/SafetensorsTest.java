package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged and hostile files: each is refused by a message that names the place. */
@Tag("training")
class SafetensorsTest {
  @TempDir Path folder;

  private static byte[] file(long length, String header, int dataBytes) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(8 + text.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(text)
        .array();
  }

  private String refusal(byte[] bytes) throws IOException {
    Path path = Files.write(folder.resolve("x.safetensors"), bytes);
    FormatException e =
        assertThrows(FormatException.class, () -> HandTrainer.classifier(4, 8, 3).load(path));
    assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
    return e.getMessage().substring(path.toString().length() + 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]|0|its header does not begin with {, so it is no safetensors file",
        "{\"a\":1}|0|the tensor a must have dtype, shape and data_offsets only",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"x\":1}}|4"
            + "|the tensor a must have dtype, shape and data_offsets only",
        "{\"a\":{\"dtype\":\"F9\",\"shape\":[1],\"data_offsets\":[0,4]}}|4"
            + "|the tensor a has the unknown type F9",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|4"
            + "|shape of the tensor a must be whole numbers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":1,\"data_offsets\":[0,4]}}|4"
            + "|shape of the tensor a must be whole numbers",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}|4"
            + "|the tensor a must have two data_offsets",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|4"
            + "|the tensor a of type F32 and shape [2] needs 8 bytes, but its place 0 to 4 has 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}|4"
            + "|the shape [4294967296, 4294967296] of the tensor a is too large",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|8"
            + "|the tensor a begins at byte 4 of the data, expected 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|4"
            + "|the tensor b begins at byte 0 of the data, expected 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|5"
            + "|its tensors take 4 bytes, but 5 follow the header",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|0"
            + "|its tensors take 4 bytes, but 0 follow the header",
        "{\"a\":1,\"a\":2}|0"
            + "|its header is no JSON: the key 'a' for the second time at character 7",
        "{\"a\":[[[[[[1]]]]]]}|0|its header is no JSON: nesting deeper than 4 at character 9",
        "{\"a\":tru}|0|its header is no JSON: expected a value but found 't' at character 5",
        "{\"a\":1}}|0|its header is no JSON: expected the end but found '}' at character 7",
        "{\"a|0|its header is no JSON: the text ends too early at character 3",
        "{\"__metadata__\":{\"x\":1}}|0|the metadata x must be a string",
        "{\"__metadata__\":[]}|0|__metadata__ must be an object",
        "{\"__metadata__\":{\"regimen.version\":\"9\"}}|0|its version is 9, but only 1 is read",
        "{\"__metadata__\":{\"regimen.version\":\"1\",\"regimen.classes\":\"[1]\"}}|0"
            + "|regimen.classes must be a list of strings",
        "{\"__metadata__\":{\"regimen.version\":\"1\",\"regimen.setting.epochs\":\"x\"}}|0|the"
            + " setting epochs is 'x': metadata must be a whole number in [1, inf), such as 40, but"
            + " is 'x'",
      })
  void headersThatLie(String header, int dataBytes, String message) throws IOException {
    assertEquals(message, refusal(file(header.length(), header, dataBytes)));
  }

  @Test
  void lengthsThatLie() throws IOException {
    assertEquals(
        "it has 3 bytes, fewer than the length of a header", refusal(new byte[] {1, 2, 3}));
    assertEquals(
        "its first 8 bytes announce a header of 1000 bytes, but the file has 10",
        refusal(file(1000, "{}", 0)));
    assertEquals(
        "its first 8 bytes announce a header of 18446744073709551615 bytes, but the file has 10",
        refusal(file(-1, "{}", 0)));
    assertEquals("its header is not UTF-8", refusal(file(3, "{\u00ff}", 0)));
  }

  @Test
  void weightsThatAreNoNumbersAreRefused() throws IOException {
    byte[] model = model();
    ByteBuffer.wrap(model).order(ByteOrder.LITTLE_ENDIAN).putFloat(model.length - 8, Float.NaN);
    assertEquals("element 2 of the tensor last.bias is NaN", refusal(model));
  }

  private byte[] model() throws IOException {
    Path path = folder.resolve("model.safetensors");
    HandTrainer.classifier(4, 8, 3).quiet().set("epochs", 1).fit(TrainerTest.clouds(30)).save(path);
    return Files.readAllBytes(path);
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] model = model();
    Path path = folder.resolve("x.safetensors");
    for (int length = 0; length < model.length; length += 7) {
      Files.write(path, Arrays.copyOf(model, length));
      assertThrows(FormatException.class, () -> HandTrainer.classifier(4, 8, 3).load(path));
    }
  }

  @Test
  void damageGivesAModelOrATypedError() throws IOException {
    byte[] model = model();
    Path path = folder.resolve("x.safetensors");
    SplittableRandom random = new SplittableRandom(3);
    int refused = 0;
    for (int round = 0; round < 500; round++) {
      byte[] damaged = model.clone();
      for (int i = 0; i < 1 + round % 3; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(path, damaged);
      try {
        HandTrainer.classifier(4, 8, 3).load(path).predict(1, 2, 3, 4);
      } catch (FormatException | IncompatibleModelException e) {
        refused++;
      } catch (RuntimeException e) {
        fail("round " + round, e);
      }
    }
    assertTrue(refused > 250, "only " + refused);
  }
}
