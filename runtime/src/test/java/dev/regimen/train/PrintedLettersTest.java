package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.ChildJvm;
import dev.regimen.data.Csv;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.image.ImageFolder;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A console without a class's letters shows them escaped, and never a question mark for them. */
@Tag("training")
class PrintedLettersTest {
  @TempDir Path folder;

  /** Prints what a user sees of pictures, of a table and of what is wrong with both. */
  static final class Program {
    public static void main(String[] args) throws IOException {
      Path root = only(Path.of(args[0]));
      Dataset pictures = ImageFolder.read(root.resolve("good")).size(2).grey().load();
      System.out.println(pictures);
      Trainer<Label> trainer =
          HandTrainer.classifier(
              HandTrainer.sketch("Größe", 4, 8, 2).input(2, 2, 1).classes(2).build(), 8);
      RunResult<Label> result = trainer.workers(1).set("epochs", 1).fit(pictures);
      System.out.println(result.predictor().evaluate(pictures).confusion());
      System.out.println(result.predictor().predict(0, 0, 0, 0));
      say(() -> ImageFolder.read(root.resolve("bad")).size(2).grey().load());
      say(() -> ImageFolder.read(root.resolve("empty")).size(2).grey().load());
      say(() -> Csv.read(root.resolve("table.csv")).header(true).label("größe").load());
      try {
        result.save(root.resolve("no such folder").resolve("model"));
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }

    private static void say(Runnable reading) {
      try {
        reading.run();
      } catch (DataException e) {
        e.printStackTrace();
      }
    }

    private static Path only(Path parent) throws IOException {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(parent)) {
        return all.iterator().next();
      }
    }
  }

  private Path at(String escaped) throws IOException {
    Path path = Path.of(URI.create(folder.toUri() + "%E7%8C%AB/" + escaped));
    Files.createDirectories(path.getParent());
    return path;
  }

  private void picture(String escaped, int grey) throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, grey);
    assertTrue(ImageIO.write(image, "png", new File(at(escaped).toUri())));
  }

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "Windows names files in UTF-16, whatever LC_ALL says")
  void namesAreEscapedOrShownWhole() throws Exception {
    for (int i = 0; i < 12; i++) {
      picture("good/%E7%8A%AC/" + i + ".png", 10 * i);
      picture("good/%C3%BC/" + i + ".png", 250 - 10 * i);
    }
    picture("bad/%E7%8A%AC/1.png", 7);
    Files.writeString(at("bad/%C3%A9/%C3%A9.png"), "no picture");
    picture("empty/a/1.png", 7);
    Files.createDirectories(at("empty/%C3%A9"));
    Files.writeString(at("table.csv"), "größe,é\nü,1\nö,x\nü,2\n", StandardCharsets.UTF_8);
    String plain = run("C", StandardCharsets.US_ASCII);
    assertFalse(plain.contains("?") || plain.contains("\\ufffd"), plain);
    for (String name :
        List.of(
            "\\u732b", "\\u72ac", "\\u00fc", "\\u00e9.png", "Gr\\u00f6\\u00dfe", "\"\\u00e9\"")) {
      assertTrue(plain.contains(name), () -> name + " in " + plain);
    }
    String whole = run("C.UTF-8", StandardCharsets.UTF_8);
    assertFalse(whole.contains("\\u"), whole);
    for (String name : List.of("猫", "犬", "ü", "é.png", "Größe", "\"é\"")) {
      assertTrue(whole.contains(name), () -> name + " in " + whole);
    }
    assertEquals(lines(whole), lines(plain), () -> whole + "\n---\n" + plain);
  }

  private static long lines(String text) {
    return text.lines().count();
  }

  private String run(String language, Charset encoding) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(ChildJvm.running(Program.class, folder.toString()));
    builder.environment().put("LC_ALL", language);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), encoding);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
