package dev.regimen.data;

import dev.regimen.text.PathText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts and their classes from two columns of a table, RFC 4180 with any separator, packed
 * with gzip or not; a quoted text may have line breaks. Other columns are not looked at.
 *
 * <pre>{@code
 * Dataset questions = TextCsv.read(file).text("text").label("category").load();
 * }</pre>
 *
 * <p>For a file without a header columns are named by their numbers, {@code "0"} the first. Where
 * quotes are letters like others, {@link TextLines} reads lines as they are.
 */
public final class TextCsv {
  private final Path path;
  private char separator = ',';
  private @Nullable Boolean header;
  private Charset charset = StandardCharsets.UTF_8;
  private ColumnRef text = ColumnRef.of("text");
  private ColumnRef label = ColumnRef.of("label");
  private List<String> classes = List.of();

  private TextCsv(Path path) {
    this.path = path;
  }

  /** A table in a file; nothing is read before {@link #load()}. */
  public static TextCsv read(Path path) {
    return new TextCsv(path);
  }

  /** What stands between two cells; a comma unless set. */
  public TextCsv separator(char separator) {
    this.separator = separator;
    return this;
  }

  /** Whether the first row names the columns; unless set it does. */
  public TextCsv header(boolean header) {
    this.header = header;
    return this;
  }

  /** The encoding; UTF-8 unless set. */
  public TextCsv charset(Charset charset) {
    this.charset = charset;
    return this;
  }

  /** The column of the texts; {@code text} unless set. */
  public TextCsv text(String column) {
    text = ColumnRef.of(column);
    return this;
  }

  /** The column of the classes; {@code label} unless set. */
  public TextCsv label(String column) {
    label = ColumnRef.of(column);
    return this;
  }

  /**
   * The classes in the order of their indices, such as those of a training file for its test file.
   */
  public TextCsv classes(List<String> classes) {
    this.classes = List.copyOf(classes);
    return this;
  }

  /**
   * Reads the table.
   *
   * @throws DataException that names file, line and column if the file cannot be read or is no text
   *     in its encoding, a column is unknown, or a label is missing or no class
   */
  public Dataset load() {
    String source = PathText.of(path);
    CsvFile.Format format =
        new CsvFile.Format(separator, 0, header, List.of(), charset, Notation.PLAIN);
    Rows rows = new Rows(source);
    new CsvFile(path, format).read(rows);
    return rows.samples.dataset(classes);
  }

  /** Takes two cells of each row. */
  private final class Rows implements CsvFile.Visitor {
    private final String source;
    private final TextSamples samples;
    private int ofText;
    private int ofLabel;
    private String labelName = "";

    Rows(String source) {
      this.source = source;
      samples = new TextSamples(source);
    }

    @Override
    public void names(List<String> names) {
      ofText = text.resolve(source, names);
      ofLabel = label.resolve(source, names);
      labelName = names.get(ofLabel);
      if (ofText == ofLabel) {
        throw DataException.atColumn(source, labelName, "text and label are the same column");
      }
    }

    @Override
    public void row(long line, String[] cells) {
      if (cells[ofLabel].isEmpty()) {
        throw DataException.atCell(source, line, labelName, "the label is missing");
      }
      samples.add(line, cells[ofText], cells[ofLabel]);
    }
  }
}
