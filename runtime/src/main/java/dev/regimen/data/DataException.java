package dev.regimen.data;

import dev.regimen.text.Escaping;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Data that cannot be used: says where it came from, at which place it is wrong, what was expected
 * and what was found.
 *
 * <p>The message reads {@code source, line 7, column "age": what is wrong}; the parts are also
 * there on their own. It is one line: control characters of names and cells are escaped in it.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Of what a hostile file holds no message shows megabytes. */
  private static final int LONGEST = 4000;

  private final String source;
  private final long line;
  private final long index;
  private final @Nullable String column;

  private DataException(
      String source,
      long line,
      long index,
      @Nullable String column,
      String problem,
      @Nullable Throwable cause) {
    super(
        Escaping.of(place(source, line, index, column), LONGEST)
            + ": "
            + Escaping.of(problem, LONGEST),
        cause);
    this.source = source;
    this.line = line;
    this.index = index;
    this.column = column;
  }

  /** A problem of the source as a whole. */
  public static DataException of(String source, String problem) {
    return new DataException(source, 0, -1, null, problem, null);
  }

  /** A problem of the source as a whole, met while reading it. */
  public static DataException of(String source, String problem, Throwable cause) {
    return new DataException(source, 0, -1, null, problem, cause);
  }

  /** A problem in one line of a text, counted from 1. */
  public static DataException atLine(String source, long line, String problem) {
    return new DataException(source, line, -1, null, problem, null);
  }

  /** A problem in one cell of a table: line counted from 1, column by its name. */
  public static DataException atCell(String source, long line, String column, String problem) {
    return new DataException(source, line, -1, column, problem, null);
  }

  /** A problem of one column of a table. */
  public static DataException atColumn(String source, String column, String problem) {
    return new DataException(source, 0, -1, column, problem, null);
  }

  /** A problem of one sample, counted from 0. */
  public static DataException atIndex(String source, long index, String problem) {
    return new DataException(source, 0, index, null, problem, null);
  }

  /** The file, or a name for data that came from memory. */
  public String source() {
    return source;
  }

  /** The line in a text, counted from 1. */
  public OptionalLong line() {
    return line > 0 ? OptionalLong.of(line) : OptionalLong.empty();
  }

  /** The sample, counted from 0. */
  public OptionalLong index() {
    return index >= 0 ? OptionalLong.of(index) : OptionalLong.empty();
  }

  /** The column's name. */
  public Optional<String> column() {
    return Optional.ofNullable(column);
  }

  private static String place(String source, long line, long index, @Nullable String column) {
    StringBuilder text = new StringBuilder(source);
    if (line > 0) {
      text.append(", line ").append(line);
    }
    if (index >= 0) {
      text.append(", index ").append(index);
    }
    if (column != null) {
      text.append(", column \"").append(column).append('"');
    }
    return text.toString();
  }
}
