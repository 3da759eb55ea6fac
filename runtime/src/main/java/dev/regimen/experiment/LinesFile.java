package dev.regimen.experiment;

import dev.regimen.text.Escaping;
import dev.regimen.text.Printable;
import dev.regimen.train.FormatException;
import dev.regimen.train.file.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with an object of JSON on every line, each of which is on the disk before the next one is
 * written. A process that is killed may leave half a last line, and a full disk too: it is cut off,
 * and told, when the file is opened again.
 */
final class LinesFile implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LinesFile.class);

  private final Path path;
  private final RandomAccessFile file;
  private final List<TrialLine> lines = new ArrayList<>();

  /**
   * Opens it, or makes it.
   *
   * @throws FormatException if a line before the last is damaged
   */
  LinesFile(Path path) throws IOException {
    this.path = path;
    file = new RandomAccessFile(path.toFile(), "rw");
    try {
      read();
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void read() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int from = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        lines.add(line(new String(bytes, from, at - from, StandardCharsets.UTF_8)));
        from = at + 1;
      }
    }
    if (from < bytes.length) {
      log.warn(
          "{}: the last line is torn, as by a process that was killed; {} bytes are cut off",
          Escaping.of(Printable.of(path)),
          bytes.length - from);
      file.setLength(from);
    }
    file.seek(from);
  }

  private TrialLine line(String text) throws FormatException {
    try {
      return TrialLine.read((Map<?, ?>) Json.parseRecord(text));
    } catch (Json.SyntaxException | RuntimeException e) {
      throw new FormatException(
          String.format(
              Locale.ROOT,
              "%s:%d: a trial's result was expected, but this is damaged: %s",
              Printable.of(path),
              lines.size() + 1,
              Printable.of(String.valueOf(e.getMessage()))));
    }
  }

  /** What it held when it was opened. */
  List<TrialLine> lines() {
    return List.copyOf(lines);
  }

  /** Adds a line, which is on the disk when this returns. */
  void append(String line) throws IOException {
    long end = file.getFilePointer();
    try {
      file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      file.getFD().sync();
    } catch (IOException e) {
      file.setLength(end);
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: a result cannot be written: %s",
              Printable.of(path),
              e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
