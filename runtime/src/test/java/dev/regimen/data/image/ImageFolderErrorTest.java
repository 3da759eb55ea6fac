package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regimen.data.DataException;
import dev.regimen.data.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Folders and files that are not as they should be: the message names the one that is not. */
@Timeout(60)
@Tag("training")
final class ImageFolderErrorTest {
  @TempDir private Path root;

  @Test
  void foldersWithoutClasses() throws IOException {
    Path absent = root.resolve("absent");
    Refusal.of(
        absent + ": expected a folder of images, found nothing",
        () -> ImageFolder.read(absent).load());
    Path file = Made.write(root.resolve("1.png"), png(1));
    Refusal.of(
        file + ": expected a folder of images, found a file", () -> ImageFolder.read(file).load());
    Refusal.of(root + ": expected one folder for each class, found no folder", reader()::load);
  }

  @Test
  void emptyClassFolders() throws IOException {
    Made.write(root.resolve("a/1.png"), png(1));
    Files.createDirectories(root.resolve("b/nothing/here"));
    Made.write(root.resolve("b/.hidden.png"), png(1));
    String message = root.resolve("b") + ": the class folder holds no images";
    Refusal.of(message, reader()::load);
    Refusal.of(message, reader().onBadFile(BadFile.SKIP)::load);
    Path text = Made.write(root.resolve("b/1.txt"), new byte[] {'h', 'i'});
    Made.write(root.resolve("aa/1.png"), png(1));
    Refusal.of(
        root.resolve("b")
            + ": no image of the class folder could be read; the first problem is "
            + text
            + ": expected a JPEG or PNG, found a file that begins with 68 69",
        reader().onBadFile(BadFile.SKIP)::load);
  }

  @Test
  void imagesBesideTheClassFolders() throws IOException {
    Made.write(root.resolve("a/1.png"), png(1));
    Path stray = Made.write(root.resolve("stray.JPG"), png(1));
    Refusal.of(
        stray + ": expected images in a folder for each class, found one beside the class folders",
        reader()::load);
  }

  @Test
  void splitsThatAreTakenForClassesAndTheReverse() throws IOException {
    Made.write(root.resolve("train/a/1.png"), png(1));
    Refusal.of(root + ": expected a folder test, found [train]", reader()::loadTrainTest);
    Made.write(root.resolve("Test/a/1.png"), png(1));
    Refusal.of(
        root
            + ": expected one folder for each class, found the splits [Test, train]: use"
            + " loadTrainTest() or loadSplits()",
        reader()::load);
    Made.write(root.resolve("test/b/1.png"), png(1));
    Refusal.of(
        root.resolve("test") + ": classes [b] are not those of " + root.resolve("train") + ": [a]",
        reader()::loadTrainTest);
    Made.write(root.resolve("valid/a/1.png"), png(1));
    Refusal.of(root + ": there is a folder valid too: use loadSplits()", reader()::loadTrainTest);
  }

  @Test
  void oneAmongOthers() throws IOException {
    Path first = Made.write(root.resolve("a/1.png"), Made.png(Made.colour(2, 2, (y, x) -> 1)));
    Path grey = Made.write(root.resolve("b/1.png"), Made.png(Made.grey(2, 2, (y, x) -> 1)));
    String message =
        grey + ": the image is grey but " + first + " is in colour: set grey() or colour()";
    Refusal.of(message, reader()::load);
    Refusal.of(message, reader().onBadFile(BadFile.SKIP)::load);
    Made.write(first, png(2));
    Refusal.of(
        grey + ": the image is 2 x 2 but " + first + " is 1 x 1: set size(height, width)",
        reader()::load);
    Made.write(first, Made.png(Made.grey(2, 2, (y, x) -> 1)));
    Made.write(grey, Made.png(Made.colour(2, 2, (y, x) -> 1)));
    Refusal.of(
        grey + ": the image is in colour but " + first + " is grey: set grey() or colour()",
        reader()::load);
  }

