package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Refusal;
import dev.regimen.data.Splits;
import dev.regimen.data.Standardizer;
import dev.regimen.data.TrainTest;
import dev.regimen.data.augment.Augmentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is decoded on demand is the folder in memory, and takes no memory. */
@Tag("training")
final class OnDemandTest {
  private static final int FILES = 40;

  @TempDir private Path root;

  private Path images;

  @BeforeEach
  void folder() throws IOException {
    images = root.resolve("images");
    Random random = new Random(3);
    for (int n = 0; n < FILES; n++) {
      int tone = random.nextInt(256);
      Path file = images.resolve(n % 3 == 0 ? "bright" : "dark").resolve("ä" + n % 5);
      Made.write(
          file.resolve(n + ".jpg"),
          Made.jpeg(Made.colour(9 + n % 4, 8, (y, x) -> (tone << 16) + (y * 20 << 8) + x * 30)));
    }
  }

  private ImageFolder reader() {
    return ImageFolder.read(images).size(8, 6);
  }

  private static void assertSame(Dataset expected, Dataset found) {
    assertEquals(expected.size(), found.size());
    assertEquals(expected.classes(), found.classes());
    assertEquals(expected.skipped(), found.skipped());
    assertArrayEquals(expected.shape(), found.shape());
    float[] a = new float[expected.features()];
    float[] b = new float[expected.features()];
    for (int n = 0; n < expected.size(); n++) {
      expected.features(n, a, 0);
      found.features(n, b, 0);
      assertArrayEquals(a, b);
      assertEquals(expected.label(n), found.label(n));
    }
  }

  @Test
  void theSamplesAreThoseInMemory() throws IOException {
    Dataset memory = reader().load();
    assertSame(memory, reader().onDemand().load());
    assertSame(memory, reader().onDemand().checked().threads(1).load());
    Path text = Made.write(images.resolve("dark/no.jpg"), new byte[] {'n', 'o'});
    Dataset skipped = reader().onBadFile(BadFile.SKIP).load();
    assertEquals(1, skipped.skipped().size());
    assertSame(skipped, reader().onDemand().onBadFile(BadFile.SKIP).load());
    assertThrows(DataException.class, () -> reader().onDemand().checked().load());
    Dataset late = reader().onDemand().load();
    assertEquals(FILES + 1, late.size());
    DataException failure = assertThrows(DataException.class, () -> late.forEach((n, row) -> {}));
    assertTrue(failure.getMessage().startsWith(text + ": expected a JPEG or PNG"));
  }

  @Test
  void whatDoesNotFitIsDecodedOnDemandByItself() {
    int bytes = FILES * 8 * 6 * 3;
    Dataset memory = reader().room(bytes).load();
    assertTrue(memory.heldBytes() >= bytes, () -> memory.heldBytes() + " bytes");
    Dataset onDemand = reader().room(bytes - 1).load();
    // A label, sixteen bytes and an index, and a name such as bright/ä0/10.jpg: nothing of the
    // images.
    assertTrue(onDemand.heldBytes() < FILES * 48, () -> onDemand.heldBytes() + " bytes");
    assertSame(memory, onDemand);
  }

  @Test
  void partsShareTheRoom() throws IOException {
    Files.move(images, root.resolve("parts"));
    Files.createDirectories(images);
    Files.move(root.resolve("parts"), images.resolve("train"));
    Made.write(images.resolve("test/dark/1.jpg"), Made.jpeg(Made.colour(9, 9, (y, x) -> x)));
    Made.write(images.resolve("test/bright/1.jpg"), Made.jpeg(Made.colour(9, 9, (y, x) -> y)));
    int bytes = FILES * 8 * 6 * 3;
    TrainTest tight = reader().room(bytes + FILES * 4L + 200).loadTrainTest();
    assertTrue(tight.train().heldBytes() > bytes);
    assertTrue(tight.test().heldBytes() < 200, () -> tight.test().heldBytes() + " bytes");
  }

