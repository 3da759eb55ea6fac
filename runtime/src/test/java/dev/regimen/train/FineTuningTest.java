package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Standardizer;
import dev.regimen.train.step.Blueprint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A run that begins with the weights of a file. */
@Tag("training")
class FineTuningTest {
  private static final List<String> ANIMALS = List.of("cat", "dog", "emu");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("backbone.safetensors");
  }

  private RunResult<Label> save() throws IOException {
    RunResult<Label> result =
        HandTrainer.classifier(4, 8, 3)
            .quiet()
            .set("epochs", 2)
            .fit(TrainerTest.clouds(60).withClasses(ANIMALS));
    result.save(file());
    return result;
  }

  /** Samples of five classes, far from where those of the file lie. */
  private static Dataset others() {
    Random random = new Random(1);
    float[][] x = new float[50][4];
    int[] y = IntStream.range(0, 50).map(i -> i % 5).toArray();
    for (float[] row : x) {
      for (int i = 0; i < row.length; i++) {
        row[i] = 100 + 7 * (float) random.nextGaussian();
      }
    }
    return InMemory.classification(x, y);
  }

  @Test
  void allButTheHeadIsTheFiles() throws IOException {
    RunResult<Label> before = save();
    Map<String, INDArray> drawn = HandTrainer.classifier(4, 8, 5).initialWeights();
    Trainer<Label> trainer = HandTrainer.classifier(4, 8, 5).quiet().from(file(), "last");
    Map<String, INDArray> begin = trainer.initialWeights();
    for (String same : List.of("hidden.weight", "hidden.bias")) {
      assertEquals(before.parameters().get(same), begin.get(same), same);
    }
    for (String other : List.of("last.weight", "last.bias")) {
      assertEquals(drawn.get(other), begin.get(other), other);
    }
    LoadedWeights loaded = trainer.loadedWeights().orElseThrow();
    assertEquals(List.of("hidden.weight", "hidden.bias", "seen"), loaded.loaded());
    assertEquals(List.of("last.weight", "last.bias"), loaded.initialized());
    assertEquals(List.of("last.weight [3, 8]", "last.bias [3]"), loaded.leftOver());
    assertEquals(
        List.of(
            "weights: 3 tensors of 5 from " + file(),
            "  initialized: last.weight, last.bias",
            "  left over in the file: last.weight [3, 8], last.bias [3]",
            "  statistics of the file kept: features"),
        loaded.lines());
  }

  @Test
  void theFeaturesAreStandardizedAsTheFilesWeightsKnowThem() throws IOException {
    double[] trained = mean(save().predictor());
    double[] tuned =
        mean(tune(HandTrainer.classifier(4, 8, 5).from(file(), "last"), others()).predictor());
    assertArrayEquals(trained, tuned);
    double[] fresh =
        mean(
            tune(HandTrainer.classifier(4, 8, 5).from(file(), "hidden", "last"), others())
                .predictor());
    assertTrue(fresh[0] > 90, "of the data where the first layer is not the file's: " + fresh[0]);
  }

  private static double[] mean(Predictor<?> predictor) {
    return predictor.preprocessing().features().map(Standardizer::mean).orElseThrow();
  }

  private static RunResult<Label> tune(Trainer<Label> trainer, Dataset data) {
    return trainer.quiet().set("epochs", 1).fit(data);
  }

  @Test
  void aFileThatFitsInPartChangesNothing() throws IOException {
    save();
    Trainer<Label> trainer = HandTrainer.classifier(4, 8, 5);
    Map<String, INDArray> before = trainer.initialWeights();
    IncompatibleModelException e =
        assertThrows(IncompatibleModelException.class, () -> trainer.from(file()));
    assertEquals(
        List.of(
            "last.weight: [3, 8] in the file, [5, 8] in the network",
            "last.bias: [3] in the file, [5] in the network"),
        e.differences());
    assertTrue(
        e.getMessage().endsWith("without these layers: from(file, \"last\")"), e.getMessage());
    assertTrue(trainer.loadedWeights().isEmpty());
    assertEquals(before, trainer.initialWeights());
  }

  @Test
  void anExceptionThatIsNoLayerIsRefused() throws IOException {
    save();
    Trainer<Label> trainer = HandTrainer.classifier(4, 8, 3);
    Exception e = assertThrows(IllegalArgumentException.class, () -> trainer.from(file(), "lst"));
    assertTrue(e.getMessage().contains("did you mean 'last'?"), e.getMessage());
  }

  @Test
  void whatOnlyTheFileHasIsLeftThereWhenNamed() throws IOException {
    Files.write(file(), foreign("F32", "fc", 4));
    IncompatibleModelException e =
        assertThrows(
            IncompatibleModelException.class,
            () -> HandTrainer.classifier(4, 8, 3).from(file(), "last"));
    assertEquals(
        List.of("unexpected: fc.bias [3]", "unexpected: fc.weight [3, 8]"), e.differences());
    Trainer<Label> trainer = HandTrainer.classifier(4, 8, 3).from(file(), "last", "fc");
    assertEquals(
        List.of("fc.bias [3]", "fc.weight [3, 8]"),
        trainer.loadedWeights().orElseThrow().leftOver());
    // Nothing is known of PyTorch's preprocessing.
    assertEquals(List.of(), trainer.loadedWeights().orElseThrow().statistics());
  }

  /** A file as another program writes it: all elements 1.5, which each type has. */
  private static byte[] foreign(String type, String head, int width) {
    int[] lengths = {32, 8, 1, 3, 24};
    String[] names = {"hidden.weight", "hidden.bias", "seen", head + ".bias", head + ".weight"};
    String[] shapes = {"8,4", "8", "1", "3", "3,8"};
    StringBuilder header = new StringBuilder("{");
    int at = 0;
    for (int i = 0; i < names.length; i++) {
      int end = at + width * lengths[i];
      header.append(i == 0 ? "" : ",").append('"').append(names[i]).append("\":{\"dtype\":\"");
      header.append(type).append("\",\"shape\":[").append(shapes[i]).append("],\"data_offsets\":[");
      header.append(at).append(',').append(end).append("]}");
      at = end;
    }
    byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + at).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text);
    for (int i = 0; i < at / width; i++) {
      switch (type) {
        case "F16" -> bytes.putShort((short) 0x3e00);
        case "BF16" -> bytes.putShort((short) 0x3fc0);
        case "F64" -> bytes.putDouble(1.5);
        default -> bytes.putFloat(1.5f);
      }
    }
    return bytes.array();
  }

  @Test
  void halvesAndBrainFloatsAreRead() throws IOException {
    for (String type : List.of("F16", "BF16", "F32", "F64")) {
      int width = type.equals("F64") ? 8 : type.equals("F32") ? 4 : 2;
      Files.write(file(), foreign(type, "last", width));
      Map<String, INDArray> begin = HandTrainer.classifier(4, 8, 3).from(file()).initialWeights();
      begin.forEach(
          (name, values) ->
              assertEquals(1.5 * values.length(), values.sumNumber().doubleValue(), type + name));
      HandTrainer.classifier(4, 8, 3).load(file());
    }
  }

  @Test
  void anInfiniteHalfIsRefusedByName() throws IOException {
    byte[] bytes = foreign("F16", "last", 2);
    bytes[bytes.length - 1] = 0x7c;
    bytes[bytes.length - 2] = 0;
    Files.write(file(), bytes);
    Exception e =
        assertThrows(FormatException.class, () -> HandTrainer.classifier(4, 8, 3).from(file()));
    assertTrue(
        e.getMessage().contains("element 23 of the tensor last.weight is Infinity"),
        e.getMessage());
  }

  @Test
  void aNetworkThatStandardizesAsTheFileDoesNotIsRefused() throws IOException {
    save();
    Blueprint raw = HandTrainer.sketch("Raw", 4, 8, 3).classes(3).standardize(false, false).build();
    IncompatibleModelException e =
        assertThrows(
            IncompatibleModelException.class, () -> HandTrainer.classifier(raw, 8).from(file()));
    assertEquals(
        List.of("features: standardized in the file, as they are in the network (@Standardize)"),
        e.differences());
  }

  @Test
  void classesInAnotherOrderAreRefusedWhereTheHeadIsTheFiles() throws IOException {
    save();
    Dataset turned = TrainerTest.clouds(60).withClasses(List.of("dog", "cat", "emu"));
    Trainer<Label> whole = HandTrainer.classifier(4, 8, 3).from(file());
    IncompatibleModelException e =
        assertThrows(IncompatibleModelException.class, () -> tune(whole, turned));
    assertEquals(
        List.of("classes: [cat, dog, emu] in the file, [dog, cat, emu] in the data"),
        e.differences());
    tune(HandTrainer.classifier(4, 8, 3).from(file(), "last"), turned);
  }

  @Test
  void aNetworkMayNameItsFile() throws IOException {
    RunResult<Label> before = save();
    Blueprint named =
        HandTrainer.sketch("Named", 4, 8, 3)
            .classes(3)
            .startFrom(file().toString())
            .startWithout("last")
            .build();
    Trainer<Label> trainer = HandTrainer.classifier(named, 8);
    assertEquals(
        before.parameters().get("hidden.weight"), trainer.initialWeights().get("hidden.weight"));
    assertNotEquals(
        before.parameters().get("last.weight"), trainer.initialWeights().get("last.weight"));
    Files.delete(file());
    Exception e =
        assertThrows(
            java.io.UncheckedIOException.class,
            () -> HandTrainer.classifier(named, 8).initialWeights());
    assertTrue(e.getMessage().contains("Named starts from " + file()), e.getMessage());
  }

  @Test
  void whatWasLoadedIsPrinted() throws IOException {
    save();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Listener console =
        new ConsoleListener(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), false, 80, System::nanoTime);
    tune(HandTrainer.classifier(4, 8, 5).listener(console).from(file(), "last"), others());
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(printed.contains("weights: 3 tensors of 5 from " + file()), printed);
  }

  @Test
  void numbersThatAreGivenStandardize() throws IOException {
    Blueprint given =
        HandTrainer.sketch("Given", 4, 8, 5)
            .classes(5)
            .standardize(true, false)
            .channel(100, 7)
            .channel(100, 7)
            .channel(100, 7)
            .channel(100, 7)
            .build();
    RunResult<Label> result = tune(HandTrainer.classifier(given, 8), others());
    assertArrayEquals(new double[] {100, 100, 100, 100}, mean(result.predictor()));
    result.save(file());
    Trainer<Label> same = HandTrainer.classifier(given, 8).from(file());
    assertArrayEquals(mean(result.predictor()), mean(tune(same, others()).predictor()));
    save();
    IncompatibleModelException e =
        assertThrows(
            IncompatibleModelException.class,
            () -> HandTrainer.classifier(given, 8).from(file(), "last"));
    assertTrue(
        e.differences().get(0).endsWith("std [7.0, 7.0, 7.0, 7.0] in the network (@Standardize)"),
        e.getMessage());
  }
}
