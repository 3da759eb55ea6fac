package dev.regimen.data;

import dev.regimen.text.PathText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.ObjIntConsumer;

/**
 * Vectors of words that somebody else trained, in the text formats of GloVe and word2vec: a word
 * and its numbers a line, set apart by blanks, behind a first line with the count and the width of
 * the vectors or none. UTF-8, packed with gzip or not.
 *
 * <p>Words are compared as the vocabulary has them. A line with too many numbers is an error; one
 * whose first fields are no numbers is a word with blanks in it, as GloVe's largest file has some.
 * Of a word that stands twice the first vector counts.
 */
public final class WordVectors {
  private final String source;
  private final Tokenizer tokenizer;
  private final int width;
  private final ObjIntConsumer<float[]> rows;
  private final BitSet found = new BitSet();
  private final float[] vector;
  private long line;

  /**
   * What a file had.
   *
   * @param source the file
   * @param found units of the vocabulary that it has a vector for
   * @param of units of the vocabulary
   * @param lines vectors in the file
   */
  public record Counts(String source, int found, int of, long lines) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d of %,d words begin with a vector of %s, which has %,d; %,d keep their"
              + " initialization",
          found,
          of,
          source,
          lines,
          of - found);
    }
  }

  private WordVectors(String source, Tokenizer tokenizer, int width, ObjIntConsumer<float[]> rows) {
    this.source = source;
    this.tokenizer = tokenizer;
    this.width = width;
    this.rows = rows;
    vector = new float[width];
  }

  /**
   * Reads a file.
   *
   * @param width numbers of a vector
   * @param rows is given the vector of each word of the vocabulary that the file has, with the
   *     word's id; the array is filled anew for each
   * @throws DataException that names file and line if the file cannot be read, a vector has another
   *     width or a number that is none, or no word of the vocabulary is there
   */
  public static Counts read(
      Path file, Tokenizer tokenizer, int width, ObjIntConsumer<float[]> rows) {
    WordVectors vectors = new WordVectors(PathText.of(file), tokenizer, width, rows);
    // Names of places and people in other encodings stand in published files: no vocabulary has
    // them, and they are no reason to refuse the rest.
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(ByteSource.openText(file), StandardCharsets.UTF_8))) {
      return vectors.read(in);
    } catch (IOException e) {
      throw ByteSource.unreadable(file, e);
    }
  }

  private Counts read(BufferedReader in) throws IOException {
    long vectors = 0;
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      line++;
      String row = text.stripTrailing();
      if (!row.isEmpty() && !(line == 1 && isHeader(row))) {
        read(row);
        vectors++;
      }
    }
    int known = tokenizer.units().size();
    if (found.isEmpty()) {
      throw DataException.of(
          source,
          String.format(
              Locale.ROOT,
              "none of its %,d words is one of the %,d of the vocabulary",
              vectors,
              known));
    }
    return new Counts(source, found.cardinality(), known, vectors);
  }

  /** Two whole numbers, as word2vec's files begin. */
  private boolean isHeader(String row) {
    String[] fields = row.split("[ \t]+");
    if (fields.length != 2 || !isWhole(fields[0]) || !isWhole(fields[1]) || width == 1) {
      return false;
    }
    if (!fields[1].equals(Integer.toString(width))) {
      throw wrongWidth(fields[1]);
    }
    return true;
  }

  private static boolean isWhole(String field) {
    return field.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private void read(String row) {
    int word = endOfWord(row);
    int id = tokenizer.id(row.substring(0, word));
    if (id == Tokenizer.UNKNOWN || found.get(id)) {
      return;
    }
    int at = word;
    for (int i = 0; i < width; i++) {
      int from = behindBlanks(row, at);
      at = endOfField(row, from);
      vector[i] = number(row.substring(from, at), i);
    }
    found.set(id);
    rows.accept(vector, id);
  }

  /** What is left before as many fields as the vector has numbers. */
  private int endOfWord(String row) {
    int end = row.length();
    for (int i = 0; i < width; i++) {
      int from = end;
      while (from > 0 && !isBlank(row.charAt(from - 1))) {
        from--;
      }
      while (from > 0 && isBlank(row.charAt(from - 1))) {
        from--;
      }
      if (from == 0) {
        throw wrongWidth(Integer.toString(Math.max(0, row.split("[ \t]+").length - 1)));
      }
      end = from;
    }
    int first = endOfField(row, 0);
    if (first < end) {
      int second = behindBlanks(row, first);
      if (isNumber(row.substring(second, endOfField(row, second)))) {
        throw wrongWidth(Integer.toString(row.split("[ \t]+").length - 1));
      }
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static int behindBlanks(String row, int at) {
    int from = at;
    while (isBlank(row.charAt(from))) {
      from++;
    }
    return from;
  }

  private static int endOfField(String row, int from) {
    int end = from;
    while (end < row.length() && !isBlank(row.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isNumber(String field) {
    try {
      return Float.isFinite(Float.parseFloat(field));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private float number(String field, int index) {
    if (!isNumber(field)) {
      throw DataException.atLine(
          source,
          line,
          "expected a number as element " + (index + 1) + ", found \"" + field + "\"");
    }
    return Float.parseFloat(field);
  }

  private DataException wrongWidth(String numbers) {
    return DataException.atLine(
        source,
        line,
        "expected vectors of " + width + " numbers, as the table is wide, found " + numbers);
  }
}
