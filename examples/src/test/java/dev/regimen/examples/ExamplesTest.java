package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.report.saved.SavedExperiment;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a user types them. */
@Tag("training")
class ExamplesTest {
  private static final String EPOCHS = "regimen.epochs";
  private static final String PROGRESS = "regimen.progress";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void shortAndQuiet() {
    System.setProperty(EPOCHS, "3");
    System.setProperty(PROGRESS, "off");
  }

  @AfterEach
  void asBefore() {
    System.clearProperty(EPOCHS);
    System.clearProperty(PROGRESS);
  }

  private int run(String... arguments) {
    CommandLine command = Examples.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private Path saved() {
    return folder.resolve("new").resolve("model.safetensors");
  }

  @Test
  void digitsTrainSaveLoadAndPredict() throws IOException {
    Path runs = folder.resolve("runs");
    assertEquals(
        0, run("digits", "--save", saved().toString(), "--runs", runs.toString()), err.toString());
    assertTrue(Files.exists(runs.resolve("DigitMlp-1").resolve("report.html")));
    assertTrue(out.toString().contains("test accuracy 9"), out.toString());
    Predictor<Label> loaded = new DigitMlpTrainer().load(saved());
    assertEquals("7", loaded.predict(image(StrokeDigits.draw(10, 10, 2).test(), 7)).name());
  }

  private static float[] image(Dataset images, int index) {
    float[] pixels = new float[images.features()];
    images.features(index, pixels, 0);
    return pixels;
  }

  @Test
  void digitsReadIdxFiles() throws IOException {
    IdxFiles.write(folder, StrokeDigits.draw(600, 10, 4).train());
    int exit = run("digits", "--data", folder.toString(), "--save", saved().toString());
    assertEquals(0, exit, err.toString());
    assertTrue(Files.size(saved()) > 900_000, "the model has 235,530 floats");
  }

  @Test
  void theBestOfThreeRegimesIsFound() throws IOException {
    System.setProperty(EPOCHS, "2");
    Path runs = folder.resolve("runs");
    assertEquals(0, run("regimes", "--runs", runs.toString()), err.toString());
    SavedExperiment saved = SavedExperiment.read(runs.resolve("DigitRegimes-1"));
    assertTrue(saved.answer().startsWith("Best: Digit"), saved.answer());
    assertTrue(saved.answer().contains("over 5 paired seeds"), saved.answer());
    assertEquals(15, saved.trials().size());
  }

  @Test
  void housingReadsAUsersTable() throws IOException {
    Path table = folder.resolve("mine.csv");
    HouseTable.write(table, 500, 2);
    int exit = run("housing", "--data", table.toString(), "--save", saved().toString());
    assertEquals(0, exit, err.toString());
    assertTrue(out.toString().contains("test RMSE"), out.toString());
  }

  @Test
  void signsComparesAndShowsWhatAugmentationDoes() throws IOException {
    Dataset images = StrokeDigits.draw(120, 10, 5).train();
    for (int i = 0; i < images.size(); i++) {
      Path digit = folder.resolve("hands").resolve(images.classes().get(images.label(i)));
      writePng(Files.createDirectories(digit).resolve(i + ".png"), image(images, i));
    }
    Path sheet = folder.resolve("new").resolve("sheet.png");
    String data = folder.resolve("hands").toString();
    int exit = run("signs", "--data", data, "--seeds", "1,2", "--sheet", sheet.toString());
    assertEquals(0, exit, err.toString());
    assertTrue(
        Pattern.compile("mean of 2: test accuracy [0-9.]+ % without augmentation, [0-9.]+ % with")
            .matcher(out.toString())
            .find(),
        out.toString());
    BufferedImage shown = ImageIO.read(sheet.toFile());
    assertTrue(shown.getWidth() >= 9 * 64, "a digit and eight versions of it");
    assertTrue(shown.getHeight() >= 10 * 64, "every digit");
  }

  private static void writePng(Path file, float[] pixels) throws IOException {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < pixels.length; i++) {
      image.setRGB(i % 28, i / 28, Math.round(255 * pixels[i]) * 0x010101);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void anAbsentFolderIsToldInOneLine() {
    refused("no-such-folder", "digits", "--data", folder.resolve("no-such-folder").toString());
  }

  @Test
  void aTableWithoutTheTargetIsToldInOneLine() throws IOException {
    Path table = folder.resolve("mine.csv");
    HouseTable.write(table, 50, 2);
    Files.writeString(table, Files.readString(table).replace(HouseTable.TARGET, "price"));
    refused(HouseTable.TARGET, "housing", "--data", table.toString());
  }

  @Test
  void aCellThatIsNoNumberIsToldWithItsLine() throws IOException {
    Path table = folder.resolve("mine.csv");
    HouseTable.write(table, 50, 2);
    List<String> rows = new ArrayList<>(Files.readAllLines(table));
    rows.set(7, "x" + rows.get(7));
    Files.write(table, rows);
    refused("line 8", "housing", "--data", table.toString());
  }

  @Test
  void aSettingOutOfItsRangeIsToldInOneLine() {
    System.setProperty(EPOCHS, "0");
    refused("epochs", "digits", "--save", saved().toString());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsToldBeforeTraining() {
    refused("cannot be written", "digits", "--save", folder.toString());
  }

  private void refused(String word, String... arguments) {
    assertEquals(2, run(arguments));
    assertTrue(err.toString().contains(word), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertFalse(Files.exists(saved()));
  }

  /** The exit code says whether to go on. */
  @Test
  void babysitTellsASoundNetworkFromABrokenOne() {
    System.setProperty(EPOCHS, "8");
    assertEquals(0, run("babysit"), out.toString());
    assertTrue(out.toString().contains("DigitMlp is ready for a long run."), out.toString());
    assertEquals(1, run("babysit", "--broken"), out.toString());
    assertTrue(out.toString().contains("[Regimen:LinearLayers]"), out.toString());
    assertTrue(out.toString().contains("[Regimen:LearningRateTooHigh]"), out.toString());
  }
}
