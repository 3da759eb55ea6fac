package dev.regimen.data;

import dev.regimen.text.PathText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a file of a text a line, its class before it: {@code spam<tab>WINNER!! call now}. The first
 * separator of a line ends the label; the rest is the text as it stands, quotes and separators
 * included. Packed with gzip or not; empty lines are not looked at.
 *
 * <pre>{@code
 * Dataset messages = TextLines.read(file).load();
 * }</pre>
 */
public final class TextLines {
  private final Path path;
  private char separator = '\t';
  private Charset charset = StandardCharsets.UTF_8;
  private List<String> classes = List.of();

  private TextLines(Path path) {
    this.path = path;
  }

  /** The lines of a file; nothing is read before {@link #load()}. */
  public static TextLines read(Path path) {
    return new TextLines(path);
  }

  /** What stands between the label and the text; a tab unless set. */
  public TextLines separator(char separator) {
    this.separator = separator;
    return this;
  }

  /** The encoding; UTF-8 unless set. */
  public TextLines charset(Charset charset) {
    this.charset = charset;
    return this;
  }

  /** The classes in the order of their indices; those that occur unless set. */
  public TextLines classes(List<String> classes) {
    this.classes = List.copyOf(classes);
    return this;
  }

  /**
   * Reads the lines.
   *
   * @throws DataException that names file and line if the file cannot be read or is no text in its
   *     encoding, or a line has no label, no separator or a label that is no class
   */
  public Dataset load() {
    String source = PathText.of(path);
    TextSamples samples = new TextSamples(source);
    LineReader.each(
        path,
        charset,
        (number, line) -> {
          if (!line.isEmpty()) {
            add(source, number, line, samples);
          }
        });
    return samples.dataset(classes);
  }

  private void add(String source, long number, String line, TextSamples samples) {
    int end = line.indexOf(separator);
    if (end <= 0) {
      throw DataException.atLine(
          source,
          number,
          end == 0
              ? "the label is missing"
              : "expected a label, '" + separator + "' and a text, found no '" + separator + "'");
    }
    samples.add(number, line.substring(end + 1), line.substring(0, end));
  }
}
