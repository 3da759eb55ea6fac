package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.ChildJvm;
import dev.regimen.train.file.FileReplacement;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process without LANG saves under the right name or says what it lacks. */
@Tag("training")
class PathLettersTest {
  @TempDir Path folder;

  /** Saves into the only folder in a folder; run in a process of its own. */
  static final class Saving {
    public static void main(String[] args) throws IOException {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of(args[0]))) {
        Path file = all.iterator().next().resolve("model");
        try {
          FileReplacement.write(file, out -> out.write(7));
          System.out.println("saved");
        } catch (IOException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  @Test
  @DisabledOnOs(
      value = OS.WINDOWS,
      disabledReason = "Windows names files in UTF-16, whatever LC_ALL says")
  void theFolderOfACat() throws Exception {
    Path cat = Files.createDirectory(Path.of(URI.create(folder.toUri() + "%E7%8C%AB")));
    assertTrue(run("C").contains("set LANG=C.UTF-8"), run("C"));
    try (DirectoryStream<Path> nothing = Files.newDirectoryStream(cat)) {
      assertTrue(!nothing.iterator().hasNext());
    }
    assertEquals("saved", run("C.UTF-8"));
    assertTrue(Files.exists(cat.resolve("model")));
  }

  private String run(String language) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(ChildJvm.running(Saving.class, folder.toString()));
    builder.environment().put("LC_ALL", language);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(0, process.waitFor());
    return said.strip();
  }
}
