package dev.regimen.train.checkpoint;

import dev.regimen.text.Printable;
import dev.regimen.train.FormatException;
import dev.regimen.train.file.Checksum;
import dev.regimen.train.file.Safetensors;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What tells a checkpoint from other files, and a whole one from what is left of one. */
public final class CheckpointFile {
  static final String VERSION = "regimen.checkpoint";
  static final String CURRENT = "1";

  /** Before the names of what is compared. */
  static final String FACT = "fact.";

  /** Before the names of states that are texts. */
  static final String STATE = "state.";

  /** Our mark stands within so many first bytes. */
  private static final int MARK_WITHIN = 128;

  private CheckpointFile() {}

  /**
   * Why a file is no whole checkpoint: it is foreign, cut short or damaged, or of another version;
   * empty if it is one.
   *
   * @throws IOException if it cannot be read at all
   */
  public static Optional<String> problem(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.of("foreign: it is no file");
    }
    // Not a channel: an interrupted thread can read too.
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.length() == 0) {
        return Optional.of("cut short: it is empty");
      }
      if (!marked(in)) {
        return Optional.of("foreign: it does not begin as a checkpoint does");
      }
      if (!Checksum.holds(in)) {
        return Optional.of(lengthProblem(in, file).orElse("damaged: its checksum is another"));
      }
      String version = Safetensors.read(in, file).metadata().get(VERSION);
      return CURRENT.equals(version)
          ? Optional.empty()
          : Optional.of("foreign: its version is " + Printable.of(String.valueOf(version)));
    } catch (FormatException e) {
      return Optional.of("foreign: " + e.getMessage());
    }
  }

  /** Whether a file with this metadata is a checkpoint, if it is whole. */
  public static boolean marks(Map<String, String> metadata) {
    return metadata.containsKey(VERSION);
  }

  private static boolean marked(RandomAccessFile in) throws IOException {
    byte[] start = new byte[(int) Math.min(MARK_WITHIN, in.length())];
    in.seek(0);
    in.readFully(start);
    return new String(start, StandardCharsets.ISO_8859_1).contains(VERSION)
        || start.length < MARK_WITHIN;
  }

  /** What a header that can be read says of a file that has another length. */
  private static Optional<String> lengthProblem(RandomAccessFile in, Path file) throws IOException {
    try {
      Safetensors.read(in, file);
      return Optional.empty();
    } catch (FormatException e) {
      String said = String.valueOf(e.getMessage()).replace(Printable.of(file) + ": ", "");
      boolean lacks =
          said.contains("announce a header")
              || said.contains("follow the header")
              || said.contains("fewer than");
      return Optional.of((lacks ? "cut short: " : "damaged: ") + said);
    }
  }
}
