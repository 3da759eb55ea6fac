package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.train.step.Blueprint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("training")
class ModelFileTest {
  private static final float[] SAMPLE = {0.9f, 0.1f, -0.2f, 0.3f};

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("model.safetensors");
  }

  private static RunResult<Label> trained() {
    Dataset data = TrainerTest.clouds(60).withClasses(List.of("cat", "d\"og\"", "\u00e9mu, the"));
    return HandTrainer.classifier(4, 8, 3).quiet().set("epochs", 2).fit(data);
  }

  @Test
  void whatIsLoadedPredictsTheSameBits() throws IOException {
    RunResult<Label> result = trained();
    result.save(file());
    Predictor<Label> loaded = HandTrainer.classifier(4, 8, 3).load(file());
    assertEquals(result.predictor().predict(SAMPLE), loaded.predict(SAMPLE));
    assertEquals(List.of("cat", "d\"og\"", "\u00e9mu, the"), loaded.classes());
    assertEquals(2, loaded.settings().number("epochs"));
    byte[] first = Files.readAllBytes(file());
    loaded.save(file());
    assertArrayEquals(first, Files.readAllBytes(file()));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file()), files.toList());
    }
  }

  @Test
  void standardizedTargetsComeBackInTheirOwnUnit() throws IOException {
    RunResult<Estimate> result =
        HandTrainer.regressor(2, 16, 1).quiet().set("epochs", 5).fit(TrainerTest.plane(100));
    result.save(file());
    Predictor<Estimate> loaded = HandTrainer.regressor(2, 16, 1).load(file());
    double value = loaded.predict(0.5f, 0.5f).value();
    assertEquals(result.predictor().predict(0.5f, 0.5f).value(), value);
    assertTrue(value > 900, "in the unit of the targets, not " + value);
  }

  @Test
  void theHeaderIsPyTorchs() throws IOException {
    trained().save(file());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    assertEquals(0, length % 8);
    String header = new String(bytes.array(), 8, length, StandardCharsets.UTF_8);
    assertTrue(header.startsWith("{\"__metadata__\":{\"format\":\"pt\","), header);
    assertTrue(
        header.contains(
            "\"hidden.weight\":{\"dtype\":\"F32\",\"shape\":[8, 4],\"data_offsets\":[0,128]}"),
        header);
    assertEquals(8 + length + 4 * (8 * 4 + 8 + 3 * 8 + 3 + 1), bytes.capacity());
  }

  @Test
  void filesAreTheSameInEveryLocale() throws IOException {
    RunResult<Label> result = trained();
    result.save(file());
    byte[] expected = Files.readAllBytes(file());
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      result.save(file());
    } finally {
      Locale.setDefault(before);
    }
    assertArrayEquals(expected, Files.readAllBytes(file()));
  }

  /** A file as another program writes it, with the tensors of a 4-8-3 network. */
  private static byte[] foreign(String header, int dataBytes) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (int i = 0; i < dataBytes / 4; i++) {
      bytes.putFloat(0.01f * i);
    }
    return bytes.array();
  }

  private static final String FOREIGN =
      """
      {"hidden.weight":{"dtype":"F32","shape":[8,4],"data_offsets":[0,128]},
       "hidden.bias":{"dtype":"F32","shape":[8],"data_offsets":[128,160]},
       "seen":{"dtype":"F32","shape":[1],"data_offsets":[160,164]},
       "last.bias":{"dtype":"F32","shape":[3],"data_offsets":[164,176]},
       "last.weight":{"dtype":"F32","shape":[3,8],"data_offsets":[176,272]},
       "norm.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[272,280]}}\
      """;

  @Test
  void aFileOfAnotherProgramLoadsWithoutPreprocessing() throws IOException {
    Files.write(file(), foreign(FOREIGN, 280));
    Predictor<Label> loaded = HandTrainer.classifier(4, 8, 3).load(file());
    assertEquals(List.of("0", "1", "2"), loaded.classes());
    double[] logits = new double[3];
    for (int c = 0; c < 3; c++) {
      logits[c] = 0.01f * (41 + c);
      for (int unit = 0; unit < 8; unit++) {
        double sum = 0.01f * (32 + unit);
        for (int i = 0; i < 4; i++) {
          sum += 0.01f * (unit * 4 + i) * SAMPLE[i];
        }
        logits[c] += 0.01f * (44 + c * 8 + unit) * Math.max(0, sum);
      }
    }
    double total = IntStream.range(0, 3).mapToDouble(c -> Math.exp(logits[c])).sum();
    List<Double> probabilities = loaded.predict(SAMPLE).probabilities();
    for (int c = 0; c < 3; c++) {
      assertEquals(Math.exp(logits[c]) / total, probabilities.get(c), 1e-5);
    }
  }

  @Test
  void whatDoesNotFitIsListed() throws IOException {
    trained().save(file());
    Blueprint other =
        HandTrainer.sketch("Other", 5, 8, 4).classes(4).parameter("extra", 88, 2).build();
    IncompatibleModelException e =
        assertThrows(
            IncompatibleModelException.class, () -> HandTrainer.classifier(other, 8).load(file()));
    assertEquals(
        List.of(
            "the input: 4 in the file, 5 in the network",
            "3 classes [cat, d\"og\", \u00e9mu, the] in the file, 4 in the network",
            "hidden.weight: [8, 4] in the file, [8, 5] in the network",
            "last.weight: [3, 8] in the file, [4, 8] in the network",
            "last.bias: [3] in the file, [4] in the network",
            "missing: extra [2]"),
        e.differences());
    assertTrue(e.getMessage().startsWith(file() + " does not fit Other:"), e.getMessage());
  }

  @Test
  void otherTypesAndUnexpectedTensorsAreDifferences() throws IOException {
    String header =
        FOREIGN
            .replace(
                "\"F32\",\"shape\":[3],\"data_offsets\":[164,176]",
                "\"I32\",\"shape\":[3],\"data_offsets\":[164,176]")
            .replace("norm.num_batches_tracked", "counter");
    Files.write(file(), foreign(header, 280));
    IncompatibleModelException e =
        assertThrows(
            IncompatibleModelException.class, () -> HandTrainer.classifier(4, 8, 3).load(file()));
    assertEquals(
        List.of(
            "last.bias: type I32, but only F32, F64, F16, BF16 are read", "unexpected: counter []"),
        e.differences());
  }

  @Test
  void aSeedIsReadToItsLastDigit() throws IOException {
    long seed = (1L << 60) + 1;
    RunResult<Label> result =
        HandTrainer.classifier(4, 8, 3)
            .quiet()
            .set("epochs", 1)
            .set("seed", seed)
            .fit(TrainerTest.clouds(30));
    result.save(file());
    assertEquals(
        (Long) seed, HandTrainer.classifier(4, 8, 3).load(file()).settings().exact("seed"));
  }

  @Test
  void aMissingFolderLeavesNothing() {
    Path absent = folder.resolve("absent").resolve("model.safetensors");
    IOException e = assertThrows(IOException.class, () -> trained().save(absent));
    assertTrue(e.getMessage().endsWith("absent does not exist"), e.getMessage());
  }

  @Test
  void aFailedSaveLeavesTheOldFile() throws IOException {
    // A folder with content cannot be replaced by a file.
    Files.createDirectories(file().resolve("content"));
    assertThrows(IOException.class, () -> trained().save(file()));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file()), files.toList());
    }
    assertTrue(Files.isDirectory(file().resolve("content")));
  }

  @Test
  void dataOfAColumnsTableIsKept() throws IOException {
    float[][] x = {{1, 2}, {3, 4}, {5, 6}, {7, 8}};
    RunResult<Estimate> result =
        HandTrainer.regressor(2, 4, 2)
            .quiet()
            .set("epochs", 1)
            .set("split.validation", 0.25)
            .fit(InMemory.regression(x, new float[][] {{1, 10}, {2, 20}, {3, 30}, {4, 40}}));
    result.save(file());
    Predictor<Estimate> loaded = HandTrainer.regressor(2, 4, 2).load(file());
    assertEquals(result.predictor().predict(2, 3).values(), loaded.predict(2, 3).values());
  }
}
