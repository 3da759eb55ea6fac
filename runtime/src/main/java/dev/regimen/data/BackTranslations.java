package dev.regimen.data;

import dev.regimen.text.PathText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts as they come back from another language, kept in a file: {@link
 * dev.regimen.annotation.BackTranslation} shows them in training. A translator is yours, and is
 * asked once for each text, however often you train; what it said is there for good, so that runs
 * repeat themselves.
 *
 * <pre>{@code
 * Translator german = text -> List.of(toEnglish(toGerman(text)));
 * BackTranslations.in(Path.of("translations.tsv")).add(questions, german);
 * }</pre>
 *
 * <p>A line has a text, a tab and a version of it; {@code \t}, {@code \n}, {@code \r} and {@code
 * \\} stand for what a line cannot hold. A translator that fails or is stopped loses nothing of
 * what it said before.
 */
public final class BackTranslations {
  private static final char TAB = '\t';

  private final Path file;

  private BackTranslations(Path file) {
    this.file = file;
  }

  /** Says a text in other words, such as by way of another language. */
  @FunctionalInterface
  public interface Translator {
    /** One version of a text, or several, or none. */
    List<String> versions(String text);
  }

  /** Those of a file, which need not be there yet. */
  public static BackTranslations in(Path file) {
    return new BackTranslations(file);
  }

  /**
   * Asks for the texts that the file does not have.
   *
   * @return how many were asked for
   * @throws DataException if samples are no texts, or the file is damaged
   * @throws UncheckedIOException if it cannot be written
   */
  public int add(Dataset texts, Translator translator) {
    boolean there = Files.exists(file);
    Map<String, List<String>> known = there ? read() : new LinkedHashMap<>();
    int asked = 0;
    try (BufferedWriter out =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      if (there && !isEnded()) {
        out.write('\n');
      }
      for (int i = 0; i < texts.size(); i++) {
        String text = TextUnits.wellFormed(Texts.text(texts, i));
        if (known.putIfAbsent(text, List.of()) == null) {
          asked++;
          List<String> versions = translator.versions(text);
          // A text without a version is its own, so that nobody is asked for it again.
          for (String version : versions.isEmpty() ? List.of(text) : versions) {
            out.write(escaped(text) + TAB + escaped(TextUnits.wellFormed(version)) + '\n');
          }
          out.flush();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(PathText.of(file) + ": cannot be written", e);
    }
    return asked;
  }

  /** Whether the last line has an end, which editors leave out. */
  private boolean isEnded() throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return in.size() == 0 || in.position(in.size() - 1).read(last) == 1 && last.get(0) == '\n';
    }
  }

  /**
   * The versions of each text that are others than the text itself, in the order of the file.
   *
   * @throws DataException that names file and line if the file cannot be read or a line has not two
   *     columns
   */
  public Map<String, List<String>> read() {
    Map<String, List<String>> versions = new LinkedHashMap<>();
    LineReader.each(
        file,
        StandardCharsets.UTF_8,
        (number, line) -> {
          int tab = line.indexOf(TAB);
          if (tab < 0 || line.indexOf(TAB, tab + 1) >= 0) {
            throw DataException.atLine(
                PathText.of(file), number, "expected a text, a tab and a version of the text");
          }
          String text = plain(line.substring(0, tab));
          String version = plain(line.substring(tab + 1));
          List<String> all = versions.computeIfAbsent(text, none -> new ArrayList<>());
          if (!version.equals(text)) {
            all.add(version);
          }
        });
    return versions;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char sign = text.charAt(++i);
        plain.append(sign == 't' ? TAB : sign == 'n' ? '\n' : sign == 'r' ? '\r' : sign);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
