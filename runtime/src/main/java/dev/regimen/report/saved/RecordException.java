package dev.regimen.report.saved;

import dev.regimen.text.Printable;
import java.io.IOException;
import java.nio.file.Path;

/** A file of a run or an experiment that is not what it should be; the message names it. */
public final class RecordException extends IOException {
  private static final long serialVersionUID = 1;

  RecordException(Path file, String problem) {
    this(Printable.of(file), problem);
  }

  /** Of a place within a file, {@code history.jsonl:3}. */
  RecordException(String place, String problem) {
    super(place + ": " + problem);
  }
}
