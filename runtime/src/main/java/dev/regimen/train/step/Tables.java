package dev.regimen.train.step;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.SparseGradient;
import dev.regimen.kernel.TouchedRows;
import dev.regimen.kernel.Worker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Parameters of which updates go over those rows that a batch looks up. They lie behind the others,
 * and the vector of gradients ends before them: their gradients have a place in the arena.
 */
public final class Tables {
  private final Blueprint blueprint;
  private final Slots slots;
  private final Reals gradients;
  private final int capacity;

  /** By where the tables begin. */
  private final Map<Long, SparseGradient> sparse = new ConcurrentHashMap<>();

  Tables(Blueprint blueprint, Slots slots, Reals gradients, int capacity) {
    this.blueprint = blueprint;
    this.slots = slots;
    this.gradients = gradients;
    this.capacity = capacity;
  }

  /**
   * What finds the rows of a table that a batch looks up; a worker's own.
   *
   * @param from where the table begins among the parameters
   * @param first rows before this one are not trained
   * @param idsPerSample how many ids a sample has
   * @param place for the gradients of as many rows as a batch has ids
   */
  public TouchedRows touchedRows(
      Worker worker, long from, int rows, int width, int first, int idsPerSample, Reals place) {
    MemorySize.check(blueprint, capacity, idsPerSample);
    SparseGradient shown = new SparseGradient((long) rows * width, place);
    if (worker.index() == 0) {
      sparse.put(from, shown);
    }
    return new TouchedRows(rows, width, first, idsPerSample * capacity, shown);
  }

  /** What the optimizer keeps of the table that begins at {@code from}, zero in the beginning. */
  public Floats slot(String name, long from) {
    return (Floats) slots.ofTable(name, from);
  }

  /** {@link #slot(String, long)} in double. */
  public Doubles doubleSlot(String name, long from) {
    return (Doubles) slots.ofTable(name, from);
  }

  /**
   * The gradient of any parameter, as it lies, whatever the precision: of a table those of the rows
   * that the last batch looked up, and zeros; zeros of what is not trained.
   */
  public Reals gradient(NamedTensor parameter) {
    SparseGradient ofRows = sparse.get(parameter.offset());
    if (ofRows != null) {
      return ofRows;
    }
    return parameter.offset() < gradients.length()
        ? Vectors.slice(gradients, parameter.offset(), parameter.length())
        : new SparseGradient(parameter.length(), gradients);
  }
}
