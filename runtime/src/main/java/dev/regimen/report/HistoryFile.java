package dev.regimen.report;

import dev.regimen.train.Epoch;
import dev.regimen.train.file.FileReplacement;
import dev.regimen.train.file.JsonObject;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code history.jsonl}: an object of JSON for every epoch, each on a line of its own that is on
 * the disk before the next epoch begins. A process that is killed can leave half a last line, which
 * readers drop.
 */
final class HistoryFile implements AutoCloseable {
  private final FileOutputStream out;
  private final boolean forced;

  /**
   * Opens it, or makes it.
   *
   * @param forced whether a line is to outlive a power failure too
   */
  HistoryFile(Path file, boolean forced) throws IOException {
    out = new FileOutputStream(file.toFile(), true);
    this.forced = forced;
  }

  /**
   * Drops all but the first epochs, and a line that is torn: the run goes on from an earlier epoch
   * than its last.
   *
   * @return how many it has then: fewer where a disk was full
   */
  static int keep(Path file, int epochs) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    String content = Files.readString(file);
    int end = 0;
    int lines = 0;
    while (lines < epochs && content.indexOf('\n', end) >= 0) {
      end = content.indexOf('\n', end) + 1;
      lines++;
    }
    byte[] kept = content.substring(0, end).getBytes(StandardCharsets.UTF_8);
    if (end < content.length()) {
      FileReplacement.write(file, out -> out.write(kept));
    }
    return lines;
  }

  /** What a run says of an epoch. */
  static JsonObject line(Epoch epoch) {
    return new JsonObject()
        .number("epoch", epoch.number())
        .numbers(values(epoch))
        .number("seconds", epoch.seconds());
  }

  /** Its metrics by their keys, and the learning rate. */
  static Map<String, Double> values(Epoch epoch) {
    Map<String, Double> values = new LinkedHashMap<>(MetricKeys.of(epoch));
    values.put("lr", epoch.learningRate());
    return values;
  }

  void append(JsonObject epoch) throws IOException {
    out.write((epoch + "\n").getBytes(StandardCharsets.UTF_8));
    if (forced) {
      out.getFD().sync();
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