  @Test
  void filesThatAreNoImages() throws IOException {
    String found = "expected a JPEG or PNG, found ";
    refuses(found + "a HEIC photo; convert it to JPEG", "\0\0\0\u0018ftypheic....".getBytes());
    refuses(found + "an AVIF; convert it to JPEG or PNG", "\0\0\0\u0018ftypavif....".getBytes());
    refuses(
        found + "a pointer of Git LFS; run git lfs pull",
        "version https://git-lfs.github.com/spec/v1\noid".getBytes());
    refuses(found + "a pickle of Python", new byte[] {(byte) 0x80, 4, (byte) 0x95, 3});
    refuses(
        found + "an Excel workbook or another Office document; save it as CSV",
        "PK\u0003\u0004....[Content_Types].xml".getBytes());
    refuses("expected a JPEG or PNG, found a GIF", "GIF89a...".getBytes());
    refuses("expected a JPEG or PNG, found a BMP", "BM......".getBytes());
    refuses("expected a JPEG or PNG, found a TIFF", new byte[] {'I', 'I', '*', 0, 8});
    refuses("expected a JPEG or PNG, found a WebP or other RIFF file", "RIFF....".getBytes());
    refuses(
        "expected a JPEG or PNG, found a web page (HTML); was the download refused?",
        "<html>404".getBytes());
    refuses("the file is empty", new byte[0]);
  }

  @Test
  void truncatedJpegs() throws IOException {
    byte[] jpeg = Made.jpeg(Made.colour(64, 64, (y, x) -> y * 1000 + x * 31));
    for (int length : new int[] {jpeg.length - 1, jpeg.length / 2, jpeg.length * 9 / 10}) {
      refusesWith("truncated", Arrays.copyOf(jpeg, length));
    }
    for (int length : new int[] {3, 4, 30, 170, 300, 600}) {
      refusesWith("", Arrays.copyOf(jpeg, length));
    }
    byte[] progressive = Made.jpeg(Made.colour(64, 64, (y, x) -> y * 1000 + x * 31), true);
    refusesWith("truncated", Arrays.copyOf(progressive, progressive.length / 2));
  }

  @Test
  void jpegsWithBytesPastTheirEndAreWhole() throws IOException {
    byte[] jpeg = Made.jpeg(Made.grey(8, 8, (y, x) -> 9));
    Path file = Made.write(root.resolve("a/1.jpg"), Arrays.copyOf(jpeg, jpeg.length + 7));
    assertEquals(9, reader().pixels(file)[0] * 255, 2);
  }

