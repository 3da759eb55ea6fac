package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.augment.HorizontalFlip;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("training")
class ContactSheetTest {
  /** 96 / 6 pixels for one, and the gaps about a tile. */
  private static final int SCALE = 16;

  private static final int TILE = 6 * SCALE;
  private static final int GAP = 4;

  @TempDir Path folder;

  private static Trainer<Label> trainer() {
    return HandTrainer.classifier(
        HandTrainer.sketch("Stripes", 36, 12, 3)
            .input(6, 6, 1)
            .classes(3)
            .augment(run -> new HorizontalFlip(1))
            .build(),
        12);
  }

  @Test
  void showsSamplesAndWhatBecomesOfThem() throws IOException {
    Dataset data = Stripes.stripes(30);
    Path file = folder.resolve("sheet.png");
    ContactSheet.of(trainer(), data, 2).write(file);
    BufferedImage sheet = ImageIO.read(file.toFile());
    assertEquals(3 * (TILE + GAP) + 2 * GAP, sheet.getWidth());
    assertEquals(3 * (TILE + GAP) + GAP, sheet.getHeight());
    for (int row = 0; row < 3; row++) {
      float[] sample = new float[36];
      data.features(row, sample, 0);
      for (int i = 0; i < 36; i++) {
        int level = Math.round(255 * sample[i]);
        int y = GAP + row * (TILE + GAP) + i / 6 * SCALE + 3;
        assertEquals(level, sheet.getRGB(GAP + i % 6 * SCALE + 3, y) & 0xFF, 1);
        // Mirrored, and standardized back to what it was.
        int x = 2 * GAP + TILE + GAP + (5 - i % 6) * SCALE + 3;
        assertEquals(level, sheet.getRGB(x, y) & 0xFF, 1);
      }
    }
    assertEquals(0xFFFFFFFF, sheet.getRGB(1, 1));
  }

  /** Beside samples of 6 x 6 what training sees of them: the means of their quarters, mirrored. */
  @Test
  void showsTheSizeOfTraining() {
    Dataset data = Stripes.stripes(30);
    Trainer<Label> small =
        HandTrainer.classifier(
            HandTrainer.sketch("Stripes", 36, 12, 3)
                .input(6, 6, 1)
                .resolution(3, 12)
                .classes(3)
                .augment(run -> new HorizontalFlip(1))
                .build(),
            12);
    BufferedImage sheet = ContactSheet.of(small, data.withShape(6, 6, 1), 1).image();
    assertEquals(2 * (TILE + GAP) + 2 * GAP, sheet.getWidth());
    float[] sample = new float[36];
    for (int row = 0; row < 3; row++) {
      data.features(row, sample, 0);
      for (int i = 0; i < 9; i++) {
        int at = i / 3 * 12 + (2 - i % 3) * 2;
        float mean = (sample[at] + sample[at + 1] + sample[at + 6] + sample[at + 7]) / 4;
        int x = 2 * GAP + TILE + GAP + i % 3 * SCALE + 3;
        int y = GAP + row * (TILE + GAP) + i / 3 * SCALE + 3;
        assertEquals(Math.round(255 * mean), sheet.getRGB(x, y) & 0xFF, 1);
      }
    }
    assertEquals(0xFFFFFFFF, sheet.getRGB(2 * GAP + TILE + GAP + 3 * SCALE + 3, GAP + 3));
  }

  /** A regime without augmentation shows each sample beside itself. */
  @Test
  void showsWhatIsNotAugmented() {
    Trainer<Label> plain =
        HandTrainer.classifier(
            HandTrainer.sketch("Stripes", 36, 12, 3).input(6, 6, 1).classes(3).build(), 12);
    BufferedImage sheet = ContactSheet.of(plain, Stripes.stripes(30), 1).image();
    for (int i = 0; i < 36; i++) {
      int x = GAP + i % 6 * SCALE + 3;
      int y = GAP + i / 6 * SCALE + 3;
      int level = sheet.getRGB(x, y) & 0xFF;
      assertEquals(level, sheet.getRGB(x + GAP + TILE + GAP, y) & 0xFF, 1);
    }
  }

  @Test
  void showsTheSamplesAskedFor() {
    Dataset data = Stripes.stripes(30);
    BufferedImage one = ContactSheet.of(trainer(), data, 1).samples(7).image();
    assertEquals(TILE + 2 * GAP, one.getHeight());
    ContactSheet sheet = ContactSheet.of(trainer(), data, 1);
    assertThrows(IndexOutOfBoundsException.class, () -> sheet.samples(30));
    assertThrows(IllegalArgumentException.class, () -> ContactSheet.of(trainer(), data, 0));
  }

  @Test
  void whatIsNoImageIsRefused() {
    Trainer<Label> rows = HandTrainer.classifier(4, 8, 3);
    Dataset data = TrainerTest.clouds(30);
    DataException refusal = assertThrows(DataException.class, () -> ContactSheet.of(rows, data, 3));
    assertTrue(refusal.getMessage().contains("samples of the shape [4]"), refusal.getMessage());
  }

  @Test
  void aFileThatCannotBeWrittenIsAnError() {
    ContactSheet sheet = ContactSheet.of(trainer(), Stripes.stripes(9), 1);
    Path nowhere = folder.resolve("none").resolve("sheet.png");
    assertThrows(IOException.class, () -> sheet.write(nowhere));
  }
}