  @Test
  void statisticsAreThoseInMemoryAndKeptByFingerprint() throws IOException {
    Splits memory = Splits.of(reader().load(), 0.2, 0, true, 1);
    Splits onDemand = Splits.of(reader().onDemand().load(), 0.2, 0, true, 1);
    Standardizer expected = standardizer(memory.train());
    assertEquals(0, kept().size());
    assertEquals(expected.toString(), standardizer(onDemand.train()).toString());
    assertEquals(1, kept().size());
    // Not decoded again: the files could not be read any more.
    List<byte[]> bytes = new ArrayList<>();
    List<Path> files = files();
    for (Path file : files) {
      bytes.add(Files.readAllBytes(file));
    }
    Splits again = Splits.of(reader().onDemand().load(), 0.2, 0, true, 1);
    for (Path file : files) {
      Files.write(file, new byte[1]);
    }
    assertEquals(expected.toString(), standardizer(again.train()).toString());
    // Other samples, other files and other pictures have other statistics.
    for (int i = 0; i < files.size(); i++) {
      Files.write(files.get(i), bytes.get(i));
    }
    standardizer(onDemand.validation());
    assertEquals(2, kept().size());
    standardizer(ImageFolder.read(images).size(6, 6).onDemand().load());
    assertEquals(3, kept().size());
    Files.write(files.get(0), Made.jpeg(Made.colour(20, 20, (y, x) -> 0xff00ff)));
    Splits changed = Splits.of(reader().onDemand().load(), 0.2, 0, true, 1);
    assertEquals(
        standardizer(Splits.of(reader().load(), 0.2, 0, true, 1).train()).toString(),
        standardizer(changed.train()).toString());
    assertEquals(4, kept().size());
  }

  @Test
  void damagedStatisticsAreMadeAnew() throws IOException {
    Dataset data = reader().onDemand().load();
    String expected = standardizer(data).toString();
    Path file = kept().get(0);
    String whole = Files.readString(file);
    for (String damaged :
        List.of(
            "", "x", whole.replaceFirst(" 0 ", " 1 "), whole.substring(0, whole.length() / 2))) {
      Files.writeString(file, damaged);
      assertEquals(expected, standardizer(data).toString());
      assertEquals(whole, Files.readString(file));
    }
  }

  @Test
  void aMeanOverLevelsIsTheMeanOverPixels() {
    Dataset data = reader().load();
    Standardizer found = standardizer(data);
    double[] mean = new double[3];
    double[] square = new double[3];
    data.forEach(
        (n, row) -> {
          for (int i = 0; i < row.length; i++) {
            mean[i % 3] += row[i] / (16.0 * FILES * 3);
            square[i % 3] += (double) row[i] * row[i] / (16.0 * FILES * 3);
          }
        });
    for (int c = 0; c < 3; c++) {
      assertEquals(mean[c], found.mean()[c], 1e-12);
      assertEquals(Math.sqrt(square[c] - mean[c] * mean[c]), found.std()[c], 1e-10);
    }
  }

  @Test
  void principalColoursAreThoseInMemory() {
    Augmentation lighting =
        new dev.regimen.data.augment.PcaLighting(0.5, dev.regimen.annotation.PcaBasis.FITTED);
    Dataset memory = reader().load();
    Dataset onDemand = reader().onDemand().load();
    assertEquals(shown(lighting, memory), shown(lighting, onDemand));
  }

  private static List<Float> shown(Augmentation technique, Dataset data) {
    var augmenter =
        dev.regimen.data.augment.Augmentations.of(List.of(technique), data.shape())
            .fitted(data)
            .training(5);
    var image = augmenter.image();
    data.features(3, image.pixels(), 0);
    augmenter.show(image, Preprocessing.none(), 2, 3);
    List<Float> pixels = new ArrayList<>();
    for (float pixel : image.pixels()) {
      pixels.add(pixel);
    }
    return pixels;
  }

  @Test
  void picturesAndFilesThatAreKnownToBeNoneAreRefused() throws IOException {
    Path other = Made.write(images.resolve("dark/z.png"), Made.png(Made.grey(8, 6, (y, x) -> 1)));
    Dataset late = reader().onDemand().load();
    DataException failure = assertThrows(DataException.class, () -> late.forEach((n, row) -> {}));
    assertTrue(
        failure.getMessage().startsWith(other + ": the image is grey but ")
            && failure.getMessage().endsWith("is in colour: set grey() or colour()"),
        failure::getMessage);
    Path link = images.resolve("dark/nowhere.png");
    Files.createSymbolicLink(link, root.resolve("nothing"));
    Refusal.of(link + ": the symbolic link leads nowhere", () -> reader().onDemand().load());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(images)) {
      return all.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
  }

  private List<Path> kept() throws IOException {
    Path folder = images.resolve(".regimen");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static Standardizer standardizer(Dataset data) {
    return Preprocessing.fit(data, true, false).features().orElseThrow();
  }
}
