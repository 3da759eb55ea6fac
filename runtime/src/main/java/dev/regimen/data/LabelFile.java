package dev.regimen.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A table that says what is to be predicted of samples that lie elsewhere: a row for each, of which
 * the first column is its name and others are its class or its numbers. Rows come in any order; a
 * sample that no row names, and one whose cell is empty, has no target. A row that names a file
 * which was left out as a bad one says nothing.
 *
 * <p>It has a header, commas between the cells, and is text in UTF-8.
 */
public final class LabelFile {
  /** An empty cell is missing; the table has no features of its own. */
  private static final Columns NO_FEATURES =
      new Columns(List.of(), Missing.FAIL, List.of(""), Notation.PLAIN);

  private final CsvFile file;
  private final CsvTask task;

  private LabelFile(Path path, CsvTask task) {
    file =
        new CsvFile(
            path,
            new CsvFile.Format(
                ',', 0, true, List.of(), StandardCharsets.UTF_8, NO_FEATURES.notation()));
    this.task = task;
  }

  /** A column of classes, for a task. */
  public static LabelFile ofClasses(String task, Path file, String column) {
    return new LabelFile(file, CsvTask.ofClasses(task, column));
  }

  /** Columns of real targets, for a task. */
  public static LabelFile ofNumbers(String task, Path file, String... columns) {
    return new LabelFile(file, CsvTask.ofNumbers(task, columns));
  }

  /**
   * Samples with what this says of them, for one more task.
   *
   * @param names of all samples
   * @throws DataException that names file, line and column if the file cannot be read, a column is
   *     unknown, a name is no sample's or stands in two rows, or a cell is not what it must be
   */
  public Dataset beside(Dataset samples, SampleNames names) {
    Rows rows = new Rows(names);
    file.read(rows);
    Targets read = task.targets(file.source(), List.of());
    Samples all =
        new Additions(samples.source(), samples.samples())
            .task(read.spread(rows.rowOf), names.size());
    return new Dataset(
        samples.source(), samples.shape(), all, samples.columns().orElse(null), samples.skipped());
  }

  /** Gathers the rows, and which of them speaks of which sample. */
  private final class Rows implements CsvFile.Visitor {
    private final SampleNames names;

    /** Of each sample the row that names it; -1 where none does. */
    private final int[] rowOf;

    private final long[] lines;
    private String first = "";
    private int count;

    Rows(SampleNames names) {
      this.names = names;
      rowOf = new int[names.size()];
      lines = new long[names.size()];
      Arrays.fill(rowOf, -1);
    }

    @Override
    public void names(List<String> columns) {
      first = columns.get(0);
      for (int column : task.begin(file.source(), columns)) {
        if (column == 0) {
          throw DataException.atColumn(
              file.source(), first, "the first column names the samples, and is no target");
        }
      }
    }

    @Override
    public void row(long line, String[] cells) {
      int sample =
          names.index(
              cells[0], problem -> DataException.atCell(file.source(), line, first, problem));
      if (sample == SampleNames.LEFT_OUT) {
        return;
      }
      if (rowOf[sample] >= 0) {
        throw DataException.atCell(
            file.source(),
            line,
            first,
            "\"" + cells[0] + "\" is the sample of line " + lines[sample] + " again");
      }
      rowOf[sample] = count++;
      lines[sample] = line;
      task.add(file.source(), line, cells, NO_FEATURES);
    }
  }
}
