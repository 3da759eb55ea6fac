package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.emit.step.Precision;
import dev.regimen.processor.ir.Curves;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.UpdatePlan;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Everything that a trainer is written from.
 *
 * @param model what the user wrote
 * @param lowered the training program's states and table
 * @param training the schedule of a training step
 * @param update the update behind it
 * @param trainingLayout where its data lies
 * @param earlier the steps of the phases before that one, in which less trains
 * @param inference the schedule of a forward pass
 * @param inferenceLayout where its data lies; weights lie where they do in training
 * @param calibration the pass by which weights are scaled on the first batch, where some are
 * @param continuation the pass that writes token by token, where a network does
 * @param curves what schedules drive over the run
 * @param facts what the loop is told
 * @param notes what techniques of the update say of themselves
 * @param settings the numbers that a run may override
 * @param precision what is computed in
 */
public record TrainerPlan(
    NetworkModel model,
    Lowered lowered,
    Schedule training,
    UpdatePlan update,
    Layout trainingLayout,
    List<Phase> earlier,
    Schedule inference,
    Layout inferenceLayout,
    Optional<Pass> calibration,
    Optional<Pass> continuation,
    Curves curves,
    List<Fact> facts,
    List<String> notes,
    Collection<Setting> settings,
    Precision precision) {
  /**
   * A pass over the weights that training has.
   *
   * @param schedule what it does
   * @param layout where its data lies; weights lie where they do in training
   */
  public record Pass(Schedule schedule, Layout layout) {}

  /**
   * A training step of some epochs.
   *
   * @param until epochs that have gone when another one takes over
   * @param schedule what it does
   * @param update the update behind it
   * @param layout where its data lies
   */
  public record Phase(int until, Schedule schedule, UpdatePlan update, Layout layout) {
    /** The same over data that lies elsewhere. */
    public Phase with(Layout other) {
      return new Phase(until, schedule, update, other);
    }
  }

  /**
   * What training steps leave for the next ones.
   *
   * @param from where it begins in the arena, in elements of a sample
   * @param width how much of it there is, with all that may lie between
   */
  public record Kept(long from, long width) {}

  /** Where it is, in whichever phase; empty where steps leave nothing. */
  public Optional<Kept> kept() {
    LongSummaryStatistics places = new LongSummaryStatistics();
    Stream.concat(Stream.of(trainingLayout), earlier.stream().map(Phase::layout))
        .flatMap(layout -> layout.activations().entrySet().stream())
        .filter(place -> place.getKey().op() instanceof Leaf)
        .forEach(
            place -> {
              places.accept(place.getValue());
              places.accept(place.getValue() + Space.size(place.getKey()));
            });
    return places.getCount() == 0
        ? Optional.empty()
        : Optional.of(new Kept(places.getMin(), places.getMax() - places.getMin()));
  }

  /** The most that any pass needs of what all of them share. */
  public long largest(ToLongFunction<Layout> count) {
    return Stream.of(
            Stream.of(trainingLayout, inferenceLayout),
            Stream.of(calibration, continuation).flatMap(Optional::stream).map(Pass::layout),
            earlier.stream().map(Phase::layout))
        .flatMap(layouts -> layouts)
        .mapToLong(count)
        .max()
        .orElseThrow();
  }
}
