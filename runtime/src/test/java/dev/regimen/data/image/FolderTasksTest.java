package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.KnownLabels;
import dev.regimen.data.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images whose classes and numbers stand elsewhere: in tables, in other folders, nowhere. */
@Tag("pure")
class FolderTasksTest {
  private static final int NONE = Dataset.MISSING;

  @TempDir private Path root;

  private Path image(String name, int value) throws IOException {
    return Made.write(root.resolve(name), Made.png(Made.grey(1, 1, (y, x) -> value)));
  }

  private Path text(String name, String content) throws IOException {
    return Made.write(root.resolve(name), content.getBytes(StandardCharsets.UTF_8));
  }

  private ImageFolder animals() {
    return ImageFolder.read(root.resolve("animals")).grey();
  }

  private static int[] labels(Dataset data, String task) {
    int of = data.tasks().indexOf(task);
    return IntStream.range(0, data.size()).map(i -> data.label(of, i)).toArray();
  }

  private static int[] values(Dataset data) {
    float[] pixel = new float[1];
    return IntStream.range(0, data.size())
        .map(
            i -> {
              data.features(i, pixel, 0);
              return Math.round(pixel[0] * 255);
            })
        .toArray();
  }

  private void fourAnimals() throws IOException {
    image("animals/cat/1.png", 10);
    image("animals/cat/2.png", 20);
    image("animals/dog/1.png", 30);
    image("animals/dog/3.png", 40);
  }

  @Test
  void tablesNameImagesInAnyOrder() throws IOException {
    fourAnimals();
    Path colours =
        text("colours.csv", "file,colour\ndog/1.png,red\n3.png,\ncat/1.png,blue\n2.png,red\n");
    Path sizes = text("sizes.csv", "image,note,tall,long\n3.png,x,1.5,2\ncat/1.png,,,4\n");
    for (boolean onDemand : new boolean[] {false, true}) {
      ImageFolder reader =
          animals().labelOf("colour", colours, "colour").targetOf("size", sizes, "long", "tall");
      Dataset data = (onDemand ? reader.onDemand() : reader).load();
      assertEquals(List.of("", "colour", "size"), data.tasks());
      assertArrayEquals(new int[] {0, 0, 1, 1}, labels(data, ""));
      assertEquals(List.of("blue", "red"), data.classes(1));
      assertArrayEquals(new int[] {0, 1, 1, NONE}, labels(data, "colour"));
      assertEquals(List.of("long", "tall"), data.outputNames(2));
      float[] size = new float[2];
      data.targets(2, 3, size, 0);
      assertArrayEquals(new float[] {2, 1.5f}, size);
      for (int lacking : new int[] {0, 1, 2}) { // one of them has half of it
        data.targets(2, lacking, size, 0);
        assertTrue(Float.isNaN(size[0]) && Float.isNaN(size[1]), Arrays.toString(size));
      }
    }
  }

  @Test
  void anotherFolderHasAnotherTasksClasses() throws IOException {
    image("animals/a/cat1.png", 10);
    image("animals/a/cat2.png", 20);
    image("animals/b/more/dog1.png", 30);
    text("by-age/young/dog1.png", "is not opened");
    text("by-age/old/cat2.png", "neither");
    Dataset data = animals().labelOf("age", root.resolve("by-age")).load();
    assertEquals(List.of("old", "young"), data.classes(1));
    assertArrayEquals(new int[] {NONE, 0, 1}, labels(data, "age"));
  }

  @Test
  void imagesWithoutClassesStandBesideOthers() throws IOException {
    fourAnimals();
    image("scans/2.png", 70);
    image("scans/1.png", 60);
    image("scans/box/0.png", 80);
    Dataset scans = ImageFolder.read(root.resolve("scans")).unlabelled().load();
    assertArrayEquals(new int[] {60, 70, 80}, values(scans));
    assertEquals(List.of(), scans.classes());
    assertArrayEquals(new int[] {NONE, NONE, NONE}, labels(scans, ""));
    Path sizes = text("sizes.csv", "image,tall\n3.png,1.5\n");
    Dataset known = animals().targetOf("size", sizes, "tall").load();
    Dataset all = KnownLabels.beside(known, scans);
    assertArrayEquals(new int[] {10, 20, 30, 40, 60, 70, 80}, values(all));
    assertArrayEquals(new int[] {0, 0, 1, 1, NONE, NONE, NONE}, labels(all, ""));
    float[] size = new float[1];
    all.targets(1, 3, size, 0);
    assertEquals(1.5f, size[0]);
    all.targets(1, 4, size, 0);
    assertTrue(Float.isNaN(size[0]));
  }

