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

/**
 * Everything that a trainer is written from.
 *
 * @param model what the user wrote
 * @param lowered the training program's states and table
 * @param training the schedule of a training step
 * @param update the update behind it
 * @param trainingLayout where its data lies
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
}
