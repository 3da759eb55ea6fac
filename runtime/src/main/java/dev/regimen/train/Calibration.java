package dev.regimen.train;

import dev.regimen.data.DataException;
import dev.regimen.kernel.Reals;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Step;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Divides weights, one after the other, by the standard deviation of what they make of a batch, so
 * that it becomes 1 (Mishkin and Matas 2016). What a layer makes is linear in its weight, so one
 * division is enough but for rounding.
 */
final class Calibration implements Step.Observer {
  /** How far from 1 a variance may be. */
  private static final double TOLERANCE = 1e-3;

  private static final int MOST_PASSES = 5;

  private final Blueprint blueprint;
  private final Memory memory;
  private final ThreadPool pool;
  private final Step[] steps;
  private final int rows;
  private int wanted;
  private int width;
  private @Nullable Reals product;

  /**
   * A calibration.
   *
   * @param memory where a batch lies
   * @param steps what shows what weights make of it, one for each worker of the pool
   * @param rows of the batch
   */
  Calibration(Memory memory, ThreadPool pool, Step[] steps, int rows) {
    this.blueprint = memory.blueprint();
    this.memory = memory;
    this.pool = pool;
    this.steps = steps;
    this.rows = rows;
  }

  /**
   * Scales all that were drawn.
   *
   * @param given whether a weight is given, by its name
   * @param source of the batch, for an error
   */
  void run(Predicate<String> given, String source) {
    List<String> names = blueprint.calibrated();
    for (int i = 0; i < names.size(); i++) {
      if (!given.test(names.get(i))) {
        wanted = blueprint.tasks().size() + i;
        scale(names.get(i), source);
      }
    }
  }

  private void scale(String name, String source) {
    Reals weight = memory.weights().parameter(tensor(name));
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      double variance = variance();
      if (!(variance > 0) || !Double.isFinite(variance)) {
        throw DataException.of(
            source,
            String.format(
                Locale.ROOT,
                "what %s of %s makes of the first batch has the variance %s, which no factor makes"
                    + " 1",
                name,
                blueprint.network(),
                variance));
      }
      if (Math.abs(variance - 1) <= TOLERANCE) {
        return;
      }
      double factor = 1 / Math.sqrt(variance);
      for (long i = 0; i < weight.length(); i++) {
        weight.set(i, weight.get(i) * factor);
      }
    }
  }

  private NamedTensor tensor(String name) {
    return blueprint.parameters().stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The variance of all numbers of what is wanted, by two passes over them. */
  private double variance() {
    pool.run(
        worker -> {
          Step step = steps[worker.index()];
          step.begin(rows, 0, true, this);
          step.forward();
        });
    Reals values = Objects.requireNonNull(product, "the step shows no product");
    long count = (long) rows * width;
    double sum = 0;
    for (long i = 0; i < count; i++) {
      sum += values.get(i);
    }
    double mean = sum / count;
    double squares = 0;
    for (long i = 0; i < count; i++) {
      double difference = values.get(i) - mean;
      squares += difference * difference;
    }
    return squares / count;
  }

  /** Every worker sees its rows of the same vector; the first one tells where that is. */
  @Override
  public void observe(int task, Reals shown, int elements, int from, int to) {
    if (task == wanted && from == 0) {
      product = shown;
      width = elements;
    }
  }
}
