package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataFolder;
import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs as people have them: JPEG with EXIF, three of them far larger than the others. */
@Tag("training")
final class SignLanguageTest {
  @TempDir private Path two;

  @Test
  void allAreRead() {
    Path folder = DataFolder.of("sign-language-digits");
    Dataset data = ImageFolder.read(folder).size(64).load();
    assertEquals(2_062, data.size());
    assertArrayEquals(new int[] {64, 64, 3}, data.shape());
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), data.classes());
    assertArrayEquals(
        new int[] {205, 206, 206, 206, 207, 207, 207, 206, 208, 204}, data.classCounts());
    // Bright walls behind hands: no channel is dark, none is without contrast.
    double[] mean = Preprocessing.fit(data, true, false).features().orElseThrow().mean();
    for (double channel : mean) {
      assertTrue(channel > 0.4 && channel < 0.8, "a mean of " + channel);
    }
    assertTrue(mean[0] > mean[2], "skin has more red than blue");
  }

  @Test
  void theUncutPhotographsAreOfAnotherSize() throws IOException {
    Path folder = DataFolder.of("sign-language-digits");
    Path small = copy("1.JPG", folder.resolve("7/IMG_1125.JPG"));
    Path large = copy("2.JPG", folder.resolve("7/IMG_5874.JPG"));
    Refusal.of(
        large
            + ": the image is 3024 x 3024 but "
            + small
            + " is 100 x 100: set size(height, width)",
        ImageFolder.read(two)::load);
    ImageFolder reader = ImageFolder.read(two).size(100);
    assertEquals(2, reader.load().size());
    // Held upright, the arm comes from below: darker than the wall above it. As stored it lies.
    float[] pixels = reader.grey().pixels(large);
    assertTrue(mean(pixels, 0, 10) > mean(pixels, 90, 100) + 0.05);
  }

  private Path copy(String name, Path source) throws IOException {
    return Files.copy(source, Files.createDirectories(two.resolve("7")).resolve(name));
  }

  /** The mean of the rows {@code [from, to)} of an image 100 wide, in its middle half. */
  private static double mean(float[] pixels, int from, int to) {
    double sum = 0;
    for (int y = from; y < to; y++) {
      for (int x = 25; x < 75; x++) {
        sum += pixels[y * 100 + x];
      }
    }
    return sum / (50 * (to - from));
  }
}
