package dev.regimen.train;

import dev.regimen.text.Numbers;
import dev.regimen.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a trainer takes from a model file to begin with; see {@link Trainer#from}.
 *
 * @param file where it was read
 * @param loaded the tensors of the network that are the file's, by name
 * @param initialized those that are not, and are drawn by the seed
 * @param leftOver those of the file that the network does not take, with their shapes
 * @param statistics what of the file's preprocessing holds instead of being fitted to the data:
 *     {@code features}, {@code targets}; none from a file of PyTorch's
 */
public record LoadedWeights(
    Path file,
    List<String> loaded,
    List<String> initialized,
    List<String> leftOver,
    List<String> statistics) {
  /** Names that a line lists; the rest is counted. */
  private static final int MOST = 8;

  /** Copies. */
  public LoadedWeights {
    loaded = List.copyOf(loaded);
    initialized = List.copyOf(initialized);
    leftOver = List.copyOf(leftOver);
    statistics = List.copyOf(statistics);
  }

  /** As printed when a run begins: a line for each of the lists that has something. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "weights: %s of %d from %s",
            Numbers.counted(loaded.size(), "tensor"),
            loaded.size() + initialized.size(),
            Printable.of(file)));
    list(lines, "initialized", initialized);
    list(lines, "left over in the file", leftOver);
    list(lines, "statistics of the file kept", statistics);
    return lines;
  }

  private static void list(List<String> lines, String what, List<String> names) {
    if (!names.isEmpty()) {
      int shown = Math.min(MOST, names.size());
      String more = names.size() > MOST ? " and " + (names.size() - MOST) + " more" : "";
      lines.add("  " + what + ": " + String.join(", ", names.subList(0, shown)) + more);
    }
  }
}
