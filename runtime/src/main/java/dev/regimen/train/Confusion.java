package dev.regimen.train;

import dev.regimen.text.Printable;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Samples by their true class and by the class predicted; prints as a table. */
public final class Confusion {
  private final List<String> classes;
  private final long[] counts;

  Confusion(List<String> classes, long[] counts) {
    this.classes = classes;
    this.counts = counts;
  }

  /** Samples of class {@code truth} that were taken for class {@code predicted}. */
  public long count(int truth, int predicted) {
    return counts[truth * classes.size() + predicted];
  }

  /** The names of the classes, in the order of the indices. */
  public List<String> classes() {
    return classes;
  }

  private double recall(int label) {
    long truths = IntStream.range(0, classes.size()).mapToLong(c -> count(label, c)).sum();
    return truths == 0 ? 0 : (double) count(label, label) / truths;
  }

  /** A table with true classes as rows and predicted classes as columns. */
  @Override
  public String toString() {
    List<String> names = classes.stream().map(Printable::of).toList();
    int name = names.stream().mapToInt(String::length).max().orElse(0);
    int cell = Math.max(6, Math.min(name, 12) + 1);
    StringBuilder table = new StringBuilder("true \\ predicted\n").append(" ".repeat(name));
    for (String column : names) {
      table.append(pad(column.substring(0, Math.min(column.length(), cell - 1)), cell));
    }
    table.append("   recall\n");
    for (int row = 0; row < classes.size(); row++) {
      table.append(names.get(row)).append(" ".repeat(name - names.get(row).length()));
      for (int column = 0; column < classes.size(); column++) {
        table.append(pad(Long.toString(count(row, column)), cell));
      }
      table.append(String.format(Locale.ROOT, "   %.4f%n", recall(row)));
    }
    return table.toString();
  }

  private static String pad(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
