package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.emit.step.Precision;
import dev.regimen.processor.ir.Curves;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.UpdatePlan;
import java.util.Collection;
import java.util.List;
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

  /** The most that any pass needs of what all of them share. */
  public long largest(ToLongFunction<Layout> count) {
    return Stream.of(
            Stream.of(trainingLayout, inferenceLayout),
            calibration.stream().map(Pass::layout),
            earlier.stream().map(Phase::layout))
        .flatMap(layouts -> layouts)
        .mapToLong(count)
        .max()
        .orElseThrow();
  }
}
