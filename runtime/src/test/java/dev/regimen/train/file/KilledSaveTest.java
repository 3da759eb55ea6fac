package dev.regimen.train.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that was killed while it saved leaves behind, and who removes it. */
@Tag("training")
class KilledSaveTest {
  @TempDir Path folder;

  /** Begins to save, says so and never ends. */
  static final class Saver {
    public static void main(String[] args) throws IOException {
      FileReplacement.write(
          Path.of(args[0]),
          out -> {
            out.write(new byte[1 << 16]);
            System.out.println("saving");
            while (System.in.read() >= 0) {
              // Nothing is asked; the test ends the input, or this process.
            }
            throw new IOException("the input has ended");
          });
    }
  }

  private Process saver(Path file) throws IOException {
    Process saver = new ProcessBuilder(ChildJvm.running(Saver.class, file.toString())).start();
    assertEquals("saving", saver.inputReader().readLine());
    return saver;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private static void save(Path file, String text) throws IOException {
    FileReplacement.write(file, out -> out.writeBytes(text));
  }

  @Test
  void theNextSaveRemovesWhatAKilledOneLeft() throws Exception {
    Path file = folder.resolve("model");
    save(file, "old");
    Process killed = saver(file);
    killed.destroyForcibly().waitFor();
    assertEquals("old", Files.readString(file));
    assertEquals(2, names().size());
    save(folder.resolve("other"), "new");
    assertEquals(List.of("model", "other"), names());
  }

  @Test
  void whatAnotherProcessIsWritingStays() throws Exception {
    Path file = folder.resolve("model");
    Process writing = saver(file);
    List<String> before = names();
    save(folder.resolve("other"), "new");
    assertEquals(2, names().size());
    assertEquals(before.get(0), names().get(0));
    // Its standard input ends, and with it the wait: it fails and cleans up after itself.
    writing.outputWriter().close();
    assertEquals(1, writing.waitFor());
    assertEquals(List.of("other"), names());
  }

  @Test
  void whatThisProcessIsWritingStays() throws IOException {
    Path outer = folder.resolve("outer");
    FileReplacement.write(
        outer,
        out -> {
          save(folder.resolve("inner"), "new");
          assertEquals(2, names().size());
          out.writeBytes("kept");
        });
    assertEquals("kept", Files.readString(outer));
    assertEquals(List.of("inner", "outer"), names());
  }
}
