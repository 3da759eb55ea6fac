package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.kernel.Doubles;
import dev.regimen.text.Printable;
import dev.regimen.train.file.SafetensorsWriter;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are sound as files and of which no network could make a number. */
@Tag("training")
class SoundnessTest {
  @TempDir Path folder;

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private double hiddenWeight = 0.1;
  private double variance = 1;
  private boolean doubles;

  private static Blueprint blueprint() {
    return HandTrainer.sketch("Hand", 4, 8, 3).classes(3).running("norm.running_var", 1, 2).build();
  }

  private Path file() throws IOException {
    SafetensorsWriter writer = new SafetensorsWriter(metadata);
    for (NamedTensor tensor : blueprint().parameters()) {
      double value = tensor.name().equals("hidden.weight") ? hiddenWeight : 0.1;
      add(writer, tensor, value);
    }
    for (NamedTensor tensor : blueprint().running()) {
      add(writer, tensor, tensor.name().equals("seen") ? 1 : variance);
    }
    Path file = folder.resolve("x.safetensors");
    writer.write(file);
    return file;
  }

  private void add(SafetensorsWriter writer, NamedTensor tensor, double value) {
    Doubles values = Doubles.allocate(tensor.length());
    values.fill(value);
    writer.add(tensor.name(), tensor.shape(), values, doubles);
  }

  private Predictor<Label> load() throws IOException {
    return HandTrainer.classifier(blueprint(), 8).load(file());
  }

  private void refused(String problem) {
    FormatException e = assertThrows(FormatException.class, this::load);
    assertEquals(folder.resolve("x.safetensors") + ": " + problem, e.getMessage());
  }

  @Test
  void whatIsSoundIsLoaded() throws IOException {
    assertEquals(
        1, load().predict(1, 2, 3, 4).probabilities().stream().mapToDouble(p -> p).sum(), 1e-6);
  }

  @Test
  void aVarianceIsNeverNegative() {
    variance = -1e-3;
    refused(
        "element 0 of the tensor norm.running_var is "
            + (double) -1e-3f
            + ", and a variance is never negative");
  }

  @Test
  void numbersThatFloatsCannotHold() {
    doubles = true;
    hiddenWeight = 1e308;
    refused("element 0 of the tensor hidden.weight is Infinity");
  }

  @Test
  void weightsThatOverflow() {
    metadata.put("regimen.version", "1");
    metadata.put("preprocessing.mean", "10,10,10,10");
    metadata.put("preprocessing.std", "2,2,2,2");
    hiddenWeight = 3e38;
    refused(
        "the network makes no number of an average sample; its largest element is element 0 of the"
            + " tensor hidden.weight, "
            + (double) 3e38f);
  }

  @Test
  void deviationsThatNothingCanBeDividedBy() {
    metadata.put("regimen.version", "1");
    metadata.put("preprocessing.mean", "1,1,1,1");
    metadata.put("preprocessing.std", "1,1,1e-40,1");
    refused(
        "element 2 of preprocessing.std is 1.0E-40, but features with a mean of 1.0 differ by"
            + " more");
  }

  @Test
  void hostileTextsAreEscapedAndCut() {
    metadata.put("regimen.version", "1\u001b[2J\nepoch 1/1 \u202e" + "x".repeat(1 << 20));
    FormatException e = assertThrows(FormatException.class, this::load);
    assertTrue(e.getMessage().length() < 3000, "" + e.getMessage().length());
    assertTrue(e.getMessage().contains("1\\u001b[2J\\nepoch 1/1 \\u202exxx"), e.getMessage());
    assertFalse(e.getMessage().chars().anyMatch(c -> c < ' ' || c == 0x202e));
  }

  @Test
  void printableTextStays() {
    assertEquals("caf\u00e9 \u732b \ud83d\ude00", Printable.of("caf\u00e9 \u732b \ud83d\ude00"));
    assertEquals("a\\tb\\u0000\\u2028\\ud800", Printable.of("a\tb\0\u2028\ud800"));
    List<String> many = Collections.nCopies(20_000, "c");
    assertTrue(Printable.of(many).endsWith("c, and 19980 more]"), Printable.of(many));
  }
}
