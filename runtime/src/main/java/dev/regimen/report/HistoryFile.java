package dev.regimen.report;

import dev.regimen.train.file.FileReplacement;
import dev.regimen.train.file.JsonObject;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code history.jsonl}: an object of JSON for every epoch, each on a line of its own that is on
 * the disk before the next epoch begins. A process that is killed can leave half a last line, which
 * readers drop.
 */
final class HistoryFile implements AutoCloseable {
  private final FileOutputStream out;

  HistoryFile(Path file) throws IOException {
    out = new FileOutputStream(file.toFile(), true);
  }

  /**
   * Drops all but the first epochs, and a line that is torn: the run goes on from an earlier epoch
   * than its last.
   */
  static void keep(Path file, int epochs) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    String content = Files.readString(file);
    int end = 0;
    for (int line = 0; line < epochs && content.indexOf('\n', end) >= 0; line++) {
      end = content.indexOf('\n', end) + 1;
    }
    byte[] kept = content.substring(0, end).getBytes(StandardCharsets.UTF_8);
    if (end < content.length()) {
      FileReplacement.write(file, out -> out.write(kept));
    }
  }

  void append(JsonObject epoch) throws IOException {
    out.write((epoch + "\n").getBytes(StandardCharsets.UTF_8));
    out.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