  @Test
  void aTableHasTheClassesOfAFolderWithoutClasses() throws IOException {
    fourAnimals();
    Path kinds = text("kinds.csv", "image,kind\ncat/1.png,cat\n3.png,dog\n2.png,\n");
    Dataset data = animals().label(kinds, "kind").load();
    assertEquals(List.of(""), data.tasks());
    assertEquals(List.of("cat", "dog"), data.classes());
    assertArrayEquals(new int[] {0, NONE, NONE, 1}, labels(data, ""));
    assertArrayEquals(new int[] {0, 3}, KnownLabels.where(data, true));
    Path sizes = text("sizes.csv", "image,tall\n3.png,1.5\n");
    assertEquals(1, animals().target(sizes, "tall").load().outputs());
  }

  /** A bad file is skipped with all that is said of it; a name of nothing is a slip still. */
  @Test
  void whatNamesASkippedImageSaysNothing() throws IOException {
    fourAnimals();
    text("animals/dog/2.png", "hi");
    text("ages/old/dog/2.png", "is not opened");
    text("ages/young/3.png", "neither");
    Path kinds = text("kinds.csv", "image,kind\ndog/2.png,a\n3.png,b\ndog/2.png,c\ncat/2.png,d\n");
    Dataset data =
        animals()
            .onBadFile(BadFile.SKIP)
            .labelOf("kind", kinds, "kind")
            .labelOf("age", root.resolve("ages"))
            .load();
    assertArrayEquals(new int[] {NONE, 1, NONE, 0}, labels(data, "kind"));
    assertEquals(List.of("b", "d"), data.classes(1));
    assertArrayEquals(new int[] {NONE, NONE, NONE, 1}, labels(data, "age"));
    text("kinds.csv", "image,kind\ndog/4.png,a\n");
    Refusal.of(
        kinds
            + ", line 2, column \"image\": no sample of "
            + root.resolve("animals")
            + " is named \"dog/4.png\"",
        () -> animals().onBadFile(BadFile.SKIP).labelOf("kind", kinds, "kind").load());
  }

  @Test
  void whatIsWrongInATableIsNamedByItsLine() throws IOException {
    fourAnimals();
    Path animals = root.resolve("animals");
    Path file = text("kinds.csv", "image,kind\n3.png,a\n4.png,a\n");
    Refusal.of(
        file + ", line 3, column \"image\": no sample of " + animals + " is named \"4.png\"",
        () -> animals().labelOf("kind", file, "kind").load());
    text("kinds.csv", "image,kind\n1.png,a\n");
    Refusal.of(
        file
            + ", line 2, column \"image\": several samples of "
            + animals
            + " are named \"1.png\", such as cat/1.png and dog/1.png",
        () -> animals().labelOf("kind", file, "kind").load());
    text("kinds.csv", "image,kind\n3.png,a\n2.png,a\ndog/3.png,b\n");
    Refusal.of(
        file + ", line 4, column \"image\": \"dog/3.png\" is the sample of line 2 again",
        () -> animals().labelOf("kind", file, "kind").load());
    Refusal.of(
        file + ", column \"image\": the first column names the samples, and is no target",
        () -> animals().labelOf("kind", file, "image").load());
    text("kinds.csv", "image,kind\n");
    Refusal.of(
        file + ": there are no rows below the header",
        () -> animals().labelOf("kind", file, "kind").load());
    text("kinds.csv", "image,kind\n3.png,tall\n");
    Refusal.of(
        file + ", line 2, column \"kind\": expected a finite number, found \"tall\"",
        () -> animals().targetOf("size", file, "kind").load());
  }

  @Test
  void whatIsWrongInAFolderIsNamedByItsFile() throws IOException {
    fourAnimals();
    Path animals = root.resolve("animals");
    Path stray = text("ages/old/9.png", "");
    Refusal.of(
        stray + ": no sample of " + animals + " is named \"9.png\"",
        () -> animals().labelOf("age", root.resolve("ages")).load());
    text("seen/often/3.png", "");
    Path again = text("seen/seldom/3.png", "");
    Refusal.of(
        again + ": it is the sample of " + root.resolve("seen/often/3.png") + " again",
        () -> animals().labelOf("seen", root.resolve("seen")).load());
    Refusal.of(
        root.resolve("animals")
            + ": files with labels or targets are of one folder: use load() and @Split",
        () -> animals().labelOf("age", root.resolve("ages")).loadTrainTest());
    Path empty = root.resolve("empty");
    text("empty/.hidden", "");
    Refusal.of(empty + ": the folder holds no images", ImageFolder.read(empty).unlabelled()::load);
    Path text = text("bad/1.png", "hi");
    Refusal.of(
        root.resolve("bad")
            + ": no image could be read; the first problem is "
            + text
            + ": expected a JPEG or PNG, found a file that begins with 68 69",
        ImageFolder.read(root.resolve("bad")).unlabelled().onBadFile(BadFile.SKIP)::load);
  }
}
