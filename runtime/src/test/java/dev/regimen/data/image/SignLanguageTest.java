package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataFolder;
import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Photographs as people have them: JPEG with EXIF, three of them far larger than the others. */
final class SignLanguageTest {
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
  void theUncutPhotographsAreTurnedAndTheOnlyOnesOfAnotherSize() {
    Path folder = DataFolder.of("sign-language-digits");
    Path large = folder.resolve("7/IMG_5874.JPG");
    Refusal.of(
        large
            + ": the image is 3024 x 3024 but "
            + folder.resolve("0/IMG_1118.JPG")
            + " is 100 x 100: set size(height, width)",
        ImageFolder.read(folder)::load);
    assertEquals(100 * 100 * 3, ImageFolder.read(folder).size(100).pixels(large).length);
  }
}
