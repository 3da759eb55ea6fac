package dev.regimen.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables of separated text: RFC 4180 with any separator, or cells set apart by white space;
 * packed with gzip or not (the content tells).
 *
 * <pre>{@code
 * Dataset iris = Csv.read(file).label("species").load();
 * Dataset houses = Csv.read(file).target("median_house_value").missing(Missing.MEDIAN).load();
 * }</pre>
 *
 * <p>Every column that is not the label, a target or ignored is a feature. A column in which every
 * value is text is categorical: one indicator for each category, in the order of the names. A
 * column of numbers with a text among them is an error that names the cell, and so is a column of
 * numbers in another notation ({@code 1,5}, {@code 5 km}) or of numbers that differ by less than a
 * float can hold. White space around a cell is not part of it; {@code NaN} and infinities are not
 * numbers; columns are counted from 0, negative indices from the end.
 *
 * <p>The file is read twice, to learn its columns and to keep its numbers alone. Where these would
 * take more than half of the heap, they are kept in a temporary file and read where they lie.
 */
public final class Csv {
  private final Path path;
  private char separator = ',';
  private int skipLines;
  private @Nullable Boolean header;
  private List<String> names = List.of();
  private Charset charset = StandardCharsets.UTF_8;
  private @Nullable ColumnRef label;
  private @Nullable Character labelSeparator;
  private boolean unlabelled;
  private final List<ColumnRef> targets = new ArrayList<>();
  private final List<CsvTask> tasks = new ArrayList<>();
  private @Nullable ColumnRef weight;
  private final List<ColumnRef> ignored = new ArrayList<>();
  private final List<ColumnRef> categorical = new ArrayList<>();
  private List<String> classes = List.of();
  private Missing missing = Missing.FAIL;
  private final List<String> tokens = new ArrayList<>(List.of(""));
  private Notation notation = Notation.PLAIN;
  private boolean textLabels;
  private @Nullable Columns like;
  private @Nullable Dataset other;
  private long room = Heap.room();

  private Csv(Path path) {
    this.path = path;
  }

  /** A table in a file; nothing is read before {@link #load()}. */
  public static Csv read(Path path) {
    return new Csv(path);
  }

  /** What stands between two cells; a comma unless set. A blank means {@link #whitespace()}. */
  public Csv separator(char separator) {
    if (separator == '"' || separator == '\n' || separator == '\r') {
      throw new IllegalArgumentException("a quote or a line break cannot separate cells");
    }
    this.separator = separator;
    return this;
  }

  /** Cells are set apart by runs of spaces and tabs; quotes hold a cell with spaces together. */
  public Csv whitespace() {
    return separator(CsvFile.WHITESPACE);
  }

  /** Leaves out this many lines at the top, before the header; 0 unless set. */
  public Csv skipLines(int lines) {
    if (lines < 0) {
      throw new IllegalArgumentException("expected 0 lines or more, found " + lines);
    }
    this.skipLines = lines;
    return this;
  }

  /**
   * Whether the first row names the columns. Unless set, it does (or {@link #names} were given),
   * and a first row of nothing but numbers is refused. Columns without names are named by their
   * indices.
   */
  public Csv header(boolean header) {
    this.header = header;
    return this;
  }

  /** The columns' names, for a file without a header or in place of the header's. */
  public Csv names(String... names) {
    if (new HashSet<>(List.of(names)).size() != names.length) {
      throw new IllegalArgumentException("two columns have the same name");
    }
    this.names = List.of(names);
    return this;
  }

  /** The encoding of the text; UTF-8 unless set. */
  public Csv charset(Charset charset) {
    this.charset = charset;
    return this;
  }

  /**
   * The column with the class of each row. Whole numbers are classes in their order, texts in the
   * order of the names, unless {@link #classes} are given.
   */
  public Csv label(String column) {
    this.label = ColumnRef.of(column);
    return this;
  }

  /** The column with the class of each row, by index. */
  public Csv label(int column) {
    this.label = ColumnRef.of(column);
    return this;
  }

  /**
   * A row whose label is missing becomes a sample without one, for regimes that learn from such:
   * {@link Dataset#MISSING}. Unless said here, it is an error.
   */
  public Csv unlabelled() {
    this.unlabelled = true;
    return this;
  }

  /**
   * The column with the set of labels of each row, {@code sea;sunset} with the separator {@code
   * ';'}, in the order of the names unless {@link #classes} are given; an empty cell has none.
   */
  public Csv labels(String column, char separator) {
    this.labelSeparator = separator;
    return label(column);
  }

