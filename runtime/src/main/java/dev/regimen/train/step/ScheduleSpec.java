package dev.regimen.train.step;

import dev.regimen.annotation.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What changes over a run beside the learning rate.
 *
 * @param settings those that schedules drive: other numbers in each update
 * @param plateau the metric whose standing still reduces the learning rate, if one does
 * @param growth when the batch grows, if it does
 * @param thaws when layers that were frozen begin to train, ascending
 * @param updates settings that are numbers of updates, from one change of the rate to the next
 */
public record ScheduleSpec(
    List<String> settings,
    Optional<Watched> plateau,
    Optional<BatchGrowth> growth,
    List<Thaw> thaws,
    List<String> updates) {
  /** Keeps a copy. */
  public ScheduleSpec {
    settings = List.copyOf(settings);
    thaws = List.copyOf(thaws);
    updates = List.copyOf(updates);
  }

  /**
   * The end of a phase of the run, from which on more is trained.
   *
   * @param epoch epochs that have gone then
   * @param layers that train from then on
   */
  public record Thaw(int epoch, List<String> layers) {}

  /** The phase, from 0, that an epoch, counted from 1, is in. */
  public int phase(int epoch) {
    return (int) thaws.stream().filter(thaw -> thaw.epoch() < epoch).count();
  }

  /**
   * When the batch grows.
   *
   * @param prefix the setting whose epochs come before the first milestone is counted; may be empty
   * @param milestones epochs
   */
  public record BatchGrowth(String prefix, List<Integer> milestones) {
    /** The epoch, from 0, at whose beginning a milestone is reached. */
    int epoch(int milestone, Settings settings) {
      return (int) Math.ceil(milestone + (prefix.isEmpty() ? 0 : settings.number(prefix)));
    }
  }

  /**
   * The epochs, from 0, from which on batches are of one size, each with the number of milestones
   * that were reached; the first is 0.
   */
  public List<int[]> growths(Settings settings) {
    List<int[]> growths = new ArrayList<>(List.of(new int[] {0, 0}));
    List<Integer> epochs =
        growth.stream()
            .flatMap(g -> g.milestones().stream().map(milestone -> g.epoch(milestone, settings)))
            .filter(epoch -> epoch < settings.whole(Settings.EPOCHS))
            .sorted()
            .toList();
    for (int epoch : epochs) {
      int[] last = growths.get(growths.size() - 1);
      int[] next = {epoch, last[1] + 1};
      if (epoch == last[0]) {
        growths.set(growths.size() - 1, next);
      } else {
        growths.add(next);
      }
    }
    return growths;
  }

  /**
   * The samples of a batch behind so many milestones: the first batch over factorᵏ, to the nearest
   * whole number, at most the setting {@code growingBatch.maximum} unless that is 0, and at most
   * all samples.
   */
  public int batch(Settings settings, int milestones, int samples) {
    double first = settings.whole(Settings.BATCH);
    double grown = first;
    if (growth.isPresent()) {
      int maximum = settings.whole("growingBatch.maximum");
      double factor = settings.number("growingBatch.factor");
      grown = Math.rint(first / Math.pow(factor, milestones));
      grown = maximum == 0 ? grown : Math.max(first, Math.min(grown, maximum));
    }
    return (int) Math.min(grown, samples);
  }

  /** The samples of the largest batch, where there are enough. */
  public int largestBatch(Settings settings) {
    List<int[]> growths = growths(settings);
    return batch(settings, growths.get(growths.size() - 1)[1], Integer.MAX_VALUE);
  }

  /** What the settings say of the numbers that schedules drive. */
  double[] numbers(Settings values) {
    return settings.stream().mapToDouble(values::number).toArray();
  }

  /** The facts of a {@link BlueprintBuilder} that are of schedules. */
  abstract static class Builder {
    private final List<String> scheduled = new ArrayList<>();
    private final List<Thaw> thaws = new ArrayList<>();
    private final List<String> updates = new ArrayList<>();
    private @Nullable Watched plateau;
    private @Nullable BatchGrowth growth;

    /** A schedule drives this setting, which is another number in each update. */
    public BlueprintBuilder scheduled(String setting) {
      scheduled.add(setting);
      return (BlueprintBuilder) this;
    }

    /**
     * The learning rate is reduced when the metric got no better by more than the setting {@code
     * plateau.minDelta} in {@code plateau.patience} epochs.
     */
    public BlueprintBuilder plateau(Metric monitor) {
      return plateau("", monitor);
    }

    /** {@link #plateau(Metric)} by the metric of one of several tasks. */
    public BlueprintBuilder plateau(String ofTask, Metric monitor) {
      plateau = new Watched(ofTask, monitor);
      return (BlueprintBuilder) this;
    }

    /**
     * The batch is divided by the setting {@code growingBatch.factor} at each milestone, up to
     * {@code growingBatch.maximum}.
     *
     * @param prefix the setting whose epochs come before milestones are counted; may be empty
     * @param milestones epochs
     */
    public BlueprintBuilder growingBatch(String prefix, int... milestones) {
      growth = new BatchGrowth(prefix, IntStream.of(milestones).boxed().toList());
      return (BlueprintBuilder) this;
    }

    /** Behind so many epochs, more than those before, these layers are trained too. */
    public BlueprintBuilder thaws(int epoch, String... layers) {
      thaws.add(new Thaw(epoch, List.of(layers)));
      return (BlueprintBuilder) this;
    }

    /** This setting is a number of updates, from one change of the learning rate to the next. */
    public BlueprintBuilder everyUpdates(String setting) {
      updates.add(setting);
      return (BlueprintBuilder) this;
    }

    ScheduleSpec schedule() {
      return new ScheduleSpec(
          scheduled, Optional.ofNullable(plateau), Optional.ofNullable(growth), thaws, updates);
    }
  }
}
