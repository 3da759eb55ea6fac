package dev.regimen.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the raw cells of a table's feature columns become numbers: a numeric column is one feature, a
 * categorical column one indicator (0 or 1) for each of its categories, in the order of their
 * names; columns keep the order of the file.
 *
 * <p>It is stored with a model, so that {@code predict} reads raw rows as training did.
 */
public final class Columns {
  static final String NAMES = "columns";
  static final String MISSING = "columns.missing";
  static final String TOKENS = "columns.missingTokens";
  static final String DECIMAL = "columns.decimal";
  static final String THOUSANDS = "columns.thousands";

  private final List<Column> columns;
  private final Missing missing;
  private final List<String> tokens;
  private final Notation notation;
  private final List<String> features;

  /** One column; numeric if it has no categories. */
  record Column(String name, List<String> categories) {
    Column {
      categories = List.copyOf(categories);
    }

    boolean numeric() {
      return categories.isEmpty();
    }

    int width() {
      return numeric() ? 1 : categories.size();
    }
  }

  Columns(List<Column> columns, Missing missing, List<String> tokens, Notation notation) {
    this.columns = List.copyOf(columns);
    this.missing = missing;
    this.tokens = List.copyOf(tokens);
    this.notation = notation;
    List<String> names = new ArrayList<>();
    for (Column column : columns) {
      if (column.numeric()) {
        names.add(column.name());
      }
      column.categories().forEach(category -> names.add(column.name() + "=" + category));
    }
    this.features = Collections.unmodifiableList(names);
  }

  /** The names of the raw columns, in the order {@link #encode(String...)} expects. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** The names of the features: {@code age}, and {@code sex=female}, {@code sex=male}. */
  public List<String> features() {
    return features;
  }

  /** The categories of a column in the order of their indicators; empty for a numeric column. */
  public List<String> categories(String name) {
    for (Column column : columns) {
      if (column.name().equals(name)) {
        return column.categories();
      }
    }
    throw new IllegalArgumentException("no column \"" + name + "\" among " + names());
  }

  /** What becomes of missing values. */
  public Missing missing() {
    return missing;
  }

  /**
   * The features of one raw row, given as cells in the order of {@link #names()}; missing values
   * are {@code NaN}.
   *
   * @throws DataException if the number of cells is wrong, a cell is no number, a category was not
   *     among the data the columns were made from, or a value is missing and the policy fills none
   */
  public float[] encode(String... cells) {
    if (cells.length != columns.size()) {
      throw DataException.of(
          "row",
          "expected "
              + columns.size()
              + " cells "
              + TextList.brief(names())
              + ", found "
              + cells.length);
    }
    float[] row = new float[features.size()];
    int at = 0;
    for (int c = 0; c < cells.length; c++) {
      Column column = columns.get(c);
      String cell = Notation.bare(cells[c]);
      if (isMissing(cell) && !missing.fills()) {
        throw DataException.atColumn("row", column.name(), "the value is missing");
      }
      encode(column, cell, row, at, "row", 0);
      at += column.width();
    }
    return row;
  }

  /**
   * The features of one raw row, given by column name; what is there under other names, such as the
   * label, is not looked at.
   *
   * @throws DataException as {@link #encode(String...)}, and if a column is absent
   */
  public float[] encode(Map<String, String> row) {
    String[] cells = new String[columns.size()];
    for (int c = 0; c < cells.length; c++) {
      String name = columns.get(c).name();
      String cell = row.get(name);
      if (cell == null) {
        throw DataException.atColumn(
            "row", name, "the column is absent" + Spelling.hint(name, row.keySet()));
      }
      cells[c] = cell;
    }
    return encode(cells);
  }