  /** The column with the set of labels of each row, by index. */
  public Csv labels(int column, char separator) {
    this.labelSeparator = separator;
    return label(column);
  }

  /** The columns with the real targets of each row, in the order of the network's outputs. */
  public Csv target(String... columns) {
    targets.addAll(ColumnRef.all(columns));
    return this;
  }

  /** The columns with the real targets of each row, by index. */
  public Csv target(int... columns) {
    targets.addAll(ColumnRef.all(columns));
    return this;
  }

  /** The column with each row's class for one more task of the network; empty where unknown. */
  public Csv labelOf(String task, String column) {
    tasks.add(CsvTask.ofClasses(task, column));
    return this;
  }

  /** The columns with each row's targets for one more task; a row with an empty one has none. */
  public Csv targetOf(String task, String... columns) {
    tasks.add(CsvTask.ofNumbers(task, columns));
    return this;
  }

  /** The column with what each row counts in the training loss, at least 0. */
  public Csv weight(String column) {
    this.weight = ColumnRef.of(column);
    return this;
  }

  /** The column with what each row counts in the training loss, by index. */
  public Csv weight(int column) {
    this.weight = ColumnRef.of(column);
    return this;
  }

  /** Columns that are neither features nor targets. */
  public Csv ignore(String... columns) {
    ignored.addAll(ColumnRef.all(columns));
    return this;
  }

  /** Columns that are neither features nor targets, by index. */
  public Csv ignore(int... columns) {
    ignored.addAll(ColumnRef.all(columns));
    return this;
  }

  /** Columns of categories that could be taken for numbers, or have more than 100 categories. */
  public Csv categorical(String... columns) {
    categorical.addAll(ColumnRef.all(columns));
    return this;
  }

  /** Columns of categories, by index. */
  public Csv categorical(int... columns) {
    categorical.addAll(ColumnRef.all(columns));
    return this;
  }

  /** The classes in the order of their indices; a label is then a class's name or its index. */
  public Csv classes(String... classes) {
    this.classes = List.of(classes);
    return this;
  }

  /**
   * Labels are texts, even where they look like numbers: {@code 007} and {@code 7} are two classes,
   * {@code 01067} keeps its zero, and the order is that of the names.
   */
  public Csv textLabels() {
    this.textLabels = true;
    return this;
  }

  /** The mark before the fraction of a number, in the whole table; a point unless set. */
  public Csv decimal(char mark) {
    this.notation = new Notation(mark, notation.thousands());
    return this;
  }

  /** What groups digits, {@code ','} in {@code 1,100}; a blank is one that does not break, too. */
  public Csv thousands(char mark) {
    this.notation = new Notation(notation.decimal(), mark);
    return this;
  }

  /** The most bytes that the numbers may take in memory; half of the heap unless set. */
  Csv room(long bytes) {
    this.room = bytes;
    return this;
  }

  /** What becomes of missing features; {@link Missing#FAIL} unless set. */
  public Csv missing(Missing policy) {
    this.missing = policy;
    return this;
  }

  /** What stands for a missing value, such as {@code NA}; an empty cell always does. */
  public Csv missingTokens(String... tokens) {
    this.tokens.addAll(List.of(tokens));
    return this;
  }

  /**
   * Reads the file as another was read, such as a test file as the training file: the features are
   * that one's, found by name (further columns are not looked at), with its categories, classes and
   * treatment of missing values.
   */
  public Csv like(Dataset other) {
    this.like =
        other
            .columns()
            .orElseThrow(() -> DataException.of(other.source(), "was not read from a table"));
    this.other = other;
    this.classes = other.classes();
    this.missing = like.missing();
    this.tokens.clear();
    this.tokens.addAll(like.tokens());
    this.notation = like.notation();
    return this;
  }

  /**
   * Reads the table.
   *
   * @throws DataException that names file, line and column if the file cannot be read, a column is
   *     unknown, a row has too many or too few cells, or a cell is missing or not what it must be
   */
  public Dataset load() {
    CsvLayout.Wishes wishes =
        new CsvLayout.Wishes(
            label, labelSeparator, unlabelled, targets, tasks, weight, ignored, categorical, like);
    CsvFile.Format format =
        new CsvFile.Format(separator, skipLines, header, names, charset, notation);
    List<String> missingTokens = List.copyOf(new TreeSet<>(tokens));
    return new CsvReading(path, format, wishes, missing, missingTokens, classes, textLabels)
        .dataset(other, room);
  }
}
