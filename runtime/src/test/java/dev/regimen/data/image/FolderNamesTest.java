package dev.regimen.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Folders are classes under the names that the disk has, and litter is none. */
@Tag("training")
final class FolderNamesTest {
  private static final List<String> LITTER =
      List.of(
          "@eaDir",
          "$RECYCLE.BIN",
          "System Volume Information",
          "lost+found",
          "#recycle",
          "@tmp",
          "FOUND.000",
          "found.017",
          "Network Trash Folder",
          "Temporary Items",
          "$WinREAgent");

  @TempDir private Path folder;

  /** Prints the classes of a folder, letter by letter; run in a process of its own. */
  static final class Listing {
    public static void main(String[] args) {
      for (String name : ClassFolders.of(Path.of(args[0])).classes()) {
        System.out.println(String.join(" ", name.chars().mapToObj(Integer::toHexString).toList()));
      }
    }
  }

  private void image(String escaped) throws IOException {
    Path file = Path.of(URI.create(folder.toUri() + escaped + "/image.png"));
    Files.createDirectories(file.getParent());
    Made.write(file, Made.png(Made.grey(1, 1, (y, x) -> 7)));
  }

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "Windows names files in UTF-16, whatever LC_ALL says")
  void aProcessWithoutLettersBeyondAsciiStillTellsFoldersApart() throws Exception {
    for (String name : List.of("%E7%8C%AB", "%E7%8A%AC", "%C3%A9", "%C3%BC", "dog")) {
      image(name);
    }
    for (String language : List.of("C", "C.UTF-8")) {
      ProcessBuilder builder =
          new ProcessBuilder(ChildJvm.running(Listing.class, folder.toString()));
      builder.environment().put("LC_ALL", language);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      Process process = builder.start();
      String names = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertEquals(0, process.waitFor());
      assertEquals(
          List.of("64 6f 67", "e9", "fc", "72ac", "732b"), names.lines().toList(), language);
    }
  }

  @Test
  void litterIsNeitherAClassNorASample() throws IOException {
    image("cat");
    for (String name : LITTER) {
      Files.createDirectories(folder.resolve(name));
      Files.createDirectories(folder.resolve("cat").resolve(name));
      Files.writeString(folder.resolve("cat").resolve(name).resolve("x.jpg"), "no image");
    }
    ClassFolders folders = ClassFolders.of(folder);
    assertEquals(List.of("cat"), folders.classes());
    assertEquals(1, folders.files().size());
    assertEquals(2 * LITTER.size(), folders.litter().size());
  }
}
