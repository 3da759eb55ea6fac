package dev.regimen.processor.rule;

import dev.regimen.annotation.Train;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long a regime trains, as its annotations say; a run may override it.
 *
 * @param epochs passes over the training split
 * @param batch samples in a batch of the first epoch
 * @param growth samples in a batch from other epochs on, counted from 0
 * @param batchesOfUpdate batches whose gradients make one update
 * @param warmup epochs before the decay begins
 */
public record RunSize(
    int epochs, int batch, SortedMap<Integer, Integer> growth, int batchesOfUpdate, double warmup) {
  private static final int STANDARD_EPOCHS = 10;
  private static final int STANDARD_BATCH = 32;

  /** The size that {@code @Train} and a prefix such as {@code @Warmup} state, or the defaults. */
  public static RunSize of(NetworkModel network, Rules rules) {
    return of(network.regime(), rules);
  }

  /** The size that some techniques of a regime state. */
  public static RunSize of(Collection<? extends Use<?>> regime, Rules rules) {
    double warmup =
        rules.in(Role.SCHEDULE, regime).stream()
            .filter(bound -> bound.rule().prefix())
            .mapToDouble(RunSize::epochs)
            .sum();
    int batches =
        rules.in(Role.UPDATE, regime).stream()
            .mapToInt(bound -> bound.rule().batchesOfUpdate(bound.annotation()))
            .max()
            .orElse(1);
    Optional<Train> train = stated(regime).map(use -> use.as(Train.class).annotation());
    int batch = train.map(Train::batch).orElse(STANDARD_BATCH);
    SortedMap<Integer, Integer> growth = new TreeMap<>();
    for (Rules.Bound<ScheduleRule<Annotation>> bound : rules.in(Role.SCHEDULE, regime)) {
      bound
          .rule()
          .batches(bound.annotation(), batch)
          .forEach((epoch, grown) -> growth.put((int) Math.ceil(warmup + epoch), grown));
    }
    return new RunSize(
        train.map(Train::epochs).orElse(STANDARD_EPOCHS), batch, growth, batches, warmup);
  }

  /** What states epochs and batch, if anything does. */
  public static Optional<Use<?>> stated(Collection<? extends Use<?>> regime) {
    return regime.stream()
        .filter(use -> use.annotation() instanceof Train)
        .<Use<?>>map(use -> use)
        .findFirst();
  }

  /** Samples whose mean gradient makes one update. */
  public long samplesOfUpdate() {
    return (long) batch * batchesOfUpdate;
  }

  /** Updates of the run on so many samples; the last one of an epoch may be of fewer batches. */
  public double updates(int samples) {
    return count(samples, batchesOfUpdate);
  }

  /** Batches of the run on so many samples. */
  public double batches(int samples) {
    return count(samples, 1);
  }

  /** The sizes of batches that the run comes to. */
  public List<Integer> sizes() {
    List<Integer> sizes = new ArrayList<>(List.of(batch));
    growth.headMap(epochs).values().forEach(sizes::add);
    return sizes;
  }

  private double count(int samples, int group) {
    double count = 0;
    int from = 0;
    int size = batch;
    for (Map.Entry<Integer, Integer> next : growth.headMap(epochs).entrySet()) {
      count += (next.getKey() - from) * groups(samples, size, group);
      from = next.getKey();
      size = next.getValue();
    }
    return count + (epochs - from) * groups(samples, size, group);
  }

  private static double groups(int samples, int size, int group) {
    return Math.ceil(Math.ceil((double) samples / size) / group);
  }

  /** Not a number where it depends on the data; no comparison with that holds. */
  private static double epochs(Rules.Bound<ScheduleRule<Annotation>> prefix) {
    Settings written =
        (use, member) -> new Scalar.Setting(member, Stated.number(use.annotation(), member));
    return prefix
        .rule()
        .epochs(prefix.use(), written)
        .evaluate(
            new double[0],
            leaf -> leaf instanceof Scalar.Setting setting ? setting.value() : Double.NaN);
  }
}
