package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are as they should be. */
@Tag("pure")
final class ImageFolderTest {
  @TempDir private Path root;

  @Test
  void classesAndImagesComeInTheOrderOfTheirNames() throws IOException {
    grey("dog/b.png", 4);
    grey("dog/a/z.png", 3);
    grey("cat/2.PNG", 2);
    grey("cat/10.png", 1);
    grey("Zebra/1.png", 0);
    Dataset data = reader().load();
    assertEquals(List.of("Zebra", "cat", "dog"), data.classes());
    assertArrayEquals(new int[] {1, 2, 2}, data.classCounts());
    assertArrayEquals(new int[] {1, 1, 1}, data.shape());
    assertEquals(List.of(0, 1, 2, 3, 4), values(data));
    assertEquals(root + ": 5 samples of [1, 1, 1], 3 classes", data.toString());
    assertEquals(List.of(), data.skipped());
  }

  @Test
  void litterAndWhatLiesBesideTheClassesIsNotLookedAt() throws IOException {
    grey("cat/1.png", 1);
    Made.write(root.resolve("LICENSE"), new byte[] {1});
    Made.write(root.resolve(".DS_Store"), new byte[] {1});
    Made.write(root.resolve("cat/.DS_Store"), new byte[] {1});
    Made.write(root.resolve("cat/Thumbs.db"), new byte[] {1});
    Made.write(root.resolve("cat/.hidden/1.png"), new byte[] {1});
    Made.write(root.resolve("__MACOSX/cat/1.png"), new byte[] {1});
    Made.write(root.resolve(".git/1.png"), new byte[] {1});
    Dataset data = reader().load();
    assertEquals(List.of("cat"), data.classes());
    assertEquals(1, data.size());
  }

  @Test
  void linksAreFollowed() throws IOException {
    grey("cat/1.png", 1);
    Path elsewhere = root.resolve(".elsewhere");
    Made.write(elsewhere.resolve("2.png"), Made.png(Made.grey(1, 1, (y, x) -> 2)));
    Files.createSymbolicLink(root.resolve("dog"), elsewhere);
    Files.createSymbolicLink(root.resolve("cat/3.png"), elsewhere.resolve("2.png"));
    Dataset data = reader().load();
    assertEquals(List.of("cat", "dog"), data.classes());
    assertEquals(List.of(1, 2, 2), values(data));
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws IOException {
    for (int i = 0; i < 100; i++) {
      // Sizes differ, so that later images are often done earlier.
      int side = i % 7 == 0 ? 300 : 1;
      int value = i;
      Made.write(
          root.resolve("c" + i % 3 + "/" + (100 + i) + ".png"),
          Made.png(Made.grey(side, side, (y, x) -> value)));
    }
    List<Integer> one = values(reader().size(1).threads(1).load());
    assertEquals(100, one.size());
    assertEquals(List.of(0, 3, 6), one.subList(0, 3));
    for (int threads : new int[] {2, 5}) {
      assertEquals(one, values(reader().size(1).threads(threads).load()));
    }
  }

  @Test
  void mixedColoursAndSizesAreMadeAlike() throws IOException {
    grey("a/1.png", 100);
    Made.write(root.resolve("a/2.png"), Made.png(Made.colour(3, 5, (y, x) -> 0x646464)));
    assertEquals(List.of(100, 100), values(reader().grey().size(1).load()));
    Dataset coloured = reader().colour().size(2, 4).load();
    assertArrayEquals(new int[] {2, 4, 3}, coloured.shape());
    float[] pixels = new float[24];
    for (int n = 0; n < 2; n++) {
      coloured.features(n, pixels, 0);
      for (float pixel : pixels) {
        assertEquals(100 / 255f, pixel);
      }
    }
  }

  @Test
  void onlyWhatIsBadIsSkippedAndNamed() throws IOException {
    grey("a/1.png", 1);
    grey("b/1.png", 3);
    grey("b/3.png", 4);
    Path text = Made.write(root.resolve("a/0.txt"), new byte[] {'h', 'i'});
    Path empty = Made.write(root.resolve("b/2.png"), new byte[0]);
    Dataset data = reader().onBadFile(BadFile.SKIP).load();
    assertEquals(List.of(1, 3, 4), values(data));
    assertEquals(
        List.of(
            text + ": expected a JPEG or PNG, found a file that begins with 68 69",
            empty + ": the file is empty"),
        data.skipped());
    assertTrue(data.toString().endsWith("2 classes, 2 files skipped"), data.toString());
    assertEquals(2, data.select(new int[] {1}).skipped().size());
  }

  @Test
  void foldersOfSplits() throws IOException {
    grey("train/a/1.png", 1);
    grey("train/b/1.png", 2);
    grey("test/a/1.png", 3);
    grey("test/b/1.png", 4);
    TrainTest two = reader().loadTrainTest();
    assertEquals(List.of(1, 2), values(two.train()));
    assertEquals(List.of(3, 4), values(two.test()));
    grey("val/a/1.png", 5);
    grey("val/b/1.png", 6);
    Splits three = reader().loadSplits();
    assertEquals(List.of(5, 6), values(three.validation()));
    assertEquals(List.of(3, 4), values(three.test()));
  }

  @Test
  void hugeImagesAreReadInPart() throws IOException {
    // 5000 x 5000 = 25 million pixels: every second row and column remains.
    byte[] rows = new byte[5000 * 5001];
    for (int y = 0; y < 5000; y++) {
      for (int x = 0; x < 5000; x++) {
        rows[y * 5001 + 1 + x] = (byte) (y < 2500 ? x < 2500 ? 10 : 20 : x < 2500 ? 30 : 40);
      }
    }
    Made.write(root.resolve("a/1.png"), Made.png(5000, 5000, 8, 0, rows));
    float[] pixels = new float[4];
    reader().size(2).load().features(0, pixels, 0);
    assertArrayEquals(new float[] {10 / 255f, 20 / 255f, 30 / 255f, 40 / 255f}, pixels);
  }

  private ImageFolder reader() {
    return ImageFolder.read(root);
  }

  private void grey(String name, int value) throws IOException {
    Made.write(root.resolve(name), Made.png(Made.grey(1, 1, (y, x) -> value)));
  }

  /** The first value of every image, as a byte. */
  private static List<Integer> values(Dataset data) {
    float[] pixels = new float[data.features()];
    Integer[] values = new Integer[data.size()];
    for (int n = 0; n < values.length; n++) {
      data.features(n, pixels, 0);
      values[n] = Math.round(pixels[0] * 255);
    }
    return List.of(values);
  }
}