  @Test
  void jpegsThatNoDecoderOfThisJavaReads() throws IOException {
    byte[] jpeg = Made.jpeg(Made.colour(8, 8, (y, x) -> 0x123456));
    int frame = frame(jpeg);
    String how = ", which is not read; save it anew as baseline";
    byte[] other = jpeg.clone();
    other[frame + 1] = (byte) 0xc9;
    refuses("expected a baseline or progressive JPEG, found an arithmetic-coded one" + how, other);
    other[frame + 1] = (byte) 0xc3;
    refuses("expected a baseline or progressive JPEG, found a lossless one" + how, other);
    other[frame + 1] = (byte) 0xc0;
    other[frame + 4] = 12;
    refuses("expected a JPEG of 8 bits a sample, found one of 12", other);
    other[frame + 4] = 8;
    other[frame + 9] = 2;
    refuses("expected a JPEG of 1, 3 or 4 components, found one of 2", other);
    refuses(
        "the JPEG is damaged: it has no frame header",
        new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9});
  }

  @Test
  void damagedPngs() throws IOException {
    byte[] png = Made.png(Made.grey(30, 30, (y, x) -> y * x));
    refuses("the PNG is truncated: it ends at byte 8", Arrays.copyOf(png, 8));
    refuses("the PNG is truncated: it ends in chunk IHDR at byte 8", Arrays.copyOf(png, 30));
    refuses("the PNG is truncated: it ends in chunk IDAT at byte 33", Arrays.copyOf(png, 100));
    int end = png.length - 12;
    refuses("the PNG is truncated: it ends at byte " + end, Arrays.copyOf(png, end));
    byte[] flipped = png.clone();
    flipped[60] ^= 1;
    refuses("the PNG is damaged: the checksum of chunk IDAT at byte 33 is wrong", flipped);
    flipped[12] = 'J';
    refuses("the PNG is damaged: its header chunk is absent", flipped);
    refuses("the PNG is damaged: it claims 0 x 5", Made.png(0, 5, 8, 0, new byte[1]));
    // Whole chunks with fewer pixels than they claim.
    refusesWith("the file is damaged", Made.png(9, 9, 8, 0, new byte[20]));
    refusesWith("the file is damaged", Made.png(9, 9, 7, 5, new byte[200]));
  }

  @Test
  void imagesBeyondTheLimits() throws IOException {
    // Few bytes that claim very many pixels: refused from the header.
    byte[] bomb = Made.png(30_000, 30_000, 8, 2, new byte[1000]);
    String limit = " pixels are the limit; shrink it or raise pixelLimit";
    refuses("the image is 30000 x 30000: 268435456" + limit, bomb);
    Path file = root.resolve("a/1");
    Refusal.of(
        file + ": the image is 30000 x 30000: 1000" + limit,
        () -> reader().pixelLimit(1000).pixels(file));
    refuses(
        "the image is 70000 x 1: 65535 are the most of a side",
        Made.png(70_000, 1, 8, 0, new byte[1]));
    byte[] jpeg = Made.jpeg(Made.colour(8, 8, (y, x) -> 1), true);
    int frame = frame(jpeg);
    Arrays.fill(jpeg, frame + 5, frame + 9, (byte) 0x30);
    refuses(
        "the image is 12336 x 12336: 67108864 pixels are the most of a progressive JPEG; save it"
            + " as baseline",
        jpeg);
    byte[] large = Made.png(5_000, 5_000, 8, 0, new byte[1]);
    String shrink =
        "the image is 5000 x 5000: beyond 16777216 pixels an image is only read to be shrunk; set"
            + " size";
    refuses(shrink, large);
    Refusal.of(file + ": " + shrink, () -> reader().size(3000).pixels(file));
  }

  @Test
  void aVeryLargeImageIsReadInBoundedMemory() throws IOException {
    // 144 million pixels in colour would be 432 MB; what is decoded has 16 million.
    int side = 12_000;
    Path file = Made.write(root.resolve("a/1.png"), LargePng.of(side, 0x30, 0x60, 0x90));
    long before = LargePng.allocated();
    float[] pixels = reader().pixelLimit((long) side * side).size(2).pixels(file);
    long taken = LargePng.allocated() - before;
    assertTrue(taken < 100_000_000, "allocated " + taken);
    for (int i = 0; i < 12; i++) {
      assertEquals(0x30 * (i % 3 + 1) / 255f, pixels[i]);
    }
  }

  @Test
  void linksThatGoRoundOrNowhere() throws IOException {
    Made.write(root.resolve("a/1.png"), png(1));
    Path loop = Files.createSymbolicLink(root.resolve("a/loop"), root);
    String round = loop + ": the symbolic link leads back to a folder that it lies in";
    Refusal.of(round, reader()::load);
    Path broken =
        Files.createSymbolicLink(root.resolve("a/no.png"), root.resolve("does not exist"));
    Path self = root.resolve("a/self.png");
    Files.createSymbolicLink(self, self);
    assertEquals(
        List.of(
            round,
            broken + ": the symbolic link leads nowhere",
            self + ": the symbolic link leads nowhere"),
        reader().onBadFile(BadFile.SKIP).load().skipped());
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void whatIsNeitherFileNorFolderIsNotOpened() throws Exception {
    Made.write(root.resolve("a/1.png"), png(1));
    Path pipe = root.resolve("a/pipe.png");
    Process make = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(make.waitFor() == 0, "skipped: there is no mkfifo here");
    Refusal.of(pipe + ": expected an image, found neither a file nor a folder", reader()::load);
  }

  private ImageFolder reader() {
    return ImageFolder.read(root);
  }

  private void refuses(String problem, byte[] bytes) throws IOException {
    Path file = Made.write(root.resolve("a/1"), bytes);
    Refusal.of(file + ": " + problem, reader()::load);
  }

  private void refusesWith(String part, byte[] bytes) throws IOException {
    Path file = Made.write(root.resolve("a/1"), bytes);
    DataException refusal = assertThrows(DataException.class, reader()::load);
    String message = refusal.getMessage();
    assertTrue(message.startsWith(file + ": "), message);
    assertTrue(message.toLowerCase().contains(part), message);
  }

  private static byte[] png(int value) throws IOException {
    return Made.png(Made.grey(1, 1, (y, x) -> value));
  }

  /** Where the frame header of a JPEG begins: ff c0 or ff c2. */
  private static int frame(byte[] jpeg) {
    for (int i = 0; i < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xff && (jpeg[i + 1] == (byte) 0xc0 || jpeg[i + 1] == (byte) 0xc2)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no frame header");
  }
}
