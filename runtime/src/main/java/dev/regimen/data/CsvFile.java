package dev.regimen.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.regimen.text.PathText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of separated text, read row by row; it can be read again and again. */
final class CsvFile {
  /** Cells set apart by runs of spaces and tabs. */
  static final char WHITESPACE = ' ';

  /** What a line or a cell may have; a file that unpacks to one line is no table. */
  private static final int LONGEST_LINE = 1 << 24;

  /** Cells of a row: 50 MB as objects. */
  private static final int MOST_CELLS = 1 << 20;

  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final String SEPARATOR_LINE = "sep=";

  private final Path path;
  private final Format format;

  CsvFile(Path path, Format format) {
    this.path = path;
    this.format = format;
  }

  /**
   * How the text is to be read.
   *
   * @param header whether the first row names the columns; null: it does, unless it cannot
   * @param names names in place of the header's; empty: the header's, or the columns' indices
   */
  record Format(
      char separator,
      int skipLines,
      @Nullable Boolean header,
      List<String> names,
      Charset charset,
      Notation notation) {}

  /** Takes a file: first the names of its columns, then each row, as wide as the names. */
  interface Visitor {
    void names(List<String> names);

    void row(long line, String[] cells);
  }

  String source() {
    return PathText.of(path);
  }

  void read(Visitor visitor) {
    requireText();
    try (BufferedReader in = open()) {
      for (int i = 0; i < format.skipLines; i++) {
        if (readLine(in, i + 1L) == null) {
          throw DataException.of(
              source(), "expected more than the " + format.skipLines + " lines to be skipped");
        }
      }
      CsvRows rows = new CsvRows(source(), format, visitor);
      if (format.separator == WHITESPACE) {
        readByWhitespace(in, rows);
      } else {
        boolean told = separatorLine(in);
        readBySeparator(in, rows, format.skipLines + (told ? 1 : 0));
      }
      rows.end();
    } catch (CharacterCodingException e) {
      throw Encoding.notText(path, format.charset, e);
    } catch (IOException e) {
      throw ByteSource.unreadable(path, e);
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      throw cause instanceof CharacterCodingException
          ? Encoding.notText(path, format.charset, cause)
          : ByteSource.unreadable(path, cause);
    }
  }

  private BufferedReader open() throws IOException {
    // A decoder of our own reports malformed bytes; the usual one replaces them in silence.
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(ByteSource.openText(path), format.charset.newDecoder()));
    in.mark(1);
    if (in.read() != BYTE_ORDER_MARK) {
      in.reset();
    }
    return in;
  }

  private void requireText() {
    try {
      String other = ByteSource.kind(path);
      if (other != null) {
        throw DataException.of(source(), "expected a table of text, found " + other);
      }
    } catch (IOException e) {
      throw ByteSource.unreadable(path, e);
    }
  }

  /** Takes the line {@code sep=;} with which spreadsheets tell the separator. */
  private boolean separatorLine(BufferedReader in) throws IOException {
    in.mark(SEPARATOR_LINE.length() + 4);
    for (int i = 0; i < SEPARATOR_LINE.length(); i++) {
      if (Character.toLowerCase(in.read()) != SEPARATOR_LINE.charAt(i)) {
        in.reset();
        return false;
      }
    }
    int told = in.read();
    int end = in.read();
    if (end == '\r') {
      in.mark(1);
      end = in.read();
      if (end != '\n') {
        in.reset();
        end = '\n';
      }
    }
    if (told < 0 || end >= 0 && end != '\n') {
      throw DataException.atLine(
          source(), format.skipLines + 1L, "expected one character after \"sep=\"");
    }
    if (told != format.separator) {
      throw DataException.atLine(
          source(),
          format.skipLines + 1L,
          "the file says that its separator is '"
              + (char) told
              + "', but it is read with '"
              + format.separator
              + "': say separator('"
              + (char) told
              + "')");
    }
    return true;
  }

  private void readBySeparator(BufferedReader in, CsvRows rows, int linesBefore) {
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(format.separator)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(true)
            .build(
                CsvRecordHandler.of(
                    limits -> limits.maxFields(MOST_CELLS).maxRecordSize(4 * LONGEST_LINE)),
                in);
    long line = linesBefore;
    try {
      for (CsvRecord row : reader) {
        line = linesBefore + row.getStartingLineNumber();
        String[] cells = row.getFields().toArray(new String[0]);
        for (int c = 0; c < cells.length; c++) {
          cells[c] = Notation.bare(cells[c]);
        }
        rows.row(line, cells);
      }
    } catch (CsvParseException e) {
      throw DataException.of(
          source(), "the row after line " + line + " cannot be read: " + reason(e), e);
    }
  }

  /** The parser's words, without its own count of lines, which knows of no skipped ones. */
  private static String reason(CsvParseException failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).replaceFirst(" \\(record starting at .*", "");
  }

  private void readByWhitespace(BufferedReader in, CsvRows rows) throws IOException {
    long line = format.skipLines;
    for (String text = readLine(in, line + 1); text != null; text = readLine(in, line + 1)) {
      line++;
      if (!text.isBlank()) {
        rows.row(line, words(text, line));
      }
    }
  }

  /** A line without its end; null after the last one. */
  private @Nullable String readLine(BufferedReader in, long line) throws IOException {
    StringBuilder text = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return null;
    }
    for (; c >= 0 && c != '\n' && c != '\r'; c = in.read()) {
      text.append((char) c);
      if (text.length() > LONGEST_LINE) {
        throw DataException.atLine(
            source(), line, "the line is longer than " + LONGEST_LINE + " characters");
      }
    }
    if (c == '\r') {
      in.mark(1);
      if (in.read() != '\n') {
        in.reset();
      }
    }
    return text.toString();
  }

  private String[] words(String text, long line) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = at;
      if (Character.isWhitespace(text.charAt(at))) {
        end++;
      } else if (text.charAt(at) == '"') {
        end = text.indexOf('"', at + 1);
        if (end < 0) {
          throw DataException.atLine(source(), line, "a quote is opened and not closed");
        }
        words.add(text.substring(at + 1, end++));
      } else {
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
          end++;
        }
        words.add(text.substring(at, end));
      }
      if (words.size() > MOST_CELLS) {
        throw DataException.atLine(source(), line, "there are more than " + MOST_CELLS + " cells");
      }
      at = end;
    }
    return words.toArray(new String[0]);
  }
}
