package dev.regimen.report;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  void append(JsonObject epoch) throws IOException {
    out.write((epoch + "\n").getBytes(StandardCharsets.UTF_8));
    out.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