  /** What {@link #fromMetadata} needs, as text for a model file. */
  public Map<String, String> toMetadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(NAMES, TextList.join(names()));
    metadata.put(MISSING, missing.name());
    if (!tokens.isEmpty()) {
      metadata.put(TOKENS, TextList.join(tokens));
    }
    if (notation.decimal() != Notation.PLAIN.decimal()) {
      metadata.put(DECIMAL, String.valueOf(notation.decimal()));
    }
    if (notation.thousands() != Notation.NONE) {
      metadata.put(THOUSANDS, String.valueOf(notation.thousands()));
    }
    for (int c = 0; c < columns.size(); c++) {
      if (!columns.get(c).numeric()) {
        metadata.put(categoriesKey(c), TextList.join(columns.get(c).categories()));
      }
    }
    return metadata;
  }

  /**
   * The columns of a model file; its map must hold the key {@code columns}.
   *
   * @throws DataException if the metadata is damaged
   */
  static Columns fromMetadata(Map<String, String> metadata) {
    List<String> names = TextList.split(metadata.getOrDefault(NAMES, ""));
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      String categories = metadata.get(categoriesKey(c));
      columns.add(
          new Column(names.get(c), categories == null ? List.of() : TextList.split(categories)));
    }
    String tokens = metadata.get(TOKENS);
    return new Columns(
        columns,
        missing(metadata.getOrDefault(MISSING, Missing.FAIL.name())),
        tokens == null ? List.of() : TextList.split(tokens),
        notation(metadata));
  }

  private static Notation notation(Map<String, String> metadata) {
    try {
      return new Notation(
          mark(metadata, DECIMAL, Notation.PLAIN.decimal()),
          mark(metadata, THOUSANDS, Notation.NONE));
    } catch (IllegalArgumentException e) {
      throw DataException.of("metadata " + DECIMAL, String.valueOf(e.getMessage()), e);
    }
  }

  private static char mark(Map<String, String> metadata, String key, char otherwise) {
    String text = metadata.get(key);
    if (text == null) {
      return otherwise;
    }
    if (text.length() != 1) {
      throw DataException.of("metadata " + key, "expected one character, found " + text.length());
    }
    return text.charAt(0);
  }

  List<String> tokens() {
    return tokens;
  }

  Notation notation() {
    return notation;
  }

  List<Column> list() {
    return columns;
  }

  boolean isMissing(String cell) {
    return tokens.contains(cell);
  }

  /** Where each column's features begin, and behind the last one where they end. */
  int[] begins() {
    int[] begins = new int[columns.size() + 1];
    for (int c = 0; c < columns.size(); c++) {
      begins[c + 1] = begins[c] + columns.get(c).width();
    }
    return begins;
  }

  /** Whether each feature is an indicator of a category. */
  boolean[] indicators() {
    boolean[] indicators = new boolean[features.size()];
    int at = 0;
    for (Column column : columns) {
      for (int i = 0; i < column.width(); i++) {
        indicators[at++] = !column.numeric();
      }
    }
    return indicators;
  }

  /** Writes the features of one cell to {@code into[at ...]}. */
  void encode(Column column, String cell, float[] into, int at, String source, long line) {
    if (isMissing(cell)) {
      Arrays.fill(into, at, at + column.width(), Float.NaN);
    } else if (column.numeric()) {
      into[at] = Numbers.parse(cell, notation, source, line, column.name());
    } else {
      int category = Collections.binarySearch(column.categories(), cell);
      if (category < 0) {
        throw DataException.atCell(
            source,
            line,
            column.name(),
            "unknown category \""
                + cell
                + "\", expected one of "
                + TextList.brief(column.categories()));
      }
      Arrays.fill(into, at, at + column.width(), 0);
      into[at + category] = 1;
    }
  }

  private static Missing missing(String name) {
    for (Missing missing : Missing.values()) {
      if (missing.name().equals(name)) {
        return missing;
      }
    }
    throw DataException.of("metadata " + MISSING, "unknown policy \"" + name + '"');
  }

  private static String categoriesKey(int column) {
    return "columns." + column + ".categories";
  }
}
